//! The name of each local in emitted code.
//!
//! A local keeps the name that the user gave it, but for some that a later one hides (`elaborate/naming.rs`).

use super::fresh::Words;
use super::names;
use crate::elaborate::naming::Naming;
use crate::ir::{Body, Idx as _, LocalId, LocalKind, Named, Tokens};
use proc_macro2::{Delimiter, Group, Ident, Punct, Spacing, Span, TokenStream, TokenTree};
use std::collections::BTreeMap;

/// The names of locals.
pub(super) struct Names<'a> {
    body: &'a Body,
    naming: &'a Naming,
    /// What stands for `self`.
    this: String,
    /// Those that are not named as the user has named them.
    renamed: BTreeMap<LocalId, String>,
    /// The references to those that are used in place.
    references: BTreeMap<LocalId, String>,
}

impl<'a> Names<'a> {
    pub(super) fn new(body: &'a Body, naming: &'a Naming, in_place: &[LocalId], words: &mut Words) -> Self {
        let this = words.this();
        let renamed = naming.renamed.iter().map(|local| (local, words.like(&body.locals[local].name.to_string())));
        let renamed = renamed.collect();
        let references = in_place.iter().map(|local| {
            let info = &body.locals[*local];
            let name = match info.kind {
                LocalKind::Temp => format!("__genfn_v{}", local.index()),
                LocalKind::Arg | LocalKind::User => words.like(&info.name.to_string()),
            };
            (*local, name)
        });
        let references = references.collect();
        Self { body, naming, this, renamed, references }
    }

    /// The name of a local where `span` names it.
    pub(super) fn of(&self, local: LocalId, span: Span) -> Ident {
        let info = &self.body.locals[local];
        let span = self.hygiene(local, span);
        let mut name = match info.kind {
            LocalKind::Temp => {
                return names::temp(&format!("{}{}", info.name, local.index()), info.name.span());
            }
            LocalKind::Arg if info.name == "self" => return Ident::new(&self.this, span),
            _ => match self.renamed.get(&local) {
                Some(renamed) => Ident::new(renamed, span),
                None => info.name.clone(),
            },
        };
        name.set_span(span);
        name
    }

    /// Where `span` is, with the hygiene of a local.
    fn hygiene(&self, local: LocalId, span: Span) -> Span {
        if self.naming.apart.contains(local) { Span::mixed_site().located_at(span) } else { span }
    }

    /// The name of a local at its declaration.
    pub(super) fn declared(&self, local: LocalId) -> Ident {
        self.of(local, self.body.locals[local].name.span())
    }

    /// Puts names into resolved tokens. Locals that are used in place are what references point to.
    pub(super) fn fill(&self, tokens: &Tokens, in_place: &dyn Fn(LocalId) -> bool) -> Vec<TokenTree> {
        let mut place = |Named { local, span, is_operand }: Named, filled: &mut Vec<TokenTree>| {
            if !in_place(local) {
                filled.push(self.of(local, span).into());
            } else if is_operand {
                filled.extend(self.pointed_to(local, span));
            } else {
                filled.push(self.place(local, span));
            }
        };
        let mut text = |local: LocalId, span: Span| {
            // Formatting a reference formats what it points to.
            if in_place(local) { self.reference(local, span) } else { self.of(local, span) }
        };
        tokens.fill(&mut place, &mut text)
    }

    /// A local that is used in place.
    pub(super) fn place(&self, local: LocalId, span: Span) -> TokenTree {
        let mut place = Group::new(Delimiter::Parenthesis, TokenStream::from_iter(self.pointed_to(local, span)));
        place.set_span(span);
        place.into()
    }

    /// The same, where it is an operand.
    fn pointed_to(&self, local: LocalId, span: Span) -> [TokenTree; 2] {
        let mut star = Punct::new('*', Spacing::Alone);
        star.set_span(span);
        [TokenTree::Punct(star), TokenTree::Ident(self.reference(local, span))]
    }

    /// The reference to a local that is used in place.
    pub(super) fn reference(&self, local: LocalId, span: Span) -> Ident {
        match self.references.get(&local) {
            Some(name) => Ident::new(name, self.hygiene(local, span)),
            None => crate::diag::bug!("{local} is not used in place"),
        }
    }
}
