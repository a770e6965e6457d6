//! Which expressions must be taken apart.

use super::Lowerer;
use super::uses;
use crate::ir::Effect;
use crate::resolve::holes;
use crate::syntax::known_macro::parse_known;
use crate::syntax::tokens::any_ident;
use syn::visit::{self, Visit};
use syn::{BinOp, Block, Expr, ExprAsync, ExprClosure, ExprPath, Item, Macro, Pat, Stmt};

/// Whether evaluating this suspends.
pub(super) fn suspends(expr: &Expr) -> bool {
    let mut search = Suspends(false);
    search.visit_expr(expr);
    search.0
}

/// Whether one of these statements suspends.
pub(super) fn any_suspends(stmts: &[Stmt]) -> bool {
    let mut search = Suspends(false);
    stmts.iter().any(|stmt| {
        search.visit_stmt(stmt);
        search.0
    })
}

struct Suspends(bool);

impl Visit<'_> for Suspends {
    // What names and patterns say does not suspend.
    fn visit_expr_path(&mut self, _: &ExprPath) {}

    fn visit_pat(&mut self, _: &Pat) {}

    fn visit_expr(&mut self, expr: &Expr) {
        if matches!(expr, Expr::Yield(_)) {
            self.0 = true;
        }
        if !self.0 {
            visit::visit_expr(self, expr);
        }
    }

    fn visit_macro(&mut self, mac: &Macro) {
        // Resolving has put `yield` there.
        self.0 |= any_ident(&mac.tokens, &mut |ident| ident == "yield");
    }

    fn visit_expr_closure(&mut self, _: &ExprClosure) {}

    fn visit_expr_async(&mut self, _: &ExprAsync) {}

    fn visit_item(&mut self, _: &Item) {}
}

impl Lowerer<'_> {
    /// Whether an expression must be taken apart.
    pub(super) fn is_spine(&self, expr: &Expr) -> bool {
        suspends(expr) || self.moves_conditionally(expr) || self.hoisting && self.has_place_temps(expr)
    }

    /// Whether a block must be taken apart.
    pub(super) fn is_spine_block(&self, block: &Block) -> bool {
        any_suspends(&block.stmts) || block.stmts.iter().any(|stmt| self.stmt_moves_conditionally(stmt))
    }

    /// Whether it moves, on some of its paths only, a local whose state must be known afterwards.
    fn moves_conditionally(&self, expr: &Expr) -> bool {
        if self.exposed.locals.is_empty() && self.exposed.targets.is_empty() && self.exposed.parted.is_empty() {
            return false;
        }
        let mut search = Conditional { lowerer: self, found: false };
        match expr {
            // The assignment itself is taken care of where it is a statement.
            Expr::Assign(assign) if uses::local(&assign.left).is_some() => search.visit_expr(&assign.right),
            _ => search.visit_expr(expr),
        }
        search.found
    }

    fn stmt_moves_conditionally(&self, stmt: &Stmt) -> bool {
        match stmt {
            Stmt::Expr(expr, _) => self.moves_conditionally(expr),
            Stmt::Local(local) => local.init.as_ref().is_some_and(|init| {
                self.moves_conditionally(&init.expr)
                    || init.diverge.as_ref().is_some_and(|(_, diverge)| self.moves_conditionally(diverge))
            }),
            Stmt::Item(_) | Stmt::Macro(_) => false,
        }
    }

    pub(super) fn changes(&self, expr: &Expr, effects: &[Effect]) -> bool {
        let mut found = false;
        self.uses.value(expr).for_each(&mut |local, effect| {
            // What may consume it moves it, if it does.
            let effect = if matches!(effect, Effect::Doubt(_)) { Effect::Move } else { effect };
            found |= effects.contains(&effect) && self.exposed.locals.contains(local);
        });
        found
    }
}

struct Conditional<'a> {
    lowerer: &'a Lowerer<'a>,
    found: bool,
}

