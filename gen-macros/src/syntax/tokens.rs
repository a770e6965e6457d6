//! Questions that are asked of raw tokens: those of macros, which nobody parses.

use proc_macro2::{Group, Ident, Punct, TokenStream, TokenTree};
use quote::ToTokens;
use syn::Macro;

/// The two macros that suspend a generator.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Suspending {
    /// `yield_!(value)`.
    Yield,
    /// `yield_from!(source)`.
    YieldFrom,
}

impl Suspending {
    /// Which of them this name is.
    pub(crate) fn of_name(name: &Ident) -> Option<Self> {
        if name == "yield_" {
            Some(Self::Yield)
        } else if name == "yield_from" {
            Some(Self::YieldFrom)
        } else {
            None
        }
    }

    /// Which of them a macro call is, by the last segment of its path.
    pub(crate) fn of_macro(mac: &Macro) -> Option<Self> {
        Self::of_name(&mac.path.segments.last()?.ident)
    }

    /// As it is called in messages.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Yield => "yield_!",
            Self::YieldFrom => "yield_from!",
        }
    }
}

/// Finds the first `yield_!` or `yield_from!` among tokens, at any depth.
pub(crate) fn find_suspending(tokens: TokenStream) -> Option<(Ident, Suspending)> {
    let mut tokens = tokens.into_iter().peekable();
    let mut before = None;
    while let Some(token) = tokens.next() {
        let name = before.take();
        match token {
            TokenTree::Ident(ident) => before = Suspending::of_name(&ident).map(|which| (ident, which)),
            TokenTree::Group(group) => {
                if let Some(found) = find_suspending(group.stream()) {
                    return Some(found);
                }
            }
            TokenTree::Punct(punct) if name.is_some() && is_bang(&punct, tokens.peek()) => return name,
            TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
    }
    None
}

/// Whether a `!` calls a macro: that in `yield_ != 1` compares.
fn is_bang(punct: &Punct, next: Option<&TokenTree>) -> bool {
    let compares = matches!(next, Some(TokenTree::Punct(next)) if next.as_char() == '=');
    punct.as_char() == '!' && !compares
}

/// Whether an identifier satisfies `wanted` among tokens, at any depth.
pub(crate) fn any_ident(tokens: &TokenStream, wanted: &mut dyn FnMut(&Ident) -> bool) -> bool {
    tokens.clone().into_iter().any(|token| match token {
        TokenTree::Ident(ident) => wanted(&ident),
        TokenTree::Group(group) => any_ident(&group.stream(), wanted),
        TokenTree::Punct(_) | TokenTree::Literal(_) => false,
    })
}

/// Replaces the calls of `yield_!` and `yield_from!` among tokens that nobody parses, at any depth.
pub(crate) fn replace_calls(
    tokens: TokenStream,
    replace: &mut impl FnMut(Suspending, &Ident, &Group) -> TokenStream,
) -> TokenStream {
    let mut replaced = Vec::new();
    for token in tokens {
        match token {
            TokenTree::Group(group) => match pop_call(&mut replaced) {
                Some((which, name)) => replaced.extend(replace(which, &name, &group)),
                None => replaced.push(replace_in(&group, replace)),
            },
            token => replaced.push(token),
        }
    }
    replaced.into_iter().collect()
}

fn replace_in(group: &Group, replace: &mut impl FnMut(Suspending, &Ident, &Group) -> TokenStream) -> TokenTree {
    let mut replaced = Group::new(group.delimiter(), replace_calls(group.stream(), replace));
    replaced.set_span(group.span());
    TokenTree::Group(replaced)
}

/// Takes `path::yield_!` off the end of tokens.
fn pop_call(tokens: &mut Vec<TokenTree>) -> Option<(Suspending, Ident)> {
    let [.., TokenTree::Ident(name), TokenTree::Punct(bang)] = &tokens[..] else {
        return None;
    };
    let which = Suspending::of_name(name).filter(|_| bang.as_char() == '!')?;
    let name = name.clone();
    tokens.truncate(tokens.len() - 2);
    while is_colon(tokens.last()) && is_colon(tokens.iter().rev().nth(1)) {
        tokens.truncate(tokens.len() - 2);
        tokens.pop_if(|token| is_segment(token));
    }
    Some((which, name))
}

fn is_colon(token: Option<&TokenTree>) -> bool {
    matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == ':')
}

/// Whether a token stands in front of `::` as a part of the path: that in `return ::genfn::yield_!(1)` does not.
fn is_segment(token: &TokenTree) -> bool {
    let is_path = |ident: &Ident| syn::parse2::<syn::Path>(ident.to_token_stream()).is_ok();
    matches!(token, TokenTree::Ident(ident) if is_path(ident))
}
