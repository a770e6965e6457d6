//! Extended temporaries in the tails of blocks and branches.
//!
//! ```text
//! let x = if c { &make() } else { &other() }; .. yield ..                                          from
//! let _4 = None; let _5 = None; let x = if c { &*insert(&mut _4, make()) } else { .. }; .. yield ..    into
//! ```
//!
//! They outlive the branch, so they are declared in front of the `let`. What stands in no tail is named where it is
//! lowered: see `extended`.

use crate::emit::Runtime;
use crate::ir::{IndexVec, Local, LocalId};
use crate::lower::predicates::any_suspends;
use crate::lower::temporaries::chosen;
use crate::lower::temporaries::extended::extended_operand;
use crate::resolve::holes;
use crate::syntax::known_macro::parse_known;
use proc_macro2::Span;
use syn::visit_mut::VisitMut;
use syn::{Block, Expr, ExprAsync, ExprClosure, Item, Macro, Stmt, parse_quote};

/// Names the temporaries of tails whose life a `let` extends, in blocks in which steps may begin.
pub(in crate::lower) fn name_extended(
    block: &mut Block,
    locals: &mut IndexVec<LocalId, Local>,
    runtime: &Runtime,
    local_macros: &[String],
) {
    let suspends = any_suspends(&block.stmts);
    Blocks { locals, runtime, local_macros, suspends }.visit_block_mut(block);
}

struct Blocks<'a> {
    locals: &'a mut IndexVec<LocalId, Local>,
    runtime: &'a Runtime,
    local_macros: &'a [String],
    /// The statement around what is visited suspends.
    suspends: bool,
}

impl VisitMut for Blocks<'_> {
    fn visit_block_mut(&mut self, block: &mut Block) {
        for stmt in &mut block.stmts {
            let inside = any_suspends(std::slice::from_ref(stmt));
            if inside {
                let outer = std::mem::replace(&mut self.suspends, true);
                self.visit_stmt_mut(stmt);
                self.suspends = outer;
            }
        }
        if !self.suspends {
            return;
        }
        let mut position = 0;
        while position < block.stmts.len() {
            let named = self.name_in(&mut block.stmts[position]);
            let count = named.len();
            block.stmts.splice(position..position, named);
            position += count + 1;
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

impl Blocks<'_> {
    /// Names the temporaries of a statement; returns what stands in front of it then.
    fn name_in(&mut self, stmt: &mut Stmt) -> Vec<Stmt> {
        let Stmt::Local(syn::Local { init: Some(init), .. }) = stmt else { return Vec::new() };
        if let Some(before) = chosen::split(&mut init.expr, self.locals, self.runtime) {
            return before;
        }
        let mut tails = Tails { locals: self.locals, runtime: self.runtime, named: Vec::new() };
        tails.value(&mut init.expr, false);
        let names = tails.named.into_iter().map(|temp| holes::local_ident(temp, Span::mixed_site()));
        let runtime = self.runtime;
        names.map(|name| parse_quote!(let mut #name = #runtime::None;)).collect()
    }
}

struct Tails<'a> {
    locals: &'a mut IndexVec<LocalId, Local>,
    runtime: &'a Runtime,
    named: Vec<LocalId>,
}

impl Tails<'_> {
    /// An expression whose operands' lives are extended, in a tail or not.
    fn value(&mut self, expr: &mut Expr, in_tail: bool) {
        match expr {
            Expr::Reference(reference) if in_tail => self.place(&mut reference.expr),
            Expr::Paren(inner) => self.value(&mut inner.expr, in_tail),
            Expr::Group(inner) => self.value(&mut inner.expr, in_tail),
            Expr::Cast(cast) => self.value(&mut cast.expr, in_tail),
            Expr::Tuple(tuple) => tuple.elems.iter_mut().for_each(|part| self.value(part, in_tail)),
            Expr::Array(array) => array.elems.iter_mut().for_each(|part| self.value(part, in_tail)),
            Expr::Struct(literal) => literal.fields.iter_mut().for_each(|field| self.value(&mut field.expr, in_tail)),
            Expr::Block(block) if block.label.is_none() => self.tail(&mut block.block),
            Expr::Unsafe(block) => self.tail(&mut block.block),
            Expr::If(branch) => {
                self.tail(&mut branch.then_branch);
                if let Some((_, otherwise)) = &mut branch.else_branch {
                    self.value(otherwise, true);
                }
            }
            Expr::Match(matching) => matching.arms.iter_mut().for_each(|arm| self.value(&mut arm.body, true)),
            _ => {}
        }
    }

    fn tail(&mut self, block: &mut Block) {
        if let Some(Stmt::Expr(tail, None)) = block.stmts.last_mut() {
            self.value(tail, true);
        }
    }

    /// A place that is borrowed in a tail: the value at its root gets a name.
    fn place(&mut self, place: &mut Expr) {
        if extended_operand(place).is_none() {
            return;
        }
        match place {
            Expr::Field(field) => self.place(&mut field.base),
            Expr::Index(index) => self.place(&mut index.expr),
            Expr::Paren(inner) => self.place(&mut inner.expr),
            Expr::Group(inner) => self.place(&mut inner.expr),
            Expr::Unary(unary) => self.place(&mut unary.expr),
            value => {
                let temp = crate::lower::new_temp(self.locals, "extended", None);
                let at = syn::spanned::Spanned::span(value);
                self.locals[temp].name.set_span(Span::mixed_site().located_at(at));
                let name = holes::local_ident(temp, Span::mixed_site());
                let runtime = self.runtime;
                *value = parse_quote!((*#runtime::Option::insert(&mut #name, #value)));
                self.named.push(temp);
            }
        }
    }
}
