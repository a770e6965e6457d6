//! Boxes that are made only to be taken apart.
//!
//! ```text
//! match *Box::new(make()) { (a, _) => { yield a } }          from
//! match unbox(Box::new(make())) { (a, _) => { yield a } }    into
//! ```
//!
//! Of what another pointer points to nothing can be moved, and no macro can tell the two apart. But here it is plain that
//! it is a box, and rustc sees to it that it is one of the standard library's: it has no destructor that anybody could
//! observe. So what it holds is a temporary like any other, with parts that a pattern or a receiver may leave.

use crate::emit::Runtime;
use crate::lower::predicates::any_suspends;
use crate::syntax::known_macro::parse_known;
use crate::syntax::literals::{bare, boxed, element_of_tuple_mut};
use syn::visit_mut::{self, VisitMut};
use syn::{Block, Expr, ExprAsync, ExprClosure, Item, Macro, Stmt, UnOp, parse_quote};

/// Takes values out of such boxes, in statements that suspend.
pub(in crate::lower) fn unbox_values(block: &mut Block, runtime: &Runtime, local_macros: &[String]) {
    Boxes { runtime, local_macros }.visit_block_mut(block);
}

struct Boxes<'a> {
    runtime: &'a Runtime,
    local_macros: &'a [String],
}

impl Boxes<'_> {
    /// What a box holds. One that stands in a tuple is taken apart there, for it is dropped in the order of the other elements.
    fn unboxed(&self, made: &Expr) -> Expr {
        let (runtime, mut made) = (self.runtime, bare(made).clone());
        if let Expr::Field(part) = &mut made
            && let Some(element) = element_of_tuple_mut(&mut part.base, &part.member)
        {
            *element = self.unboxed(element);
            return made;
        }
        parse_quote!(#runtime::unbox(#made))
    }
}

impl VisitMut for Boxes<'_> {
    fn visit_stmt_mut(&mut self, stmt: &mut Stmt) {
        if any_suspends(std::slice::from_ref(stmt)) {
            visit_mut::visit_stmt_mut(self, stmt);
        }
    }

    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        visit_mut::visit_expr_mut(self, expr);
        match expr {
            Expr::Unary(unary) if matches!(unary.op, UnOp::Deref(_)) && boxed(&unary.expr).is_some() => {
                *expr = self.unboxed(&unary.expr);
            }
            // A box has no fields of its own.
            Expr::Field(field) if boxed(&field.base).is_some() => *field.base = self.unboxed(&field.base),
            _ => {}
        }
    }

    fn visit_macro_mut(&mut self, mac: &mut Macro) {
        if let Some(mut known) = parse_known(mac, self.local_macros) {
            known.args.iter_mut().for_each(|arg| self.visit_expr_mut(&mut arg.expr));
            mac.tokens = known.tokens();
        }
    }

    fn visit_expr_closure_mut(&mut self, _: &mut ExprClosure) {}

    fn visit_expr_async_mut(&mut self, _: &mut ExprAsync) {}

    fn visit_item_mut(&mut self, _: &mut Item) {}
}
