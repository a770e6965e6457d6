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

    /// Puts names back: `name` appends what stands for a local, and `text` gives what names it in a format string.
    pub(crate) fn fill(
        &self,
        name: &mut dyn FnMut(Named, &mut Vec<TokenTree>),
        text: &mut dyn FnMut(LocalId, Span) -> Ident,
    ) -> Vec<TokenTree> {
        fill(self.read(), false, name, text)
    }
}

/// A local where it is named.
pub(crate) struct Named {
    pub(crate) local: LocalId,
    pub(crate) span: Span,
    /// What stands for it may begin with an operator.
    pub(crate) is_operand: bool,
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

/// `in_macro`: a macro may count them.
fn fill(
    tokens: &[Token],
    in_macro: bool,
    name: &mut dyn FnMut(Named, &mut Vec<TokenTree>),
    text: &mut dyn FnMut(LocalId, Span) -> Ident,
) -> Vec<TokenTree> {
    let mut filled = Vec::with_capacity(tokens.len());
    for (position, token) in tokens.iter().enumerate() {
        filled.push(match token {
            Token::Local(local, span) => {
                let is_operand = !in_macro && !tokens.get(position + 1).is_some_and(Token::binds_tighter);
                name(Named { local: *local, span: *span, is_operand }, &mut filled);
                continue;
            }
            Token::Text(literal) => TokenTree::Literal(holes::fill_literal(literal.clone(), text)),
            Token::Group(delimiter, span, inner) => {
                let in_macro = in_macro || position > 0 && tokens[position - 1].is_punct('!');
                let mut group = Group::new(*delimiter, fill(inner, in_macro, name, text).into_iter().collect());
                group.set_span(*span);
                TokenTree::Group(group)
            }
            Token::Other(token) => token.clone(),
        });
    }
    filled
}

impl Token {
    /// Whether what stands in front of it is a part of an operand: a method is called on it, a field is named, it is
    /// indexed or called.
    pub(crate) fn binds_tighter(&self) -> bool {
        match self {
            Self::Group(delimiter, ..) => matches!(delimiter, Delimiter::Bracket | Delimiter::Parenthesis),
            Self::Other(TokenTree::Punct(punct)) => matches!(punct.as_char(), '.' | '?'),
            Self::Local(..) | Self::Text(_) | Self::Other(_) => false,
        }
    }

    pub(crate) fn is_punct(&self, wanted: char) -> bool {
        matches!(self, Self::Other(TokenTree::Punct(punct)) if punct.as_char() == wanted)
    }
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