impl Visit<'_> for Conditional<'_> {
    fn visit_expr(&mut self, expr: &Expr) {
        let jump = match expr {
            Expr::Break(jump) => jump.label.as_ref(),
            Expr::Continue(jump) => jump.label.as_ref(),
            _ => None,
        };
        self.found |=
            jump.and_then(holes::target_of).is_some_and(|target| self.lowerer.exposed.targets.contains(target));
        self.found |= matches!(expr, Expr::Struct(literal) if self.lowerer.leaves_fields(literal));
        let branches = match expr {
            Expr::If(_)
            | Expr::Match(_)
            | Expr::While(_)
            | Expr::ForLoop(_)
            | Expr::Loop(_)
            | Expr::Block(_)
            | Expr::Unsafe(_) => true,
            Expr::Binary(binary) => matches!(binary.op, BinOp::And(_) | BinOp::Or(_)),
            _ => false,
        };
        let effects: &[Effect] = match expr {
            Expr::Assign(_) => &[Effect::Assign],
            Expr::Block(block) if block.label.is_none() => &[Effect::MoveParts, Effect::MoveListed, Effect::MoveAll],
            Expr::Unsafe(_) => &[Effect::MoveParts, Effect::MoveListed, Effect::MoveAll],
            _ if branches => &[Effect::Assign, Effect::Move, Effect::MoveParts, Effect::MoveListed, Effect::MoveAll],
            _ => &[],
        };
        self.found |= !effects.is_empty() && self.lowerer.changes(expr, effects);
        if !self.found {
            visit::visit_expr(self, expr);
        }
    }

    fn visit_macro(&mut self, mac: &Macro) {
        let known = parse_known(mac, &self.lowerer.uses.macros.names);
        known.iter().flat_map(|known| &known.args).for_each(|arg| self.visit_expr(&arg.expr));
    }

    fn visit_expr_closure(&mut self, _: &ExprClosure) {}

    fn visit_expr_async(&mut self, _: &ExprAsync) {}

    fn visit_item(&mut self, _: &Item) {}
}

/// Whether using this expression in place makes a temporary with something in it that could be dropped.
pub(super) fn makes_temp(expr: &Expr) -> bool {
    match expr {
        // Its value has no destructor, but it borrows temporaries.
        Expr::Macro(mac) if mac.mac.path.segments.last().is_some_and(|last| last.ident == "format_args") => false,
        Expr::Call(_)
        | Expr::MethodCall(_)
        | Expr::Macro(_)
        | Expr::Struct(_)
        | Expr::Tuple(_)
        | Expr::Array(_)
        | Expr::Try(_) => !is_constant(expr),
        Expr::Match(_) | Expr::If(_) | Expr::Block(_) | Expr::Unsafe(_) | Expr::Loop(_) | Expr::Yield(_) => true,
        Expr::Paren(inner) => makes_temp(&inner.expr),
        Expr::Group(inner) => makes_temp(&inner.expr),
        _ => false,
    }
}

/// Whether a value is a constant: rustc promotes it to a `static`, and nothing is dropped.
pub(super) fn is_constant(expr: &Expr) -> bool {
    match expr {
        Expr::Lit(_) => true,
        Expr::Path(_) => uses::local(expr).is_none(),
        Expr::Paren(inner) => is_constant(&inner.expr),
        Expr::Group(inner) => is_constant(&inner.expr),
        Expr::Unary(unary) => is_constant(&unary.expr),
        Expr::Reference(reference) => reference.mutability.is_none() && is_constant(&reference.expr),
        Expr::Tuple(tuple) => tuple.elems.iter().all(is_constant),
        Expr::Array(array) => array.elems.iter().all(is_constant),
        Expr::Repeat(repeat) => is_constant(&repeat.expr),
        Expr::Struct(literal) => literal.rest.is_none() && literal.fields.iter().all(|field| is_constant(&field.expr)),
        Expr::Range(range) => [&range.start, &range.end].into_iter().flatten().all(|end| is_constant(end)),
        _ => false,
    }
}
