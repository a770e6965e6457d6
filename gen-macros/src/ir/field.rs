//! The names of fields, as tokens tell them.

use proc_macro2::{Delimiter, Ident, Literal, TokenStream, TokenTree};
use std::fmt::{self, Display, Formatter};

/// The name of a field.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Field {
    /// Of a struct.
    Named(Ident),
    /// Of a tuple.
    Numbered(u32),
}

impl Field {
    /// Whether it is one of a tuple.
    pub(crate) const fn is_numbered(&self) -> bool {
        matches!(self, Self::Numbered(_))
    }

    /// The field that is named by what follows a value: what is called is a method.
    pub(crate) fn behind(tokens: &[TokenTree]) -> Option<Self> {
        match tokens {
            [TokenTree::Punct(dot), TokenTree::Ident(name), rest @ ..] if dot.as_char() == '.' => {
                (!is_call(rest) && name != "await").then(|| Self::Named(name.clone()))
            }
            [TokenTree::Punct(dot), TokenTree::Literal(index), ..] if dot.as_char() == '.' => Self::numbered(index),
            _ => None,
        }
    }

    /// `0`, or `0.1`, which is one token.
    fn numbered(literal: &Literal) -> Option<Self> {
        literal.to_string().split('.').next()?.parse().ok().map(Self::Numbered)
    }
}

/// Whether what follows a name calls it.
fn is_call(tokens: &[TokenTree]) -> bool {
    match tokens {
        [TokenTree::Group(group), ..] => group.delimiter() == Delimiter::Parenthesis,
        [TokenTree::Punct(colon), ..] => colon.as_char() == ':',
        _ => false,
    }
}

impl Display for Field {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Named(name) => name.fmt(f),
            Self::Numbered(index) => index.fmt(f),
        }
    }
}

impl quote::ToTokens for Field {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        match self {
            Self::Named(name) => name.to_tokens(tokens),
            Self::Numbered(index) => Literal::u32_unsuffixed(*index).to_tokens(tokens),
        }
    }
}
