//! `self` in a twin: a closure that captures nothing has no `self` of its own, so that a local stands for it.

use crate::resolve::holes::map_captures;
use proc_macro2::{Group, Ident, TokenStream, TokenTree};
use quote::ToTokens as _;

/// Replaces `self`. Items that have a `self` of their own are not in a twin.
pub(super) fn rename(body: TokenStream, this: &str) -> TokenStream {
    rename_in(body, this, false)
}

/// `formats` tells that a literal may be a format string: it stands in the arguments of a macro.
fn rename_in(tokens: TokenStream, this: &str, formats: bool) -> TokenStream {
    let mut renamed: Vec<TokenTree> = Vec::new();
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        let token = match token {
            TokenTree::Ident(ident) if ident == "self" && !is_colon(tokens.peek()) => {
                TokenTree::Ident(Ident::new(this, ident.span()))
            }
            TokenTree::Group(group) if ends_in(&renamed, "pub") => TokenTree::Group(group),
            TokenTree::Group(group) => rename_in_group(&group, this, formats || is_call(&renamed)),
            TokenTree::Literal(literal) if formats => {
                TokenTree::Literal(map_captures(literal, &mut |capture| (capture == "self").then(|| this.to_owned())))
            }
            token => token,
        };
        renamed.push(token);
    }
    renamed.into_iter().collect()
}

fn rename_in_group(group: &Group, this: &str, formats: bool) -> TokenTree {
    let mut renamed = Group::new(group.delimiter(), rename_in(group.stream(), this, formats));
    renamed.set_span(group.span());
    TokenTree::Group(renamed)
}

/// Whether a path goes on: `self::item`.
fn is_colon(token: Option<&TokenTree>) -> bool {
    matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == ':')
}

/// Whether a macro's arguments or its definition follow.
fn is_call(tokens: &[TokenTree]) -> bool {
    let is_bang = |token: &TokenTree| matches!(token, TokenTree::Punct(punct) if punct.as_char() == '!');
    match tokens {
        [.., TokenTree::Ident(name), bang] if is_bang(bang) => syn::parse2::<Ident>(name.to_token_stream()).is_ok(),
        [.., TokenTree::Ident(name), bang, TokenTree::Ident(_)] if is_bang(bang) => name == "macro_rules",
        _ => false,
    }
}

fn ends_in(tokens: &[TokenTree], word: &str) -> bool {
    matches!(tokens.last(), Some(TokenTree::Ident(ident)) if ident == word)
}
