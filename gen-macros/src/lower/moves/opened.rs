//! Items of which a pattern leaves fields by `..`, and those that it takes apart beside others: they get a name.
//!
//! ```text
//! for User { name, .. } in users { yield name }                                 from
//! for item in users { let User { name, .. } = item; yield name }                into
//!
//! for (id, User { name, .. }) in users { yield name }                           from
//! for (id, item) in users { let User { name, .. } = item; yield name }          into
//! ```
//!
//! No macro can name what `..` leaves. But what the pattern takes has a name, so that it [can be replaced](super::vacate), and
//! the rest stays whole until the iteration ends. What is taken apart beside others may have a destructor of its own, which
//! runs then, whatever becomes of those.

use super::bound_values::{opens, values_in};
use crate::ir::{IndexVec, Local, LocalId, LocalKind};
use crate::lower::new_temp;
use crate::lower::predicates::any_suspends;
use crate::resolve::holes;
use proc_macro2::{Ident, Span};
use syn::spanned::Spanned as _;
use syn::visit_mut::{self, VisitMut};
use syn::{Block, Expr, ExprAsync, ExprClosure, ExprForLoop, ExprPath, Item, Pat, Stmt, parse_quote};

/// Names such items of loops that suspend.
pub(in crate::lower) fn name_opened(block: &mut Block, locals: &mut IndexVec<LocalId, Local>) {
    Opened { locals }.visit_block_mut(block);
}

struct Opened<'a> {
    locals: &'a mut IndexVec<LocalId, Local>,
}

impl Opened<'_> {
    /// Names the items that a pattern takes apart; returns what does so instead.
    fn name(&mut self, pat: &mut Pat) -> Vec<Stmt> {
        let mut items = Vec::new();
        self.name_items(pat, false, &mut items);
        let mut stmts = Vec::new();
        // What is left of several is dropped in their order, so that the last one is declared first.
        if items.len() > 1 {
            for (opened, name) in items.iter_mut().rev() {
                let bound = std::mem::replace(name, self.new_item(opened));
                stmts.push(parse_quote!(let #name = #bound;));
            }
        }
        stmts.extend(items.iter().map(|(opened, name)| parse_quote!(let #opened = #name;)));
        stmts
    }

    fn name_items(&mut self, pat: &mut Pat, nested: bool, items: &mut Vec<(Pat, Ident)>) {
        match pat {
            Pat::Paren(inner) => self.name_items(&mut inner.pat, nested, items),
            Pat::Tuple(tuple) => tuple.elems.iter_mut().for_each(|part| self.name_items(part, true, items)),
            _ if opens(pat) || nested && takes_apart(pat) => {
                let name = self.new_item(pat);
                items.push((std::mem::replace(pat, parse_quote!(#name)), name));
            }
            _ => {}
        }
    }

    /// What a pattern opens, which is where rustc tells of it.
    fn new_item(&mut self, opened: &Pat) -> Ident {
        // One pattern binds several, each under a name of its own.
        let item = new_temp(self.locals, &format!("item{}", self.locals.len()), None);
        let local = &mut self.locals[item];
        (local.kind, local.mutable) = (LocalKind::User, false);
        local.name.set_span(local.name.span().located_at(opened.span()));
        holes::local_ident(item, Span::mixed_site())
    }
}

/// Whether a pattern takes a struct apart, and binds parts of it by value.
fn takes_apart(pat: &Pat) -> bool {
    matches!(pat, Pat::Struct(_) | Pat::TupleStruct(_)) && !values_in(pat).is_empty()
}

impl VisitMut for Opened<'_> {
    fn visit_expr_for_loop_mut(&mut self, repeat: &mut ExprForLoop) {
        visit_mut::visit_expr_for_loop_mut(self, repeat);
        if any_suspends(&repeat.body.stmts) {
            let mut open = self.name(&mut repeat.pat);
            if !open.is_empty() {
                let body = &repeat.body;
                open.push(Stmt::Expr(Expr::Block(parse_quote!(#body)), None));
                repeat.body.stmts = open;
            }
        }
    }

    fn visit_expr_path_mut(&mut self, _: &mut ExprPath) {}

    fn visit_expr_closure_mut(&mut self, _: &mut ExprClosure) {}

    fn visit_expr_async_mut(&mut self, _: &mut ExprAsync) {}

    fn visit_item_mut(&mut self, _: &mut Item) {}
}
