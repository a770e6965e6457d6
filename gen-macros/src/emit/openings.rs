//! Where patterns take parts out of values that stay whole, if rustc says that they can: which of these places control gets
//! to, and what rustc is asked about them.

use super::{Emitter, names, questions};
use crate::elaborate::keep::{Keep, Question};
use crate::ir::LocalId;
use crate::lower::LeftOpen;
use crate::syntax::tokens::any_ident;
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use std::collections::BTreeSet;

impl Emitter<'_> {
    /// Notes which of them the arms hold: of others nothing tells the types.
    pub(super) fn note_openings(&self, arms: &TokenStream) {
        if !self.compiled.lowered.openings.is_empty() {
            let mut openings = self.openings.borrow_mut();
            any_ident(arms, &mut |name| {
                openings.extend(names::opening(name));
                false
            });
        }
    }

    /// Declares what stands for the answers.
    pub(super) fn declare_openings(&self) -> TokenStream {
        let runtime = &self.unit.runtime;
        let declare = |opening: &usize| {
            let (open, parts, left) = (names::open(*opening), self.parts_of(*opening), self.left_of(*opening));
            quote! {
                let #open = #runtime::opened::Open::new();
                #(let #parts = #runtime::opened::Part::new();)*
                #(let #left = #runtime::Fate::new();)*
            }
        };
        self.openings.borrow().iter().map(declare).collect()
    }

    /// Asks rustc, behind the arms.
    pub(super) fn ask_openings(&self) -> Vec<TokenStream> {
        let ask = |opening: &usize| {
            let (open, parts, way) = (names::open(*opening), self.parts_of(*opening), names::way_of_open(*opening));
            let (ways, left) = (self.ways_of(*opening), self.left_of(*opening));
            let (all, answers, lost) =
                (joined(ways.iter()), self.answers_for_left(*opening), self.warn_of_lost(*opening));
            let (homes, if_held) = (self.answer_homes(*opening), self.if_held(*opening));
            let or_back = ways.iter().map(|_| self.compiled.homes.lost(*opening).map(|_| quote!(.or_back())));
            quote! {
                #(let #ways = (&&&&&&&#parts.probe()).genfn_tag_opened()#or_back;)*
                let #way = #all #if_held;
                #homes
                #open.decide(#way);
                #(#parts.decide(#ways);)*
                #(#left.decide(#answers);)*
                #(#lost)*
            }
        };
        self.openings.borrow().iter().map(ask).collect()
    }

    /// What becomes of each part that a pattern leaves.
    fn answers_for_left(&self, opening: usize) -> Vec<TokenStream> {
        let (held, way, ways) =
            (questions::method(Question::Destructor), names::way_of_open(opening), self.ways_of(opening));
        let answer = |(fate, left): (Ident, &LeftOpen)| {
            let mut held = quote!((&&&&&&&&&&#fate.probe()).#held());
            for (inside, method) in [(&left.opened, "whole"), (&left.within, "rest")] {
                let (inside, method) = (joined(inside.iter().map(|part| &ways[*part])), format_ident!("{method}"));
                held = inside.map_or_else(|| held.clone(), |way| quote!(#way.#method(#held)));
            }
            quote!(#way.missing(#held))
        };
        self.left_of(opening).into_iter().zip(&self.compiled.lowered.openings[opening].left).map(answer).collect()
    }

    /// Lets rustc warn where a struct is taken apart of which parts have no name, while one beside it stays whole.
    fn warn_of_lost(&self, opening: usize) -> Vec<TokenStream> {
        let (left, answers) = (&self.compiled.lowered.openings[opening].left, self.answers_for_left(opening));
        let (way, ways) = (names::way_of_open(opening), self.ways_of(opening));
        let warn = |(position, lost): (usize, &LeftOpen)| {
            let others = left.iter().zip(&answers).enumerate();
            let others = others.filter(|(other, (left, _))| *other != position && !left.opened.is_empty());
            let beside = others.map(|(_, (_, answer))| answer.clone()).reduce(|one, other| quote!(#one.or(#other)))?;
            let (moved, then) =
                (joined(lost.opened.iter().map(|part| &ways[*part]))?, quote_spanned!(lost.loses?=> then_beside));
            Some(quote!(#way.missing(#moved.rest(#beside)).#then();))
        };
        left.iter().enumerate().filter_map(warn).collect()
    }

    /// Asks about what decides whether a local is kept: whether parts of it have been moved, or what it has captured.
    pub(super) fn answers_of(&self, local: LocalId, keep: Keep, deciding: &[LocalId]) -> Vec<TokenStream> {
        let openings = deciding.iter().filter_map(|part| self.taken_by(keep, *part)).collect::<BTreeSet<_>>();
        let others = deciding.iter().filter(|other| self.taken_by(keep, **other).is_none());
        let answers = others.map(|other| self.ask_captured(local, *other));
        answers.chain(openings.into_iter().map(|opening| self.missing(opening))).collect()
    }

    /// Where a part was taken out of the local that is kept.
    pub(super) fn taken_by(&self, keep: Keep, part: LocalId) -> Option<usize> {
        let is_part = matches!(keep, Keep::AskParts(..));
        self.compiled.body().locals[part].taken_by.filter(|_| is_part)
    }

    /// Whether anything is missing where one of them is.
    fn missing(&self, opening: usize) -> TokenStream {
        let moved = self.parts_of(opening).into_iter().map(|part| quote!((&&&&&&#part.bound()).genfn_tag()));
        let (way, moved) = (names::way_of_open(opening), moved.reduce(|one, other| quote!(#one.or(#other))));
        quote!(#way.missing(#moved))
    }

    /// Whether something is left of a value that can't be kept if these parts of it are moved.
    pub(super) fn loses(&self, keep: Keep, parts: &[LocalId]) -> bool {
        let openings = &self.compiled.lowered.openings;
        parts.is_empty()
            || parts.iter().any(|part| self.taken_by(keep, *part).is_none_or(|opening| openings[opening].loses))
    }

    fn left_of(&self, opening: usize) -> Vec<Ident> {
        let left = 0..self.compiled.lowered.openings[opening].left.len();
        left.map(|position| names::left_of_open(opening, position)).collect()
    }

    /// What becomes of each part.
    fn ways_of(&self, opening: usize) -> Vec<Ident> {
        let parts = 0..self.compiled.lowered.openings[opening].parts;
        parts.map(|position| names::way_of_part(opening, position)).collect()
    }

    fn parts_of(&self, opening: usize) -> Vec<Ident> {
        let parts = 0..self.compiled.lowered.openings[opening].parts;
        parts.map(|position| names::part_of_open(opening, position)).collect()
    }
}

/// Whether any of these is taken out of the value, or has to be moved.
fn joined<'a>(ways: impl Iterator<Item = &'a Ident>) -> Option<TokenStream> {
    ways.map(|way| quote!(#way)).reduce(|one, other| quote!(#one.beside(#other)))
}
