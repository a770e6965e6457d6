//! Tokens that are appended one by one: for each stream that is a part of another one rustc is called three times.

use crate::diag::bug;
use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Token, token};

/// Appends one thing after the other.
macro_rules! append {
    ($tokens:expr, $($part:expr),* $(,)?) => {{
        let tokens: &mut TokenStream = $tokens;
        $(ToTokens::to_tokens(&$part, tokens);)*
    }};
}
pub(super) use append;

/// What a function appends.
pub(super) struct Written<F>(pub(super) F);

impl<F: Fn(&mut TokenStream)> ToTokens for Written<F> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        (self.0)(tokens);
    }
}

/// Tokens that rustc has not put together yet.
#[derive(Clone)]
pub(super) struct Loose(pub(super) Vec<TokenTree>);

impl Loose {
    /// The tokens of a stream, so that they can be repeated.
    pub(super) fn new(stream: TokenStream) -> Self {
        Self(stream.into_iter().collect())
    }
}

impl ToTokens for Loose {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(self.0.iter().cloned());
    }
}

/// Code that is the same in each machine: rustc reads a text in a fraction of the time that it takes for tokens one by one.
pub(super) fn as_read(text: &str) -> TokenStream {
    // The other parser reads it first, to be sure that rustc's does not panic.
    let read = if proc_macro::is_available() { text.parse().ok().map(from_rustc) } else { text.parse().ok() };
    read.unwrap_or_else(|| bug!("`{text}` is no code"))
}

fn from_rustc(tokens: proc_macro::TokenStream) -> TokenStream {
    tokens.into()
}

/// `let name = value;`, or `let name: ty = value;`.
pub(super) struct Binding<V> {
    pub(super) mutability: Option<Token![mut]>,
    pub(super) name: Ident,
    pub(super) ty: Option<TokenStream>,
    pub(super) value: V,
}

impl<V: ToTokens> ToTokens for Binding<V> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let Self { mutability, name, ty, value } = self;
        append!(tokens, word("let"), mutability, name);
        if let Some(ty) = ty {
            append!(tokens, Token![:](Span::call_site()), ty);
        }
        append!(tokens, Token![=](Span::call_site()), value, semicolon());
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

/// A word of the language, or the name of an item of ours.
pub(super) fn word(word: &str) -> Ident {
    Ident::new(word, Span::call_site())
}

pub(super) fn semicolon() -> Token![;] {
    Token![;](Span::call_site())
}

/// Something in braces.
pub(super) fn braced(inside: impl ToTokens) -> Group {
    Group::new(Delimiter::Brace, inside.into_token_stream())
}

/// Something in parentheses.
pub(super) fn in_parentheses(inside: impl ToTokens) -> Group {
    Group::new(Delimiter::Parenthesis, inside.into_token_stream())
}
