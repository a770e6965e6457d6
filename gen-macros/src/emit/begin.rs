//! How an arm begins: it recognises the state of its root, borrows what the loops around it hold, and takes the rest apart.
//!
//! ```text
//! &mut Start { v0 } => { .. }                                                          locals that are only copied
//! Start { .. } => { let Start { v0 } = replace(state, Poisoned) else { .. }; .. }      others
//! Loop0 { inner, v1: n } if match *inner { Yield2 { .. } => true, _ => false } => { .. }
//! ```

use super::arm::Arm;
use super::pack::place_of;
use super::tokens::{Written, append, braced, word};
use super::{Emitter, names};
use crate::elaborate::keep::{Keep, Saved};
use crate::ir::{BitSet, LevelId, Root, RootId};
use proc_macro2::{Group, Span, TokenStream};
use quote::{ToTokens, quote};
use syn::Token;

impl Emitter<'_> {
    /// Appends the arm of a root.
    pub(super) fn emit_arm(&self, root: RootId, tokens: &mut TokenStream) {
        let arrow = Token![=>](Span::call_site());
        let code = Arm::new(self, root).emit();
        if !self.is_in_place() {
            return append!(tokens, self.pattern(root), arrow, code);
        }
        let chain = self.compiled.levels.chain(self.compiled.levels.of_root(root));
        let Some((outermost, inner)) = chain.split_first() else {
            let (pattern, take) = self.matched(root);
            let runtime = &self.unit.runtime;
            let begins = (self.compiled.layout.variants[root].root == Root::Start).then(|| quote!(#runtime::begins();));
            return append!(tokens, pattern, arrow, self.behind(TokenStream::new(), &[], quote!(#begins #take), code));
        };
        append!(tokens, self.borrowed_loop(*outermost));
        if self.is_crowded(*outermost) {
            self.emit_guard(root, *outermost, tokens);
        }
        append!(tokens, arrow, self.behind(self.reach_held(*outermost), inner, self.take_apart(root), code));
    }

    /// Tells the arms inside of a loop apart. One pattern would do; but of guards the optimiser makes branches, of which it
    /// passes by those that a suspension rules out. The last arm has a guard, too: else more of the others is made twice.
    fn emit_guard(&self, root: RootId, level: LevelId, tokens: &mut TokenStream) {
        let at = Span::call_site();
        let answer = braced(Written(|tokens: &mut TokenStream| {
            self.recognise(root, Some(level)).to_tokens(tokens);
            for joined in self.joined(root) {
                append!(tokens, Token![|](at), self.recognise(joined, Some(level)));
            }
            self.answers.to_tokens(tokens);
        }));
        append!(tokens, Token![if](at), Token![match](at), Token![*](at), names::inner(level), answer);
    }

    /// The code of an arm, behind what gets at the state of its root.
    fn behind(&self, reach: TokenStream, inner: &[LevelId], take: impl ToTokens, code: Group) -> Group {
        let mut inside = reach;
        inner.iter().for_each(|level| self.enter_loop(*level, &mut inside));
        append!(&mut inside, take);
        if inside.is_empty() {
            return code;
        }
        append!(&mut inside, code);
        braced(inside)
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
    fn enter_loop(&self, level: LevelId, tokens: &mut TokenStream) {
        let (at, around) = (Span::call_site(), place_of(self.compiled.levels.list[level].parent));
        append!(tokens, word("let"), self.borrowed_loop(level), Token![=](at), Token![&](at), Token![mut](at));
        append!(tokens, Token![*](at), around, self.otherwise, self.reach_held(level));
    }

    /// The pattern of a root's state where the place that holds it is matched on, and what takes it apart behind that: locals
    /// that are only copied are bound by the pattern.
    pub(super) fn matched(&self, root: RootId) -> (TokenStream, TokenStream) {
        let variant = &self.compiled.layout.variants[root];
        if self.is_copied(root) {
            let pattern = self.pattern(root);
            (quote!(&mut #pattern), self.vacate(root).unwrap_or_default())
        } else {
            (self.recognise(root, variant.level).into_token_stream(), self.take_apart(root).into_token_stream())
        }
    }

    /// Moves the locals out that the state of a root itself holds. Where all of them are only copied, there is no code that
    /// would drop what any other state might hold.
    fn take_apart(&self, root: RootId) -> impl ToTokens {
        Written(move |tokens: &mut TokenStream| {
            let (at, variant) = (Span::call_site(), &self.compiled.layout.variants[root]);
            if variant.fields.is_empty() {
                return;
            }
            let (pattern, is) = (self.pattern(root), Token![=](at));
            if self.is_copied(root) {
                append!(tokens, word("let"), Token![&](at), Token![mut](at), pattern, is, place_of(variant.level));
                append!(tokens, self.otherwise, self.vacate(root));
                return;
            }
            let (taken, otherwise) = (self.taken(variant.level), &self.otherwise);
            match self.unless_gone(root) {
                Some((gone, nothing)) => {
                    let fields = variant.fields.iter().map(|field| names::field(field.local)).collect::<Vec<_>>();
                    append!(
                        tokens,
                        quote! {
                            let (#(#fields,)*) = if #gone { (#nothing) } else { let #pattern #is #taken #otherwise (#(#fields,)*) };
                        }
                    );
                }
                None => append!(tokens, word("let"), pattern, is, taken, otherwise),
            }
        })
    }

    /// Whether nothing is held by the state of a root inside of a loop, and what stands for that; `None` if it certainly
    /// holds something. If it does not, the state may stay: the loop goes on as from its head.
    fn unless_gone(&self, root: RootId) -> Option<(TokenStream, TokenStream)> {
        let variant = &self.compiled.layout.variants[root];
        let keeps = variant.fields.iter().map(|field| match field.saved {
            Saved::Kept(keep) | Saved::Rest(keep) if keep != Keep::Hold && field.form.is_none() => {
                let fate = names::fate(field.local, keep);
                Some((quote!(#fate.is_gone), self.unless_returned(field.local, field.saved, quote!((#fate.nothing)()))))
            }
            _ => None,
        });
        let fates = keeps.collect::<Option<Vec<_>>>().filter(|_| variant.level.is_some())?;
        let (gone, nothing): (Vec<_>, Vec<_>) = fates.into_iter().unzip();
        Some((quote!(#(#gone)&&*), quote!(#(#nothing,)*)))
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
