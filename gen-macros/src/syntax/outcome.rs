//! Whether a body that ends with its first error returns results, as functions do that use `?`: `return Err(..)`, or `Ok(())`
//! at its end. If not, it returns nothing. If it does, but plainly ends with nothing, `Ok(())` is what it returns there, and
//! where it says nothing but `return`.

use crate::emit::Runtime;
use crate::lower::diverging::panics;
use proc_macro2::Span;
use quote::ToTokens as _;
use syn::visit::{self, Visit};
use syn::visit_mut::{self, VisitMut};
use syn::{
    Block, Expr, ExprAsync, ExprClosure, ExprConst, ExprReturn, Item, Macro, Stmt, StmtMacro, Token, parse_quote,
};

/// Whether it does, by what it returns.
pub(crate) fn returns_results(body: &Block) -> bool {
    let mut returns = Returns { results: ends_with_result(body) };
    returns.visit_block(body);
    returns.results
}

fn ends_with_result(block: &Block) -> bool {
    matches!(block.stmts.last(), Some(Stmt::Expr(tail, None)) if is_result(tail))
}

/// Whether a value is made as a result, on any path.
fn is_result(value: &Expr) -> bool {
    match value {
        Expr::Call(call) => match &*call.func {
            Expr::Path(func) => func.path.segments.last().is_some_and(|name| name.ident == "Ok" || name.ident == "Err"),
            _ => false,
        },
        Expr::Block(block) => ends_with_result(&block.block),
        Expr::Unsafe(block) => ends_with_result(&block.block),
        Expr::If(branch) => {
            ends_with_result(&branch.then_branch)
                || branch.else_branch.as_ref().is_some_and(|(_, otherwise)| is_result(otherwise))
        }
        Expr::Match(matching) => matching.arms.iter().any(|arm| is_result(&arm.body)),
        Expr::Paren(inner) => is_result(&inner.expr),
        Expr::Group(inner) => is_result(&inner.expr),
        _ => false,
    }
}

/// Lets a body that returns results end with one, wherever it ends.
pub(crate) fn end_with_results(body: &mut Block, runtime: &Runtime) {
    Ends { runtime }.visit_block_mut(body);
    if ends_with_result(body) || !ends_with_nothing(body) {
        return;
    }
    if let Some(Stmt::Macro(StmtMacro { semi_token: semi @ None, .. })) = body.stmts.last_mut() {
        *semi = Some(Token![;](Span::mixed_site()));
    }
    let path = runtime.path();
    body.stmts.push(Stmt::Expr(parse_quote!(#path::Ok(())), None));
}

/// Whether a block plainly comes to an end without a value.
fn ends_with_nothing(block: &Block) -> bool {
    match block.stmts.last() {
        Some(Stmt::Expr(last, None)) => is_nothing(last),
        Some(Stmt::Expr(last, Some(_))) => !matches!(last, Expr::Return(_) | Expr::Loop(_)),
        Some(Stmt::Macro(last)) => last.semi_token.is_some() && !panics(&last.mac) || yields(&last.mac),
        Some(Stmt::Local(_) | Stmt::Item(_)) | None => true,
    }
}

/// Whether an expression plainly has no value, on any path: then it has none on the others.
fn is_nothing(expr: &Expr) -> bool {
    match expr {
        Expr::ForLoop(_) | Expr::While(_) => true,
        Expr::If(branch) => {
            let otherwise = branch.else_branch.as_ref().is_none_or(|(_, otherwise)| is_nothing(otherwise));
            otherwise || ends_with_nothing(&branch.then_branch)
        }
        Expr::Block(block) if block.label.is_none() => ends_with_nothing(&block.block),
        Expr::Match(matching) => matching.arms.iter().any(|arm| is_nothing(&arm.body)),
        Expr::Macro(mac) => yields(&mac.mac),
        _ => false,
    }
}

/// Of an iterator, `yield_!` has no value.
fn yields(mac: &Macro) -> bool {
    mac.path.is_ident("yield_")
}

/// What a macro suspends with; `None` of all others.
fn suspends_with(mac: &Macro) -> Option<Expr> {
    let suspends = yields(mac) || mac.path.is_ident("yield_from");
    suspends.then(|| mac.parse_body().ok()).flatten()
}

struct Returns {
    results: bool,
}

impl Visit<'_> for Returns {
    fn visit_expr_return(&mut self, jump: &ExprReturn) {
        self.results |= jump.expr.as_deref().is_some_and(is_result);
        visit::visit_expr_return(self, jump);
    }

    fn visit_macro(&mut self, mac: &Macro) {
        suspends_with(mac).iter().for_each(|value| self.visit_expr(value));
    }

    fn visit_expr_closure(&mut self, _: &ExprClosure) {}

    fn visit_expr_async(&mut self, _: &ExprAsync) {}

    fn visit_expr_const(&mut self, _: &ExprConst) {}

    fn visit_item(&mut self, _: &Item) {}
}

/// `return` becomes `return Ok(())`.
struct Ends<'a> {
    runtime: &'a Runtime,
}

impl VisitMut for Ends<'_> {
    fn visit_expr_return_mut(&mut self, jump: &mut ExprReturn) {
        let path = self.runtime.path();
        jump.expr.get_or_insert_with(|| parse_quote!(#path::Ok(())));
        visit_mut::visit_expr_return_mut(self, jump);
    }

    fn visit_macro_mut(&mut self, mac: &mut Macro) {
        if let Some(mut value) = suspends_with(mac) {
            self.visit_expr_mut(&mut value);
            mac.tokens = value.into_token_stream();
        }
    }

    fn visit_expr_closure_mut(&mut self, _: &mut ExprClosure) {}

    fn visit_expr_async_mut(&mut self, _: &mut ExprAsync) {}

    fn visit_item_mut(&mut self, _: &mut Item) {}
}
