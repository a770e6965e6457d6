//! Tokens that are appended one by one: for each stream that is a part of another one rustc is called three times.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, TokenStreamExt as _};
use syn::{Token, token};

/// What a function appends.
pub(super) struct Written<F>(pub(super) F);

impl<F: Fn(&mut TokenStream)> ToTokens for Written<F> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        (self.0)(tokens);
    }
}

/// Tokens that rustc has not put together yet.
pub(super) struct Loose(pub(super) Vec<TokenTree>);

impl ToTokens for Loose {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.0.iter().for_each(|token| tokens.append(token.clone()));
    }
}

/// A state, as a value or as a pattern: `States::Name { .. }`.
pub(super) struct State<F> {
    pub(super) states: Ident,
    pub(super) name: Ident,
    /// Appends its fields.
    pub(super) fields: F,
}

impl<F: Fn(&mut TokenStream)> ToTokens for State<F> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.states.to_tokens(tokens);
        Token![::](Span::call_site()).to_tokens(tokens);
        self.name.to_tokens(tokens);
        token::Brace::default().surround(tokens, &self.fields);
    }
}

/// A field with its value, its pattern or its type: `name: value`.
pub(super) struct Labelled<V>(pub(super) Ident, pub(super) V);

impl<V: ToTokens> ToTokens for Labelled<V> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.0.to_tokens(tokens);
        Token![:](Span::call_site()).to_tokens(tokens);
        self.1.to_tokens(tokens);
    }
}

/// Appends what is followed by a comma.
pub(super) fn listed(element: &impl ToTokens, tokens: &mut TokenStream) {
    element.to_tokens(tokens);
    Token![,](Span::call_site()).to_tokens(tokens);
}
