//! `return` under `try`: the block returns whether it failed.
//!
//! ```text
//! return;            from
//! return Ok(());     into
//! ```

use super::Native;
use quote::{ToTokens as _, quote};
use syn::visit_mut::{self, VisitMut};
use syn::{Block, Expr, ExprAsync, ExprClosure, ExprReturn, Item};

/// Wraps what the body returns.
pub(super) fn wrap_returns(native: Native<'_>, body: &mut Block) {
    Returns { native }.visit_block_mut(body);
}

struct Returns<'a> {
    native: Native<'a>,
}

impl VisitMut for Returns<'_> {
    fn visit_expr_return_mut(&mut self, jump: &mut ExprReturn) {
        visit_mut::visit_expr_return_mut(self, jump);
        let path = self.native.unit.runtime.path();
        let value = jump.expr.take().map_or_else(|| quote!(()), |value| value.to_token_stream());
        jump.expr = Some(Box::new(Expr::Verbatim(quote!(#path::Ok(#value)))));
    }

    fn visit_expr_closure_mut(&mut self, _: &mut ExprClosure) {}

    fn visit_expr_async_mut(&mut self, _: &mut ExprAsync) {}

    fn visit_item_mut(&mut self, _: &mut Item) {}
}
