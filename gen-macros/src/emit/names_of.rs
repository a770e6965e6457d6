//! The name of each local in emitted code.
//!
//! A local keeps the name that the user gave it, but for those that are saved while a later local hides them.

use super::names;
use crate::ir::{BitSet, Body, Idx as _, LocalId, LocalKind};
use crate::resolve::holes;
use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens as _, quote_spanned};

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
            _ if info.name == "self" => return names::this(info.mutable, span),
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

    /// Puts names into resolved tokens. Locals that are used in place are what references point to.
    pub(super) fn fill(&self, tokens: &TokenStream, in_place: &dyn Fn(LocalId) -> bool) -> TokenStream {
        let mut place = |local: LocalId, span: Span| {
            if in_place(local) { Self::place(local, span) } else { self.of(local, span).to_token_stream() }
        };
        let mut text = |local: LocalId, span: Span| {
            // Formatting a reference formats what it points to.
            if in_place(local) { Self::reference(local, span) } else { self.of(local, span) }
        };
        holes::fill(tokens.clone(), &mut place, &mut text)
    }

    /// A local that is used in place.
    pub(super) fn place(local: LocalId, span: Span) -> TokenStream {
        let reference = Self::reference(local, span);
        quote_spanned!(span=> (*#reference))
    }

    /// The reference to a local that is used in place. Format strings name it, so it has the user's hygiene.
    pub(super) fn reference(local: LocalId, span: Span) -> Ident {
        Ident::new(&format!("__genfn_v{}", local.index()), span)
    }
}

fn plain(name: &Ident) -> String {
    name.to_string().trim_start_matches("r#").to_owned()
}
