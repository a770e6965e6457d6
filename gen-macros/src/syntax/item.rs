//! The annotated function: its header, which is kept whatever happens, and its body.

use super::said::Said;
use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use quote::quote;
use syn::parse::{ParseStream, Parser as _};
use syn::{Attribute, Block, Signature, Stmt, Visibility, braced, parse_quote, token};

/// A function, with the body as tokens, so that its header survives a body that does not parse.
#[derive(Clone)]
pub(crate) struct Function {
    pub(crate) attrs: Vec<Attribute>,
    pub(crate) vis: Visibility,
    pub(crate) sig: Signature,
    pub(crate) brace: token::Brace,
    pub(crate) body: TokenStream,
    /// What the body says.
    pub(crate) said: Said,
}

/// A function, and what has been parsed together with it.
pub(crate) struct Parsed {
    pub(crate) function: Function,
    /// Its body. There is none if it has to be parsed [by itself](Function::block): it may not parse.
    pub(crate) block: Option<Block>,
}

/// Parses a function.
pub(crate) fn parse_function(item: &TokenStream) -> syn::Result<Parsed> {
    let whole = |input: ParseStream<'_>| {
        Function::parse_with(input, |function, inside| Ok(Parsed { block: Some(function.block_of(inside)?), function }))
    };
    whole.parse2(item.clone()).or_else(|_| {
        let header = |input: ParseStream<'_>| {
            Function::parse_with(input, |function, inside| {
                inside.parse::<TokenStream>()?;
                Ok(Parsed { function, block: None })
            })
        };
        header.parse2(item.clone())
    })
}

impl Function {
    /// Parses everything in front of the body, and lets `finish` have what is in it.
    fn parse_with<T>(
        input: ParseStream<'_>,
        finish: impl FnOnce(Self, ParseStream<'_>) -> syn::Result<T>,
    ) -> syn::Result<T> {
        let (attrs, vis, sig) = (input.call(Attribute::parse_outer)?, input.parse()?, input.parse()?);
        let group = input.fork().parse::<Group>().ok();
        let inside;
        let brace = braced!(inside in input);
        let body = match group {
            Some(group) => group.stream(),
            // The braces are those of a fragment.
            None => inside.fork().parse()?,
        };
        let said = Said::by(inside.cursor());
        finish(Self { attrs, vis, sig, brace, body, said }, &inside)
    }

    /// Parses the body where it stands, unless there are fragments in it.
    fn block_of(&self, inside: ParseStream<'_>) -> syn::Result<Block> {
        if self.said.has_invisible_groups {
            return Err(inside.error("statements may be fragments"));
        }
        Ok(Block { brace_token: self.brace, stmts: parse_statements(inside)? })
    }

    /// Parses the body.
    pub(crate) fn block(&self) -> syn::Result<Block> {
        let body = self.body.clone();
        let body = if self.said.has_invisible_groups { flatten_statements(body) } else { body };
        Ok(Block { brace_token: self.brace, stmts: parse_statements.parse2(body)? })
    }

    /// The attributes at the beginning of the body.
    pub(crate) fn inner_attrs(&self) -> Vec<Attribute> {
        let mut tokens = self.body.clone().into_iter();
        if !["#", "!"].iter().all(|mark| tokens.next().is_some_and(|token| token.to_string() == *mark)) {
            return Vec::new();
        }
        let parser = |input: ParseStream<'_>| {
            let attrs = input.call(Attribute::parse_inner);
            input.parse::<TokenStream>()?;
            attrs
        };
        parser.parse2(self.body.clone()).unwrap_or_default()
    }

    /// The function as it was written.
    pub(crate) fn tokens(&self) -> TokenStream {
        self.with_body(&self.sig, &self.body)
    }

    /// Everything in front of the signature.
    pub(crate) fn head(&self) -> TokenStream {
        let Self { attrs, vis, .. } = self;
        quote!(#(#attrs)* #vis)
    }

    /// The same function, of which callers see the inside, unless it says itself whether they do.
    pub(crate) fn inlined(&self) -> Self {
        let mut inlined = self.clone();
        if !self.attrs.iter().any(|attr| attr.path().is_ident("inline")) {
            inlined.attrs.push(parse_quote!(#[inline]));
        }
        inlined
    }

    /// The same function with another signature and body.
    pub(crate) fn with_body(&self, sig: &Signature, body: &TokenStream) -> TokenStream {
        let (head, body) = (self.head(), self.braced(body));
        quote!(#head #sig #body)
    }

    /// A body in the user's braces.
    pub(crate) fn braced(&self, body: &TokenStream) -> TokenStream {
        let mut tokens = TokenStream::new();
        self.brace.surround(&mut tokens, |inside| inside.extend(body.clone()));
        tokens
    }
}

fn parse_statements(body: ParseStream<'_>) -> syn::Result<Vec<Stmt>> {
    // Inner attributes stand for outer ones, and nothing of the lowering depends on them.
    body.call(Attribute::parse_inner)?;
    body.call(Block::parse_within)
}

/// Takes statements out of the invisible groups in which `macro_rules!` passes its `$s:stmt` fragments.
fn flatten_statements(tokens: TokenStream) -> TokenStream {
    let mut flat = TokenStream::new();
    let mut begins = true;
    for token in tokens {
        let TokenTree::Group(group) = &token else {
            begins = matches!(&token, TokenTree::Punct(punct) if punct.as_char() == ';');
            flat.extend([token]);
            continue;
        };
        let inner = flatten_statements(group.stream());
        if begins && group.delimiter() == Delimiter::None && begins_statement(&inner) {
            flat.extend(inner);
            begins = false;
            continue;
        }
        let mut rebuilt = Group::new(group.delimiter(), inner);
        rebuilt.set_span(group.span());
        flat.extend([TokenTree::Group(rebuilt)]);
        begins = group.delimiter() == Delimiter::Brace;
    }
    flat
}

/// Whether tokens are a statement that is no expression.
fn begins_statement(tokens: &TokenStream) -> bool {
    match tokens.clone().into_iter().next() {
        Some(TokenTree::Ident(ident)) => {
            ["let", "fn", "use", "const", "static", "struct", "enum", "type", "macro_rules"]
                .iter()
                .any(|word| ident == word)
        }
        _ => false,
    }
}
