//! Macro calls: names in the arguments of known ones, and in the tokens of all others.

use super::{Resolver, holes};
use crate::syntax::known_macro::{Role, parse_known};
use crate::syntax::leaving::{can_return_early, may_leave};
use proc_macro2::{Group, Ident, Literal, TokenStream, TokenTree};
use quote::ToTokens as _;
use syn::visit_mut::VisitMut as _;
use syn::{Expr, ExprLit, ItemMacro, Lifetime, Lit, Macro};

impl Resolver<'_> {
    pub(super) fn is_known(&self, mac: &Macro) -> bool {
        parse_known(mac, &self.local_macros.names).is_some()
    }

    /// Resolves the arguments of a known macro, and the tokens of an unknown one.
    pub(super) fn resolve_macro(&mut self, mac: &mut Macro) {
        let Some(mut known) = parse_known(mac, &self.local_macros.names) else {
            mac.tokens = self.resolve_tokens(mac.tokens.clone());
            return;
        };
        let named = known.args.iter().filter_map(|arg| arg.name.as_ref().map(Ident::to_string)).collect::<Vec<_>>();
        for arg in &mut known.args {
            match (&mut arg.expr, arg.role) {
                (Expr::Lit(ExprLit { lit: Lit::Str(text), .. }), Role::Format) => {
                    let resolved = self.resolve_captures(text.token(), &named);
                    arg.expr = Expr::Verbatim(resolved.to_token_stream());
                }
                (expr, _) => self.visit_expr_mut(expr),
            }
        }
        known.rest = self.resolve_tokens(known.rest);
        mac.tokens = known.tokens();
    }

    /// Names the inline captures of a format string; `named` are the arguments that it is given by name.
    fn resolve_captures(&self, literal: Literal, named: &[String]) -> Literal {
        let span = literal.span();
        holes::map_captures(literal, &mut |capture| {
            if named.iter().any(|name| name == capture) {
                return None;
            }
            let local = self.names.lookup_name(capture, span)?;
            Some(holes::local_ident(local, span).to_string())
        })
    }

    /// Names locals in tokens that nobody can parse. They are mentions, which keep the local alive and its name as it is.
    fn resolve_tokens(&mut self, tokens: TokenStream) -> TokenStream {
        let mut resolved = TokenStream::new();
        let mut after_quote = false;
        for token in tokens {
            let is_quote = matches!(&token, TokenTree::Punct(punct) if punct.as_char() == '\'');
            resolved.extend([match token {
                TokenTree::Ident(ident) if after_quote => TokenTree::Ident(self.resolve_label(ident)),
                TokenTree::Ident(ident) => TokenTree::Ident(self.mention(ident)),
                TokenTree::Group(group) => {
                    let mut inner = Group::new(group.delimiter(), self.resolve_tokens(group.stream()));
                    inner.set_span(group.span());
                    TokenTree::Group(inner)
                }
                TokenTree::Literal(literal) => {
                    self.parts = true;
                    TokenTree::Literal(self.mention_captures(literal))
                }
                token @ TokenTree::Punct(_) => token,
            }]);
            after_quote = is_quote;
        }
        resolved
    }

    fn resolve_label(&self, ident: Ident) -> Ident {
        match self.names.target(Some(&Lifetime { apostrophe: ident.span(), ident: ident.clone() })) {
            Some(target) => holes::break_label(target, ident.span()).ident,
            None => ident,
        }
    }

    fn mention(&mut self, ident: Ident) -> Ident {
        match self.names.lookup(&ident) {
            Some(local) => {
                self.locals[local].in_macro = true;
                holes::local_ident(local, ident.span())
            }
            None => ident,
        }
    }

    fn mention_captures(&mut self, literal: Literal) -> Literal {
        let resolved = self.resolve_captures(literal, &[]);
        holes::for_each_capture(resolved.clone(), &mut |local| self.locals[local].in_macro = true);
        resolved
    }

    /// Notes which locals a `macro_rules!` mentions: calls of it mention them, too.
    pub(super) fn resolve_definition(&mut self, definition: &mut ItemMacro) {
        let Some(name) = &definition.ident else {
            return;
        };
        definition.mac.tokens = self.resolve_tokens(definition.mac.tokens.clone());
        let returns_early = !self.unit.try_mode && can_return_early(&self.unit.contract.returns);
        if returns_early && may_leave(&definition.mac.tokens) {
            self.local_macros.leaving.insert(name.to_string());
        }
        let mut mentioned = Vec::new();
        holes::for_each_local(&definition.mac.tokens, &mut |local| mentioned.push(local));
        self.local_macros.mentions.entry(name.to_string()).or_default().extend(mentioned);
    }
}
