//! The tokens of native code, which are read once: a macro asks rustc for each list of them, and for the text of each word.

use super::LocalId;
use crate::resolve::holes;
use proc_macro2::{Delimiter, Group, Ident, Literal, Span, TokenStream, TokenTree};
use quote::ToTokens;
use std::cell::OnceCell;
use std::ops::Deref;

/// Resolved tokens: locals are [named by their ids](crate::resolve::holes) in them.
#[derive(Clone, Default)]
pub(crate) struct Tokens {
    stream: TokenStream,
    read: OnceCell<Vec<Token>>,
}

/// A token of them.
#[derive(Clone)]
pub(crate) enum Token {
    /// The name of a local.
    Local(LocalId, Span),
    /// A literal that may capture locals.
    Text(Literal),
    Group(Delimiter, Span, Vec<Token>),
    /// Any other.
    Other(TokenTree),
}

impl Tokens {
    pub(crate) fn stream(&self) -> TokenStream {
        self.stream.clone()
    }

    /// The tokens, one by one.
    pub(crate) fn read(&self) -> &[Token] {
        self.read.get_or_init(|| read(self.stream.clone()))
    }

    /// Puts names back: `name` gives what stands for a local, and `text` what names it in a format string.
    pub(crate) fn fill(
        &self,
        name: &mut dyn FnMut(LocalId, Span) -> TokenTree,
        text: &mut dyn FnMut(LocalId, Span) -> Ident,
    ) -> TokenStream {
        fill(self.read(), name, text)
    }
}

fn read(stream: TokenStream) -> Vec<Token> {
    let mut tokens = Vec::new();
    for token in stream {
        tokens.push(match token {
            TokenTree::Ident(ident) => match holes::local_of(&ident) {
                Some(local) => Token::Local(local, ident.span()),
                None => Token::Other(TokenTree::Ident(ident)),
            },
            TokenTree::Group(group) => Token::Group(group.delimiter(), group.span(), read(group.stream())),
            TokenTree::Literal(literal) if holes::may_capture(&literal) => Token::Text(literal),
            token => Token::Other(token),
        });
    }
    tokens
}

fn fill(
    tokens: &[Token],
    name: &mut dyn FnMut(LocalId, Span) -> TokenTree,
    text: &mut dyn FnMut(LocalId, Span) -> Ident,
) -> TokenStream {
    let mut filled = Vec::with_capacity(tokens.len());
    for token in tokens {
        filled.push(match token {
            Token::Local(local, span) => name(*local, *span),
            Token::Text(literal) => TokenTree::Literal(holes::fill_literal(literal.clone(), text)),
            Token::Group(delimiter, span, inner) => {
                let mut group = Group::new(*delimiter, fill(inner, name, text));
                group.set_span(*span);
                TokenTree::Group(group)
            }
            Token::Other(token) => token.clone(),
        });
    }
    TokenStream::from_iter(filled)
}

impl From<TokenStream> for Tokens {
    fn from(stream: TokenStream) -> Self {
        Self { stream, read: OnceCell::new() }
    }
}

impl Deref for Tokens {
    type Target = TokenStream;

    fn deref(&self) -> &TokenStream {
        &self.stream
    }
}

impl ToTokens for Tokens {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.stream.to_tokens(tokens);
    }
}
