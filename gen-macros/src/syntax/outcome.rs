//! Whether a body that ends with its first error returns results, as functions do that use `?`: `return Err(..)`, or `Ok(())`
//! at its end. If not, it returns nothing.

use syn::visit::{self, Visit};
use syn::{Block, Expr, ExprAsync, ExprClosure, ExprConst, ExprReturn, Item, Stmt};

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

struct Returns {
    results: bool,
}

impl Visit<'_> for Returns {
    fn visit_expr_return(&mut self, jump: &ExprReturn) {
        self.results |= jump.expr.as_deref().is_some_and(is_result);
        visit::visit_expr_return(self, jump);
    }

    fn visit_expr_closure(&mut self, _: &ExprClosure) {}

    fn visit_expr_async(&mut self, _: &ExprAsync) {}

    fn visit_expr_const(&mut self, _: &ExprConst) {}

    fn visit_item(&mut self, _: &Item) {}
}
