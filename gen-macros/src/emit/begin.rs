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
use crate::ir::{BitSet, LevelId, RootId};
use proc_macro2::TokenStream;
use quote::{ToTokens as _, quote};

impl Emitter<'_> {
    /// The arm of a root.
    pub(super) fn emit_arm(&self, root: RootId) -> TokenStream {
        let code = Arm::new(self, root).emit();
        if !self.is_in_place() {
            let pattern = self.pattern(root);
            return quote!(#pattern => #code);
        }
        let chain = self.compiled.levels.chain(self.compiled.levels.of_root(root));
        let Some((outermost, inner)) = chain.split_first() else {
            let (pattern, take) = self.matched(root);
            let runtime = &self.unit.runtime;
            let begins = self.is_in_front(root).then(|| quote!(#runtime::begins();));
            return quote!(#pattern => { #begins #take #code });
        };
        let (pattern, take) = (self.borrowed_loop(*outermost), self.take_apart(root));
        let inwards = inner.iter().map(|level| self.enter_loop(*level));
        if !self.is_crowded(*outermost) {
            return quote!(#pattern => { #(#inwards)* #take #code });
        }
        // One pattern would do; but of guards the optimiser makes branches, of which it passes by those that a suspension
        // rules out. The last arm has a guard, too: else more of the others is made twice.
        let (inner, inside) = (names::inner(*outermost), self.recognise(root, Some(*outermost)));
        let joined = self.joined(root).into_iter().map(|root| self.recognise(root, Some(*outermost)));
        quote! {
            #pattern if match *#inner { #inside #(| #joined)* => true, _ => false } => { #(#inwards)* #take #code }
        }
    }

    /// Whether there are several arms inside of a loop.
    fn is_crowded(&self, level: LevelId) -> bool {
        let crowded = self.crowded.get_or_init(|| {
            let (mut entered, mut crowded) = (BitSet::default(), BitSet::default());
            for root in self.arms() {
                let around = self.compiled.levels.outwards(self.compiled.layout.variants[*root].level);
                crowded.extend(around.filter(|level| !entered.insert(*level)));
            }
            crowded
        });
        crowded.contains(level)
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
            (self.recognise(root, variant.level).into_token_stream(), self.take_apart(root))
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
        if self.is_copied(root) {
            let (place, vacate) = (place_of(variant.level), self.vacate(root));
            return quote!(let &mut #pattern = #place else { #runtime::impossible() }; #vacate);
        }
        let taken = self.taken(variant.level);
        quote!(let #pattern = #taken else { #runtime::impossible() };)
    }

    /// Vacates the place of a state that has been copied: the core must see that nothing is left at the end.
    fn vacate(&self, root: RootId) -> Option<TokenStream> {
        let level = self.compiled.layout.variants[root].level;
        level.is_none().then(|| self.vacated(level))
    }

    /// Whether a root's state holds something, and all of that is only copied.
    fn is_copied(&self, root: RootId) -> bool {
        let (locals, fields) = (&self.compiled.body().locals, &self.compiled.layout.variants[root].fields);
        !fields.is_empty() && fields.iter().all(|field| field.saved == Saved::Live && locals[field.local].copy)
    }
}
