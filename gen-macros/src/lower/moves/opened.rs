//! Items of which a pattern leaves fields by `..`: they get a name.
//!
//! ```text
//! for User { name, .. } in users { yield name }                           from
//! for item in users { let User { name, .. } = item; yield name }          into
//! ```
//!
//! No macro can name what `..` leaves. But what the pattern takes has a name, so that it [can be replaced](super::vacate), and
//! the rest stays whole until the iteration ends.

use super::bound_values::opens;
use crate::ir::{IndexVec, Local, LocalId, LocalKind};
use crate::lower::new_temp;
use crate::lower::predicates::any_suspends;
use crate::resolve::holes;
use proc_macro2::Span;
use syn::visit_mut::{self, VisitMut};
use syn::{Block, Expr, ExprAsync, ExprClosure, ExprForLoop, Item, Stmt, parse_quote};

/// Names such items of loops that suspend.
pub(in crate::lower) fn name_opened(block: &mut Block, locals: &mut IndexVec<LocalId, Local>) {
    Opened { locals }.visit_block_mut(block);
}

struct Opened<'a> {
    locals: &'a mut IndexVec<LocalId, Local>,
}

impl Opened<'_> {
    fn name(&mut self, repeat: &mut ExprForLoop) {
        let item = new_temp(self.locals, "item", None);
        (self.locals[item].kind, self.locals[item].mutable) = (LocalKind::User, false);
        let name = holes::local_ident(item, Span::mixed_site());
        let (pat, body) = (&repeat.pat, &repeat.body);
        let open: Stmt = parse_quote!(let #pat = #name;);
        let inner = Stmt::Expr(Expr::Block(parse_quote!(#body)), None);
        repeat.body.stmts = vec![open, inner];
        *repeat.pat = parse_quote!(#name);
    }
}

impl VisitMut for Opened<'_> {
    fn visit_expr_for_loop_mut(&mut self, repeat: &mut ExprForLoop) {
        visit_mut::visit_expr_for_loop_mut(self, repeat);
        if opens(&repeat.pat) && any_suspends(&repeat.body.stmts) {
            self.name(repeat);
        }
    }

    fn visit_expr_closure_mut(&mut self, _: &mut ExprClosure) {}

    fn visit_expr_async_mut(&mut self, _: &mut ExprAsync) {}

    fn visit_item_mut(&mut self, _: &mut Item) {}
}
