//! The notations of the three attributes, which never mix in one body.

use syn::Attribute;

/// Which attribute stands in front of a function.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Notation {
    /// `#[generator]`: `yield_!` and `yield_from!`.
    Generator,
    /// `#[genfn::coroutine]`: waits with `yield_from!`.
    Coroutine,
    /// `#[stream]`: `yield_!` and `.await`.
    Stream,
}

impl Notation {
    /// As the attribute is called, and what it makes.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Generator => "generator",
            Self::Coroutine => "coroutine",
            Self::Stream => "stream",
        }
    }

    /// The notation that an attribute stands for.
    pub(crate) fn of(attr: &Attribute) -> Option<Self> {
        let name = &attr.path().segments.last()?.ident;
        [Self::Generator, Self::Coroutine, Self::Stream].into_iter().find(|notation| name == notation.name())
    }
}
