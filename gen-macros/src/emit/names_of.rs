//! The name of each local in emitted code.
//!
//! A local keeps the name that the user gave it, but for those that are saved while a later local hides them.

use super::names;
use crate::ir::{BitSet, Body, Idx as _, LocalId, LocalKind};
use crate::resolve::holes;
use proc_macro2::{Ident, Span, TokenStream};
use quote::ToTokens as _;

/// The names of locals.
pub(super) struct Names<'a> {
    body: &'a Body,
    renamed: &'a BitSet<LocalId>,
}

impl<'a> Names<'a> {
    pub(super) fn new(body: &'a Body, renamed: &'a BitSet<LocalId>) -> Self {
        Self { body, renamed }
    }

    /// The name of a local where `span` names it.
    pub(super) fn of(&self, local: LocalId, span: Span) -> Ident {
        let info = &self.body.locals[local];
        let mut name = match info.kind {
            LocalKind::Temp => {
                return names::local(&format!("{}{}", info.name, local.index()), span);
            }
            _ if info.name == "self" => Ident::new("__genfn_self", span),
            _ if self.renamed.contains(local) => {
                Ident::new(&format!("__genfn_{}_{}", plain(&info.name), local.index()), span)
            }
            _ => info.name.clone(),
        };
        name.set_span(span);
        name
    }

    /// The name of a local at its declaration.
    pub(super) fn declared(&self, local: LocalId) -> Ident {
        self.of(local, self.body.locals[local].name.span())
    }

    /// Puts names into resolved tokens.
    pub(super) fn fill(&self, tokens: &TokenStream) -> TokenStream {
        holes::fill(tokens.clone(), &mut |local, span| self.of(local, span).to_token_stream())
    }
}

fn plain(name: &Ident) -> String {
    name.to_string().trim_start_matches("r#").to_owned()
}
