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
use crate::ir::{Captured, Captures, Gate, LocalId, MethodId, Moving, Namesake, Spending};
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
            (Keep::AskCalled, _) => self.ask_called(local),
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
        Some(self.ask_about(method, fate))
    }

    /// Asks whether a method consumes a value of the type that something knows.
    pub(super) fn ask_about(&self, method: MethodId, knows: &Ident) -> TokenStream {
        let (runtime, method) = (&self.unit.runtime, &self.compiled.body().methods[method]);
        let asked = method.call(knows);
        let question = match method.namesake {
            Namesake::None => quote!(#runtime::consumes!(#asked)),
            Namesake::Adaptor => quote!(#runtime::adapts!(#asked, genfn_adapted)),
            Namesake::Order => quote!(#runtime::adapts!(#asked, genfn_ordered)),
            Namesake::Tap => quote!(#runtime::taps!(#asked)),
        };
        method.asked(question)
    }

    /// Asks about a local that a closure has captured: whether it has to be kept, if the closure has its value.
    pub(super) fn ask_captured(&self, closure: LocalId, local: LocalId) -> TokenStream {
        let probe = names::probe(closure, local);
        let answer = quote!((&&&&&&#probe).genfn_tag());
        let captured = self.captured(closure).iter().find(|captured| captured.local == local && !captured.by_value);
        match captured.and_then(|captured| captured.spent_by) {
            Some(spending) => {
                let spent = self.ask_spent(spending, &probe);
                quote!(#spent.captured(#answer))
            }
            None => answer,
        }
    }

    /// Asks about a closure that was called: if it has consumed anything, nothing is left of it.
    fn ask_called(&self, closure: LocalId) -> TokenStream {
        let runtime = &self.unit.runtime;
        let by_value = self.captured(closure).iter().filter(|captured| captured.by_value);
        let answers = by_value.clone().map(|captured| self.ask_captured(closure, captured.local));
        let kept = answers.reduce(|one, other| quote!(#one.or(#other)));
        let Some(kept) = kept else { return quote!(#runtime::keep::Forget) };
        let spent = by_value.filter_map(|captured| Some((captured.local, captured.spent_by?)));
        spent.fold(kept, |kept, (local, spending)| {
            let spent = self.ask_spent(spending, &names::probe(closure, local));
            quote!(#spent.consumed(#kept))
        })
    }

    /// Asks whether a closure consumes what it has captured, of the type that a probe knows.
    fn ask_spent(&self, spending: Spending, probe: &Ident) -> TokenStream {
        let runtime = &self.unit.runtime;
        match spending {
            Spending::Method(method) => self.ask_about(method, probe),
            Spending::Choice => quote!(#runtime::chooses!(#probe)),
        }
    }

    fn captured(&self, closure: LocalId) -> &[Captured] {
        self.compiled.body().locals[closure].captures.as_ref().map_or(&[], Captures::values)
    }

    /// The method that decides about a local of which parts were used by value. If something is left that can't be
    /// kept, it warns, where the local is declared.
    fn then(&self, local: LocalId, keep: Keep, taken: TakenId) -> Ident {
        let taken = self.compiled.analyses.doubts.taken(taken);
        let name = if taken.leaves && self.loses(keep, &taken.parts) { "then_left" } else { "then" };
        Ident::new(name, Span::mixed_site().located_at(self.compiled.body().locals[local].name.span()))
    }
}
