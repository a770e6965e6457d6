//! The annotated function: its header, which is kept whatever happens, and its body.

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::parse::{Parse, ParseStream};
use syn::{Attribute, Block, Signature, Visibility, braced, token};

/// A function, with the body as tokens, so that its header survives a body that does not parse.
pub(crate) struct Function {
    pub(crate) attrs: Vec<Attribute>,
    pub(crate) vis: Visibility,
    pub(crate) sig: Signature,
    pub(crate) brace: token::Brace,
    pub(crate) body: TokenStream,
}

impl Parse for Function {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let body;
        Ok(Self {
            attrs: input.call(Attribute::parse_outer)?,
            vis: input.parse()?,
            sig: input.parse()?,
            brace: braced!(body in input),
            body: body.parse()?,
        })
    }
}

impl Function {
    /// Parses the body.
    pub(crate) fn block(&self) -> syn::Result<Block> {
        let parser = |input: ParseStream<'_>| {
            // Inner attributes stand for outer ones, and nothing of the lowering depends on them.
            input.call(Attribute::parse_inner)?;
            input.call(Block::parse_within)
        };
        let stmts = syn::parse::Parser::parse2(parser, self.body.clone())?;
        Ok(Block { brace_token: self.brace, stmts })
    }

    /// The same function with another body.
    pub(crate) fn with_body(&self, sig: &Signature, body: &TokenStream) -> TokenStream {
        let Self { attrs, vis, brace, .. } = self;
        let mut tokens = TokenStream::new();
        attrs.iter().for_each(|attr| attr.to_tokens(&mut tokens));
        vis.to_tokens(&mut tokens);
        sig.to_tokens(&mut tokens);
        brace.surround(&mut tokens, |inside| inside.extend(body.clone()));
        tokens
    }
}
