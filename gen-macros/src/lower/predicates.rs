//! Which expressions must be taken apart.

use super::Lowerer;
use super::consuming::is_consuming;
use super::scrutinee::needs_name;
use super::uses;
use crate::ir::{Effect, Gate};
use crate::resolve::holes;
use crate::syntax::known_macro::{Role, parse_known};
use crate::syntax::tokens::any_ident;
use syn::visit::{self, Visit};
use syn::{BinOp, Block, Expr, ExprAsync, ExprClosure, Item, Macro, Stmt};

/// Whether evaluating this suspends.
pub(super) fn suspends(expr: &Expr) -> bool {
    let mut search = Suspends(false);
    search.visit_expr(expr);
    search.0
}

/// Whether one of these statements suspends.
pub(super) fn any_suspends(stmts: &[Stmt]) -> bool {
    let mut search = Suspends(false);
    stmts.iter().for_each(|stmt| search.visit_stmt(stmt));
    search.0
}

struct Suspends(bool);

impl Visit<'_> for Suspends {
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
        suspends(expr) || self.moves_conditionally(expr) || self.hoisting && has_place_temps(expr)
    }

    /// Whether a block must be taken apart.
    pub(super) fn is_spine_block(&self, block: &Block) -> bool {
        any_suspends(&block.stmts) || block.stmts.iter().any(|stmt| self.stmt_moves_conditionally(stmt))
    }

    /// Whether it moves, on some of its paths only, a local whose state must be known afterwards.
    fn moves_conditionally(&self, expr: &Expr) -> bool {
        if self.exposed.locals.is_empty() && self.exposed.targets.is_empty() {
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
            // A method that may consume its receiver moves it, if it does.
            let effect = if matches!(effect, Effect::Doubt(Gate::Methods(_))) { Effect::Move } else { effect };
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

    fn visit_expr_closure(&mut self, _: &ExprClosure) {}

    fn visit_expr_async(&mut self, _: &ExprAsync) {}

    fn visit_item(&mut self, _: &Item) {}
}

/// Whether evaluating a native expression makes temporaries that live until the end of the statement.
///
/// Those are values where a place is wanted: receivers, what is borrowed, bases of fields. What runs in a scope of
/// its own (blocks, conditions, closures, lazy operands) drops its temporaries there.
pub(super) fn has_place_temps(expr: &Expr) -> bool {
    match expr {
        Expr::MethodCall(call) => {
            (!is_consuming(call) && makes_temp(&call.receiver))
                || has_place_temps(&call.receiver)
                || call.args.iter().any(has_place_temps)
        }
        Expr::Reference(reference) => makes_temp(&reference.expr) || has_place_temps(&reference.expr),
        Expr::Field(field) => makes_temp(&field.base) || has_place_temps(&field.base),
        Expr::Index(index) => makes_temp(&index.expr) || has_place_temps(&index.expr) || has_place_temps(&index.index),
        Expr::Unary(unary) => {
            matches!(unary.op, syn::UnOp::Deref(_)) && makes_temp(&unary.expr) || has_place_temps(&unary.expr)
        }
        Expr::Call(call) => has_place_temps(&call.func) || call.args.iter().any(has_place_temps),
        Expr::Binary(binary) => match binary.op {
            BinOp::And(_) | BinOp::Or(_) => false,
            _ => has_place_temps(&binary.left) || has_place_temps(&binary.right),
        },
        Expr::Macro(mac) => is_expression(&mac.mac) && has_argument_temps(&mac.mac),
        // What is matched lives until the end of the statement around the `match`.
        Expr::Match(matching) => {
            let pats = matching.arms.iter().map(|arm| &arm.pat).collect::<Vec<_>>();
            has_place_temps(&matching.expr) || makes_temp(&matching.expr) && needs_name(&matching.expr, &pats)
        }
        Expr::Yield(suspend) => suspend.expr.as_ref().is_some_and(|value| has_place_temps(value)),
        Expr::Paren(inner) => has_place_temps(&inner.expr),
        Expr::Group(inner) => has_place_temps(&inner.expr),
        Expr::Cast(cast) => has_place_temps(&cast.expr),
        Expr::Try(expr) => has_place_temps(&expr.expr),
        Expr::Tuple(tuple) => tuple.elems.iter().any(has_place_temps),
        Expr::Array(array) => array.elems.iter().any(has_place_temps),
        Expr::Repeat(repeat) => has_place_temps(&repeat.expr),
        Expr::Range(range) => [&range.start, &range.end].into_iter().flatten().any(|end| has_place_temps(end)),
        Expr::Struct(literal) => {
            literal.fields.iter().any(|field| has_place_temps(&field.expr))
                || literal.rest.as_ref().is_some_and(|rest| has_place_temps(rest))
        }
        _ => false,
    }
}

fn has_argument_temps(mac: &Macro) -> bool {
    let known = parse_known(mac, &[]).map(|known| known.args).unwrap_or_default();
    known.iter().any(|arg| has_place_temps(&arg.expr) || arg.role == Role::Ref && makes_temp(&arg.expr))
}

/// Whether a macro of the standard library is no statement of its own: the temporaries of its arguments outlive it.
fn is_expression(mac: &Macro) -> bool {
    const NAMES: [&str; 5] = ["dbg", "matches", "vec", "write", "writeln"];
    mac.path.segments.last().is_some_and(|last| NAMES.iter().any(|name| last.ident == name))
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
