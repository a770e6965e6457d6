//! Statements without blocks: `let`, and expressions; and what they bind.

use super::expr::Reader;
use proc_macro2::{Delimiter, TokenStream};
use syn::{
    Expr, Local, LocalInit, LocalModifiers, Pat, PatIdent, PatTuple, PatType, PatWild, Stmt, StmtMacro, Token, token,
};

impl Reader<'_> {
    /// `let name: type = value;`, or an expression that a semicolon or the end of the block follows.
    pub(super) fn simple_statement(&mut self) -> Option<Stmt> {
        if let Some(semi) = self.semicolon() {
            return Some(Stmt::Expr(Expr::Verbatim(TokenStream::new()), Some(semi)));
        }
        if let Some(let_token) = self.keyword("let") {
            return self.binding(Token![let](let_token)).map(Stmt::Local);
        }
        let expr = self.expr()?;
        match (expr, self.semicolon()) {
            (Expr::Macro(call), semi_token @ Some(_)) => {
                Some(Stmt::Macro(StmtMacro { attrs: call.attrs, mac: call.mac, semi_token }))
            }
            (expr, semi @ Some(_)) => Some(Stmt::Expr(expr, semi)),
            (expr, None) => self.at.eof().then_some(Stmt::Expr(expr, None)),
        }
    }

    fn binding(&mut self, let_token: Token![let]) -> Option<Local> {
        let mut pat = self.pattern()?;
        if let Some(colon) = self.mark(':') {
            let (colon_token, ty) = (Token![:](colon), Box::new(self.ty()?));
            pat = Pat::Type(PatType { attrs: Vec::new(), pat: Box::new(pat), colon_token, ty });
        }
        let init = match self.mark('=') {
            Some(eq) => Some(LocalInit { eq_token: Token![=](eq), expr: Box::new(self.expr()?), diverge: None }),
            None => None,
        };
        let (semi_token, modifiers) = (self.semicolon()?, LocalModifiers::default());
        Some(Local { attrs: Vec::new(), let_token, modifiers, pat, init, semi_token })
    }

    fn semicolon(&mut self) -> Option<Token![;]> {
        self.mark(';').map(token::Semi)
    }

    /// `name`, `mut name`, `_`, or a tuple of them.
    pub(super) fn pattern(&mut self) -> Option<Pat> {
        let attrs = Vec::new();
        if let Some((inside, span, after)) = self.at.group(Delimiter::Parenthesis) {
            let elems = Reader::new(inside).list(Reader::pattern)?;
            self.at = after;
            // Without a comma it is no tuple.
            let is_tuple = elems.len() != 1 || elems.trailing_punct();
            return is_tuple.then(|| Pat::Tuple(PatTuple { attrs, paren_token: token::Paren(span), elems }));
        }
        if let Some(underscore) = self.keyword("_") {
            return Some(Pat::Wild(PatWild { attrs, underscore_token: Token![_](underscore) }));
        }
        let mutability = self.keyword("mut").map(token::Mut);
        let ident = self.name()?;
        let ends = self.at.eof() || self.is_mark(&[',', '=', ':']) && !self.is_path() || self.is_word("in");
        ends.then(|| Pat::Ident(PatIdent { attrs, by_ref: None, mutability, ident, subpat: None }))
    }
}
