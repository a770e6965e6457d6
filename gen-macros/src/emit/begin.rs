//! How an arm begins: it recognises the state of its root, borrows what the loops around it hold, and takes the rest apart.
//!
//! ```text
//! &mut Start { v0 } => { .. }                                                          locals that are only copied
//! Start { .. } => { let Start { v0 } = replace(state, Poisoned) else { .. }; .. }      others
//! Loop0 { inner, v1: n } if match *inner { Yield2 { .. } => true, _ => false } => { .. }
//! ```

use super::arm::Arm;
use super::pack::place_of;
use super::{Emitter, names};
use crate::elaborate::keep::Saved;
use crate::ir::{LevelId, RootId};
use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use quote::quote;

impl Emitter<'_> {
    /// The arm of a root.
    pub(super) fn emit_arm(&self, root: RootId) -> TokenStream {
        let code = Arm::new(self, root).emit();
        if !self.is_in_place() {
            let pattern = self.pattern(root);
            return quote!(#pattern => #code);
        }
        let chain = self.compiled.levels.chain(self.compiled.levels.of_root(root));
        let ((pattern, guard), take) = match chain.first() {
            Some(outermost) => (self.loop_arm(*outermost, root), self.take_apart(root)),
            None => {
                let (pattern, take) = self.matched(root);
                ((pattern, TokenStream::new()), take)
            }
        };
        let inwards = chain.iter().skip(1).map(|level| self.enter_loop(*level));
        let body = inwards.chain([take, code]).collect();
        let body = TokenTree::Group(Group::new(Delimiter::Brace, body));
        [pattern, guard, quote!(=>), body.into()].into_iter().collect()
    }

    /// The pattern of an arm inside of a loop that is resumed in place, and the guard that tells it from others, if there are any.
    /// One pattern would do; but of guards the optimiser makes branches, of which it passes by those that a suspension rules out.
    /// The last one has a guard, too: else more of the others is made twice.
    fn loop_arm(&self, level: LevelId, root: RootId) -> (TokenStream, TokenStream) {
        let (inner, pattern) = (names::inner(level), self.borrowed_loop(level));
        if self.arms_inside(level).all(|arm| arm == root) {
            return (pattern, TokenStream::new());
        }
        let inside = self.recognise(root, Some(level));
        let joined = self.joined(root).into_iter().map(|root| self.recognise(root, Some(level)));
        (pattern, quote!(if match *#inner { #inside #(| #joined)* => true, _ => false }))
    }

    /// The arms inside of a loop.
    fn arms_inside(&self, level: LevelId) -> impl Iterator<Item = RootId> {
        let (variants, levels) = (&self.compiled.layout.variants, &self.compiled.levels);
        let arms = self.arms().iter().copied();
        arms.filter(move |root| levels.outwards(variants[*root].level).any(|around| around == level))
    }

    /// Borrows the state of a loop inside of another one.
    fn enter_loop(&self, level: LevelId) -> TokenStream {
        let runtime = &self.unit.runtime;
        let around = place_of(self.compiled.levels.list[level].parent);
        let pattern = self.borrowed_loop(level);
        quote!(let #pattern = &mut *#around else { #runtime::impossible() };)
    }

    /// The pattern of a root's state where the place that holds it is matched on, and what takes it apart behind that: locals
    /// that are only copied are bound by the pattern.
    pub(super) fn matched(&self, root: RootId) -> (TokenStream, TokenStream) {
        let variant = &self.compiled.layout.variants[root];
        if self.is_copied(root) {
            let pattern = self.pattern(root);
            (quote!(&mut #pattern), self.vacate(root).unwrap_or_default())
        } else {
            (self.recognise(root, variant.level), self.take_apart(root))
        }
    }

    /// Moves the locals out that the state of a root itself holds. Where all of them are only copied, there is no code that
    /// would drop what any other state might hold.
    fn take_apart(&self, root: RootId) -> TokenStream {
        let variant = &self.compiled.layout.variants[root];
        if variant.fields.is_empty() {
            return TokenStream::new();
        }
        let (runtime, pattern) = (&self.unit.runtime, self.pattern(root));
        let (place, vacant) = (place_of(variant.level), self.vacant(variant.level));
        if self.is_copied(root) {
            let copied = quote!(let &mut #pattern = &mut *#place else { #runtime::impossible() };);
            return [Some(copied), self.vacate(root)].into_iter().flatten().collect();
        }
        quote!(let #pattern = #runtime::replace(#place, #vacant) else { #runtime::impossible() };)
    }

    /// Vacates the place of a state that has been copied: the core must see that nothing is left at the end.
    fn vacate(&self, root: RootId) -> Option<TokenStream> {
        let level = self.compiled.layout.variants[root].level;
        let (runtime, place, vacant) = (&self.unit.runtime, place_of(level), self.vacant(level));
        level.is_none().then(|| quote!(#runtime::store(#place, #vacant);))
    }

    /// Whether a root's state holds something, and all of that is only copied.
    fn is_copied(&self, root: RootId) -> bool {
        let (locals, fields) = (&self.compiled.body().locals, &self.compiled.layout.variants[root].fields);
        !fields.is_empty() && fields.iter().all(|field| field.saved == Saved::Live && locals[field.local].copy)
    }
}
