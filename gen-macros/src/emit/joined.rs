//! Arms that are one: what follows the suspensions in a loop stands in front of the loop, in the arm of its head.
//!
//! ```text
//! Join1 {} => loop { if c { yield a; b } else { break } }               from
//! Yield2 {} => { b; loop { if c { yield a; b } else { break } } }
//! Join1 {} | Yield2 {} => {                                             into
//!     if false { loop { .. } } else { match *inner { Yield2 {} => b, _ => {} } loop { .. } }
//! }
//! ```
//!
//! So there is one loop in the program, and in a loop over the generator the optimiser sees where a step begins again. The
//! loop that is never run tells rustc the types, which it infers from top to bottom: what `b` uses stands in it. Where `b`
//! needs nothing of what the loop tells, it is left out.

use super::Emitter;
use super::arm::Arm;
use super::pack::place_of;
use crate::ir::{Idx as _, Point, Root, RootId, ScopeId};
use crate::resolve::holes;
use proc_macro2::{Span, TokenStream};
use quote::quote;

impl Emitter<'_> {
    /// The roots whose arms are a part of this one: those that follow it in the source, if it is the head of a loop that is
    /// resumed in place, and they come back to it.
    pub(super) fn joined(&self, head: RootId) -> Vec<RootId> {
        let Some(scope) = self.head_of_level(head).filter(|_| self.is_joined_with(head, None)) else {
            return Vec::new();
        };
        let variants = &self.compiled.layout.variants;
        let behind = (head.index() + 1..variants.len()).map(RootId::new).filter(|root| variants[*root].is_used);
        behind.take_while(|root| self.is_joined_with(*root, Some((head, scope)))).collect()
    }

    /// Whether rustc has to see a loop in front of what is left of its iterations, to know the types.
    fn tells_rests(&self, head: RootId, rests: &[RootId]) -> bool {
        let (body, analyses) = (self.compiled.body(), &self.compiled.analyses);
        let region = |root| {
            let mut others = self.compiled.threads.of(root).clone();
            others.remove(head);
            analyses.region_of(body, root, &others)
        };
        let (code, begin) = (region(head), analyses.roots.node(body, &analyses.graph, head));
        !rests.iter().all(|root| {
            let mut rest = region(*root);
            rest.remove(begin);
            // What is put back is found by the names of fields, and what is dropped part by part is matched.
            let is_opened = |local| self.compiled.homes.part(local).is_some() || self.drops_from_behind(local);
            if self.compiled.layout.variants[*root].fields.iter().any(|field| is_opened(field.local)) {
                return false;
            }
            // The loop alone stores what this state holds.
            let stored = |local| self.compiled.layout.variants[*root].fields.iter().any(|field| field.local == local);
            analyses.can_precede(body, (&rest, &code), |local| !stored(local))
        })
    }

    /// The loop at whose head a root is, if that is resumed in place.
    fn head_of_level(&self, root: RootId) -> Option<ScopeId> {
        let Root::Join(Point { scope, stmt: 0 }) = self.compiled.layout.variants[root].root else { return None };
        let level = self.compiled.levels.of_scope(scope)?;
        (self.compiled.levels.of_root(root) == Some(level)).then_some(scope)
    }

    /// Whether the state of a root holds nothing of its own from outside of the loop that it comes back to; and if it is the
    /// head itself, nothing.
    fn is_joined_with(&self, root: RootId, head: Option<(RootId, ScopeId)>) -> bool {
        let (body, compiled) = (self.compiled.body(), self.compiled);
        let declared = |local| body.locals[local].declared.map(|at| at.scope);
        let inside = compiled.layout.variants[root].fields.iter().all(|field| {
            let scope = declared(field.local);
            head.zip(scope).is_some_and(|((_, outer), scope)| body.is_inside(scope, outer))
        });
        let comes_back = head.is_none_or(|(head, _)| {
            compiled.threads.of(root).contains(head) && compiled.levels.of_root(root) == compiled.levels.of_root(head)
        });
        inside && comes_back && self.forms_at(root).is_empty()
    }
}

impl Arm<'_> {
    /// The loop at whose head the arm begins, behind what is left of an iteration where the generator suspended in it.
    pub(super) fn emit_joined_loop(&mut self, scope: ScopeId) -> TokenStream {
        let code = self.emit_loop_from_head(scope);
        let joined = self.emitter.joined(self.root);
        if joined.is_empty() {
            return code;
        }
        let mut label = None;
        let rests = joined.iter().map(|root| self.rest_from(*root, scope, &mut label)).collect::<TokenStream>();
        let inner = place_of(self.level);
        if self.emitter.tells_rests(self.root, &joined) {
            quote!(#label { if false { #code } else { match #inner { #rests _ => {} } #code } })
        } else {
            quote!(#label { match #inner { #rests _ => {} } #code })
        }
    }

    /// What is left of an iteration from a root on. If it leaves the loop, that needs a label of its own.
    fn rest_from(&mut self, root: RootId, scope: ScopeId, label: &mut Option<TokenStream>) -> TokenStream {
        let mut arm = Arm::new(self.emitter, root);
        let (kind, head) = (self.emitter.compiled.layout.variants[root].root, Point { scope, stmt: 0 });
        let path = self.body().path_to(self.body().point_of(kind));
        let inside = path.iter().position(|at| at.scope == scope).unwrap_or_default();
        let rest = arm.enter(&path[inside..], kind).code();
        let rest = arm.convert_at_end(scope, self.graph().at(head), rest);
        let mut iteration = arm.iteration(scope, rest);
        if let Some(target) = self.body().scopes[scope].target().filter(|target| arm.breaks_before(head, *target)) {
            let rest = holes::rest_label(target, Span::mixed_site());
            *label = Some(quote!(#rest:));
            iteration = holes::relabel(iteration, target);
        }
        self.needs.merge(&arm.needs);
        self.region.union(&arm.region);
        let (pattern, take) = self.emitter.matched(root);
        quote!(#pattern => { #take #iteration })
    }
}
