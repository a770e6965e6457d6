//! Where the value that a function returns is said to be made: where the user has written its type. There rustc reports that it
//! borrows from what does not live long enough.

use super::names;
use proc_macro2::{Delimiter, Group, Span, TokenStream};
use quote::{ToTokens as _, quote_spanned};
use syn::{ReturnType, Token};

/// The first and the last token of the type.
pub(super) struct Returned {
    pub(super) first: Span,
    last: Span,
}

impl Returned {
    pub(super) fn of(output: &ReturnType) -> Self {
        let tokens = match output {
            ReturnType::Type(_, ty) => ty.to_token_stream(),
            ReturnType::Default => TokenStream::new(),
        };
        let mut spans = tokens.into_iter().map(|token| token.span());
        let first = spans.next().unwrap_or_else(Span::call_site);
        Self { first, last: spans.last().unwrap_or(first) }
    }

    /// The `return`.
    pub(super) fn leave(&self) -> Token![return] {
        Token![return](self.first)
    }

    /// A call of a function of the runtime, whose path begins with the type, too.
    pub(super) fn made_by(&self, function: &TokenStream, args: TokenStream) -> TokenStream {
        let mut args = Group::new(Delimiter::Parenthesis, args);
        args.set_span(self.last);
        let runtime = names::runtime_in(self.first);
        let at = self.first;
        quote_spanned!(at=> #runtime::#function #args)
    }
}
