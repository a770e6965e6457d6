//! Closures that borrow what they capture: they can be made again, as long as they are in use.
//!
//! ```text
//! let mut next = 0; let mut id = || { next += 1; next }; yield id(); yield id();
//! ```
//!
//! A state that holds both `next` and `id` would move `next` while it is borrowed. A closure that captures nothing by
//! value is no more than references, and so a state need not hold it: whoever goes on makes it again.

use crate::ir::{Effect, Local, LocalId, Rebind, Remade};
use crate::lower::Lowerer;
use crate::lower::moves::copied::reads_copies;
use crate::lower::patterns::bound_by;
use quote::quote;
use syn::{Expr, Pat};

/// The most arguments of which the types can be the same wherever a closure is made again.
const MOST_ARGS: usize = 6;

impl Lowerer<'_> {
    /// Notes how a closure can be made again. What reads nothing but copies is held with those.
    pub(in crate::lower) fn note_closure(&mut self, pat: &Pat, value: &Expr) {
        let (Expr::Closure(closure), Pat::Ident(_)) = (value, pat) else { return };
        let [bound] = &bound_by(pat)[..] else { return };
        if closure.capture.is_some()
            || closure.inputs.len() > MOST_ARGS
            || reads_copies(closure, &self.locals, &self.uses.macros.names)
        {
            return;
        }
        let (mut of, mut certain) = (Vec::new(), true);
        self.uses.value(value).for_each(&mut |captured, effect| {
            certain &= self.locals[captured].copy || effect == Effect::Borrow || self.borrows_only(captured);
            of.push(captured);
        });
        let is_own = |captured: &LocalId| !is_pointer(&self.locals[*captured]);
        let borrows_own = of.iter().any(is_own);
        let told = closure.inputs.iter().all(|input| matches!(input, Pat::Type(_)));
        let id = self.rebinds.push(Rebind {
            code: quote!(let #pat = #value;).into(),
            binds: vec![*bound],
            of,
            indices: Vec::new(),
            unique: false,
            certain,
            is_alias: false,
            borrows_own,
            closure: Some(Remade { args: closure.inputs.len(), told }),
        });
        self.locals[*bound].rebind = Some(id);
        self.locals[*bound].trivial |= certain || self.exposed.found.contains(*bound);
    }

    /// Whether a local is a closure that holds nothing but references: calling it leaves it.
    fn borrows_only(&self, local: LocalId) -> bool {
        let rebind = self.locals[local].rebind.map(|rebind| &self.rebinds[rebind]);
        rebind.is_some_and(|rebind| rebind.closure.is_some() && rebind.certain)
    }
}

/// Whether a local is known to be a reference: a closure borrows what it points to, and not the local.
fn is_pointer(local: &Local) -> bool {
    local.unique || local.is_shared()
}
