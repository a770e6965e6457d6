//! The operand of a macro that suspends, as an expression.

use crate::name_list::{NameList, names};
use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};
use syn::parse::{ParseStream, Parser as _};
use syn::punctuated::Punctuated;
use syn::{Expr, ExprPath, Path, PathSegment, Token};

/// Parses an operand. A comma may follow it, as it may in other macros.
pub(crate) fn parse_operand(tokens: &TokenStream) -> syn::Result<Expr> {
    match name_alone(tokens) {
        // Most are names, and a parser reads each word many times.
        Some(name) => Ok(path_of(name)),
        None => parse_with_comma.parse2(tokens.clone()),
    }
}

/// Whether an operand says nothing that could be refused, or stand for something else: no block, no macro, no `?`, no word
/// that leaves or waits. It is the same wherever it stands, and need not be parsed to find that out, which takes long.
pub(crate) fn is_plain(operand: &TokenStream) -> bool {
    !operand.is_empty() && all_plain(operand.clone(), true)
}

/// `outermost`: a comma would end the operand.
fn all_plain(tokens: TokenStream, outermost: bool) -> bool {
    let (mut tokens, mut behind_dot) = (tokens.into_iter().peekable(), false);
    while let Some(token) = tokens.next() {
        let is_field = std::mem::replace(&mut behind_dot, is_dot(&token));
        let is_plain = match token {
            TokenTree::Group(group) => group.delimiter() != Delimiter::Brace && all_plain(group.stream(), false),
            TokenTree::Ident(word) => !LEAVING.contains(&word.to_string()),
            TokenTree::Punct(mark) => match mark.as_char() {
                '?' => false,
                ',' => !outermost,
                '!' => !matches!(tokens.peek(), Some(TokenTree::Group(_))),
                _ => true,
            },
            // The fields in `pair.1.0` are one number, which the parser takes apart.
            TokenTree::Literal(_) => !is_field,
        };
        if !is_plain {
            return false;
        }
    }
    true
}

fn is_dot(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Punct(mark) if mark.as_char() == '.')
}

fn parse_with_comma(input: ParseStream<'_>) -> syn::Result<Expr> {
    let operand = input.parse()?;
    let comma = input.parse::<Option<Token![,]>>()?;
    if comma.is_some() && !input.is_empty() {
        return Err(
            input.error("expected one operand\n= help: several values are one as a tuple, as in `yield_!((a, b))`")
        );
    }
    Ok(operand)
}

/// The name that the tokens are, if they are nothing else.
fn name_alone(tokens: &TokenStream) -> Option<Ident> {
    let mut tokens = tokens.clone().into_iter();
    match (tokens.next(), tokens.next()) {
        (Some(TokenTree::Ident(name)), None) => Some(name).filter(|name| !KEYWORDS.contains(&name.to_string())),
        _ => None,
    }
}

fn path_of(name: Ident) -> Expr {
    let segments = Punctuated::from_iter([PathSegment::from(name)]);
    Expr::Path(ExprPath { attrs: Vec::new(), qself: None, path: Path { leading_colon: None, segments } })
}

/// The words that leave, or wait.
static LEAVING: NameList = names! { await return yield };

/// The words that may be no names, in any edition.
static KEYWORDS: NameList = names! {
    _ abstract as async await become box break const continue crate do dyn else enum extern false final fn for gen if impl in
    let loop macro match mod move mut override priv pub ref return Self self static struct super trait true try type typeof
    unsafe unsized use virtual where while yield union
};

#[cfg(test)]
mod tests {
    use super::{is_plain, parse_operand};
    use quote::{ToTokens as _, quote};

    #[test]
    fn a_name_is_the_path_that_the_parser_makes_of_it() {
        for name in [quote!(n), quote!(r#type), quote!(Unit)] {
            let parsed: syn::Expr = syn::parse2(name.clone()).unwrap();
            let operand = parse_operand(&name).unwrap();
            assert_eq!(operand.to_token_stream().to_string(), parsed.to_token_stream().to_string());
            assert_eq!(std::mem::discriminant(&operand), std::mem::discriminant(&parsed));
        }
    }

    #[test]
    fn a_keyword_is_what_the_parser_makes_of_it() {
        assert!(matches!(parse_operand(&quote!(true)), Ok(syn::Expr::Lit(_))));
        assert!(matches!(parse_operand(&quote!(_)), Ok(syn::Expr::Infer(_))));
        assert!(parse_operand(&quote!(fn)).is_err());
        assert!(matches!(parse_operand(&quote!(a + b)), Ok(syn::Expr::Binary(_))));
    }

    #[test]
    fn what_says_nothing_else_is_plain() {
        for operand in [quote!(a != !b), quote!((a, self.b[c])), quote!(f(&mut a, |b| b + 1)), quote!("a")] {
            assert!(is_plain(&operand), "{operand}");
        }
        for operand in [
            quote!(),
            quote!(a,),
            quote!(f(a?)),
            quote!(f(vec![a])),
            quote!({ a }),
            quote!(a.await),
            quote!(pair.1.0),
            quote!((return)),
            quote!(f(|| yield a)),
        ] {
            assert!(!is_plain(&operand), "{operand}");
        }
    }

    #[test]
    fn a_comma_may_follow() {
        assert!(matches!(parse_operand(&quote!(a + b,)), Ok(syn::Expr::Binary(_))));
        assert!(matches!(parse_operand(&quote!(a,)), Ok(syn::Expr::Path(_))));
        assert!(parse_operand(&quote!(,)).is_err());
        assert!(parse_operand(&quote!(a, b)).is_err());
        assert!(parse_operand(&quote!(a,,)).is_err());
    }
}
