//! The types of locals that a step declares again, because they are assigned before they are used.
//!
//! ```text
//! let mut node = self; loop { yield node.value; node = &node.boxed; }
//! ```
//!
//! No state holds `node`, and the step that goes on behind the suspension declares it without a value. What is assigned there
//! first need not have its type, but may become one by coercion; so the type is told where it is declared first, which stands
//! in front. No control reaches what tells it: rustc looks at types there, and at nothing else.
//!
//! The same goes for the value of an expression whose branches give it in several steps, each of which may use it at once, as
//! in `f(guard().len(), if is_new { yield 0; 1 } else { old })`: what one of them tells of its type, the others know.
//! It goes as well for a local that is named only where control never gets, behind a `todo!()`.

use super::Emitter;
use super::arm::Arm;
use super::names;
use crate::compile::Compiled;
use crate::elaborate::in_scope;
use crate::ir::{BitSet, Body, Dest, LocalId, LocalKind, Root, StmtKind};
use crate::syntax::tokens::any_ident;
use proc_macro2::TokenStream;
use quote::quote;
use std::cell::LazyCell;

/// The locals that are declared again somewhere.
pub(super) fn retyped(compiled: &Compiled) -> BitSet<LocalId> {
    let body = compiled.body();
    let mut candidates = compiled.analyses.graph.assigned();
    candidates.union(&compiled.analyses.graph.named_in_vain());
    let candidates = candidates.iter().filter(|local| body.locals[*local].kind != LocalKind::Temp);
    let mut candidates = candidates.chain(given(body).iter()).collect::<Vec<_>>();
    let mut retyped = BitSet::default();
    for (id, root) in compiled.analyses.roots.list.enumerate().filter(|(_, root)| **root != Root::Start) {
        if candidates.is_empty() {
            break;
        }
        let scope = LazyCell::new(|| in_scope(body, body.point_of(*root)));
        let is_missing = |local: &LocalId| compiled.frames.saved(id, *local).is_none() && scope.contains(local);
        candidates.iter().filter(|local| is_missing(local)).for_each(|local| _ = retyped.insert(*local));
        candidates.retain(|local| !retyped.contains(*local));
    }
    retyped
}

/// The temporaries that get their values from several places, as that of a `match` does from its arms: each may be in
/// another step.
fn given(body: &Body) -> BitSet<LocalId> {
    let (mut once, mut several) = (BitSet::default(), BitSet::default());
    for stmt in body.scopes.iter().flat_map(|scope| &scope.stmts) {
        if let Dest::Assign(local) = stmt.dest
            && body.locals[local].ty.is_none()
            && (!once.insert(local) || !matches!(stmt.kind, StmtKind::Code(_)))
        {
            several.insert(local);
        }
    }
    several
}

impl Emitter<'_> {
    /// Declares what knows these types, in front of the arms, as far as they tell them.
    pub(super) fn emit_types(&self, arms: &TokenStream) -> TokenStream {
        let runtime = &self.unit.runtime;
        let types = self.retyped.iter().map(names::type_of);
        let types = types.filter(|known| any_ident(arms, &mut |name| name == known));
        types.map(|known| quote!(let #known = #runtime::Probe::new();)).collect()
    }
}

impl Arm<'_> {
    /// Tells the type of a local that has just been declared.
    pub(super) fn tell_type(&self, local: LocalId) -> Option<TokenStream> {
        // What is left of a value has another type.
        if !self.emitter.retyped.contains(local) || self.emitter.forms_at(self.root).contains_key(&local) {
            return None;
        }
        let (known, value, label) = (names::type_of(local), self.value(local), names::told());
        Some(quote!(#label: { break #label; #known.of(&#value); }))
    }
}
