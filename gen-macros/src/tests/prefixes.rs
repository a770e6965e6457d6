//! Half a function is no reason to panic: editors expand macros while one types.

use super::sources;
use crate::expand::expand;
use crate::syntax::notation::Notation;
use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

#[test]
fn no_prefix_of_a_function_panics() {
    for source in sources() {
        let tokens = source.text.parse::<TokenStream>().expect("a source is tokens");
        for prefix in prefixes(&tokens) {
            expand(Notation::Generator, source.args.clone(), &prefix);
        }
    }
}

#[test]
fn no_function_with_a_token_missing_panics() {
    for source in sources() {
        let tokens = source.text.parse::<TokenStream>().expect("a source is tokens");
        for holed in without_one(&tokens) {
            expand(Notation::Generator, source.args.clone(), &holed);
        }
    }
}

/// Every prefix, with the delimiters that are open closed again.
fn prefixes(tokens: &TokenStream) -> Vec<TokenStream> {
    let mut all = vec![TokenStream::new()];
    let mut before = TokenStream::new();
    for token in tokens.clone() {
        if let TokenTree::Group(group) = &token {
            for inner in prefixes(&group.stream()) {
                all.push(with_group(&before, group.delimiter(), inner));
            }
        }
        before.extend([token]);
        all.push(before.clone());
    }
    all
}

/// Every variant in which one token is missing.
fn without_one(tokens: &TokenStream) -> Vec<TokenStream> {
    let list = tokens.clone().into_iter().collect::<Vec<_>>();
    let mut all = Vec::new();
    for (position, token) in list.iter().enumerate() {
        let (before, after) = (&list[..position], &list[position + 1..]);
        all.push(before.iter().chain(after).cloned().collect());
        if let TokenTree::Group(group) = token {
            for inner in without_one(&group.stream()) {
                let mut holed = with_group(&before.iter().cloned().collect(), group.delimiter(), inner);
                holed.extend(after.iter().cloned());
                all.push(holed);
            }
        }
    }
    all
}

fn with_group(before: &TokenStream, delimiter: Delimiter, inner: TokenStream) -> TokenStream {
    let mut tokens = before.clone();
    tokens.extend([TokenTree::Group(Group::new(delimiter, inner))]);
    tokens
}
