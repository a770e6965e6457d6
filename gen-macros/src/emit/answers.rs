//! What rustc is asked, behind the arms: by then it has seen all that tells it types.
//!
//! ```text
//! fate.decide(fate.probe().genfn_tag())                                        a local
//! fate.decide(parts.then(fate.probe().genfn_tag()))                            one of which parts were used
//! fate.decide(consumes!(fate.method()).consumed(fate.probe().genfn_tag()))     one on which a method was called
//! ```

use super::{Emitter, names, questions};
use crate::analysis::TakenId;
use crate::elaborate::keep::{Keep, Question};
use crate::ir::{Gate, LocalId, Method, Moving};
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use std::collections::BTreeSet;

impl Emitter<'_> {
    /// Asks rustc, behind the arms.
    pub(super) fn emit_questions(&self) -> TokenStream {
        let asked = self.asked.borrow();
        let questions = asked.iter().map(|(local, keep)| {
            let (fate, answer) = (names::fate(*local, *keep), self.emit_answer(*local, *keep));
            quote!(#fate.decide(#answer);)
        });
        let parts = self.sites().map(|(position, site)| {
            let (part, method) = (names::part(position), questions::part_method(site.kind));
            let answer = quote!((&&&&&#part.probe()).#method());
            let answer = self.if_moved([(position, site)].into_iter(), None, &quote!(part), answer);
            let wait = self.emit_awaited(position, site);
            quote!(#part.decide(#answer); #wait)
        });
        let again = self.again.moved.iter().map(|(local, moved)| self.emit_again(*local, moved));
        // What is left of values has a type before it is asked about.
        self.ask_openings().into_iter().chain(self.ask_arrays()).chain(questions).chain(parts).chain(again).collect()
    }

    /// Asks whether a local can be used again, whatever of this was done to it.
    fn emit_again(&self, local: LocalId, moved: &BTreeSet<Moving>) -> TokenStream {
        let (runtime, again) = (&self.unit.runtime, names::again(local));
        let copied = quote!((&&#again.probe()).genfn_again());
        let answers = moved.iter().map(|moving| match moving {
            Moving::Operand | Moving::With(_) => copied.clone(),
            Moving::Whole => quote!((&&#again.probe()).genfn_moves()),
            Moving::Lent => quote!((&&#again.probe()).genfn_lends()),
            Moving::Method(name) => quote!(#runtime::consumes!(#again.#name()).if_consumed(#copied)),
            Moving::Adaptor => quote!((&&&&#again.probe()).genfn_adapts_again()),
        });
        // If it has to be `Copy`, nothing else can move it.
        let tells_all = matches!(moved.first(), Some(Moving::Whole | Moving::Operand));
        let answers = answers.take(if tells_all { 1 } else { moved.len() });
        let answer = answers.reduce(|one, other| quote!(#one.and(#other)));
        quote!(#again.decide(#answer);)
    }

    fn emit_answer(&self, local: LocalId, keep: Keep) -> TokenStream {
        let fate = names::fate(local, keep);
        let own = |question| {
            let tag = questions::method(question);
            let answer = quote!((&&&&&&&&&&#fate.probe()).#tag());
            match self.emit_consumed(&fate, question) {
                Some(consumed) => quote!(#consumed.consumed(#answer)),
                None => answer,
            }
        };
        let others = self.answers_of(local, keep, &self.deciding(local, keep)).into_iter();
        let moved = matches!(keep, Keep::AskParts(..)).then(|| self.moved_parts(local));
        let others = others.chain(moved.into_iter().flatten()).reduce(|one, other| quote!(#one.or(#other)));
        match (keep, others) {
            (Keep::Ask(question) | Keep::AskForm(question, _), _) | (Keep::AskParts(question, _), None) => {
                own(question)
            }
            (Keep::AskParts(question, taken), Some(parts)) => {
                let own = own(question);
                let then = self.then(local, keep, taken);
                quote!(#parts.#then(#own))
            }
            (Keep::AskCaptured, Some(captured)) => captured,
            (Keep::AskCaptured | Keep::Hold, _) => crate::diag::bug!("nothing is asked about {local}"),
        }
    }

    /// Asks whether a method consumed a local on which it depends whether there is anything to keep.
    pub(super) fn emit_consumed(&self, fate: &Ident, question: Question) -> Option<TokenStream> {
        let (Question::Unless(Gate::Method(method) | Gate::Named(Some(method)))
        | Question::OwnUnless(Gate::Method(method) | Gate::Named(Some(method)))) = question
        else {
            return None;
        };
        let (runtime, method) = (&self.unit.runtime, &self.compiled.body().methods[method]);
        let Method { name, args, adapts, .. } = method;
        let asked = quote!(#fate.#name(#(#args),*));
        let question = if *adapts { quote!(#runtime::adapts!(#asked)) } else { quote!(#runtime::consumes!(#asked)) };
        Some(method.asked(question))
    }

    /// The method that decides about a local of which parts were used by value. If something is left that can't be
    /// kept, it warns, where the local is declared.
    fn then(&self, local: LocalId, keep: Keep, taken: TakenId) -> Ident {
        let taken = self.compiled.analyses.doubts.taken(taken);
        let name = if taken.leaves && self.loses(keep, &taken.parts) { "then_left" } else { "then" };
        Ident::new(name, Span::mixed_site().located_at(self.compiled.body().locals[local].name.span()))
    }
}
