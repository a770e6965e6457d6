//! Which native expressions make temporaries that outlive them.
//!
//! Those are values where a place is wanted: receivers, what is borrowed, bases of fields. What runs in a scope of
//! its own (conditions, branches, closures, lazy operands) drops its temporaries there. Up to edition 2021 blocks are no
//! such scopes for their tails, nor is an `if let` for what it matches.

use crate::compile::Edition;
use crate::lower::Lowerer;
use crate::lower::moves::consuming::is_consuming;
use crate::lower::predicates::makes_temp;
use crate::lower::spine::scrutinee::{needs_name, tried, wild};
use crate::syntax::known_macro::{Role, parse_known};
use syn::{BinOp, Block, Expr, ExprIf, Macro, Stmt};

impl Lowerer<'_> {
    /// Whether evaluating a native expression makes temporaries that live until the end of the statement.
    pub(in crate::lower) fn has_place_temps(&self, expr: &Expr) -> bool {
        let [old, new] = [Edition::Old, Edition::New].map(|edition| Temps(edition).has_place_temps(expr));
        self.asks_edition.set(self.asks_edition.get() || old != new);
        if self.unit.edition == Edition::Old { old } else { new }
    }
}

/// Whether evaluating a native expression makes such temporaries, in whatever edition.
pub(in crate::lower) fn may_have_place_temps(expr: &Expr) -> bool {
    [Edition::Old, Edition::New].into_iter().any(|edition| Temps(edition).has_place_temps(expr))
}

#[derive(Clone, Copy)]
struct Temps(Edition);

impl Temps {
    fn has_place_temps(self, expr: &Expr) -> bool {
        let is_old = self.0 == Edition::Old;
        match expr {
            Expr::MethodCall(call) => {
                (!is_consuming(call) && makes_temp(&call.receiver))
                    || self.has_place_temps(&call.receiver)
                    || call.args.iter().any(|expr| self.has_place_temps(expr))
            }
            Expr::Reference(reference) => makes_temp(&reference.expr) || self.has_place_temps(&reference.expr),
            Expr::Field(field) => makes_temp(&field.base) || self.has_place_temps(&field.base),
            Expr::Index(index) => {
                makes_temp(&index.expr) || self.has_place_temps(&index.expr) || self.has_place_temps(&index.index)
            }
            Expr::Unary(unary) => {
                matches!(unary.op, syn::UnOp::Deref(_)) && makes_temp(&unary.expr) || self.has_place_temps(&unary.expr)
            }
            Expr::Call(call) => {
                self.has_place_temps(&call.func) || call.args.iter().any(|expr| self.has_place_temps(expr))
            }
            Expr::Binary(binary) => match binary.op {
                BinOp::And(_) | BinOp::Or(_) => false,
                _ => self.has_place_temps(&binary.left) || self.has_place_temps(&binary.right),
            },
            Expr::Macro(mac) => is_expression(&mac.mac) && self.has_argument_temps(&mac.mac),
            // What is matched lives until the end of the statement around the `match`.
            Expr::Match(matching) => {
                let pats = matching.arms.iter().map(|arm| &arm.pat).collect::<Vec<_>>();
                self.has_place_temps(&matching.expr) || makes_temp(&matching.expr) && needs_name(&matching.expr, &pats)
            }
            Expr::If(branch) if is_old => self.has_scrutinee_temps(branch),
            Expr::Block(block) if is_old => self.has_tail_temps(&block.block),
            Expr::Unsafe(block) if is_old => self.has_tail_temps(&block.block),
            Expr::Yield(suspend) => suspend.expr.as_ref().is_some_and(|value| self.has_place_temps(value)),
            Expr::Paren(inner) => self.has_place_temps(&inner.expr),
            Expr::Group(inner) => self.has_place_temps(&inner.expr),
            Expr::Cast(cast) => self.has_place_temps(&cast.expr),
            Expr::Try(expr) => self.has_place_temps(&expr.expr),
            Expr::Tuple(tuple) => tuple.elems.iter().any(|expr| self.has_place_temps(expr)),
            Expr::Array(array) => array.elems.iter().any(|expr| self.has_place_temps(expr)),
            Expr::Repeat(repeat) => self.has_place_temps(&repeat.expr),
            Expr::Range(range) => [&range.start, &range.end].into_iter().flatten().any(|end| self.has_place_temps(end)),
            Expr::Struct(literal) => {
                literal.fields.iter().any(|field| self.has_place_temps(&field.expr))
                    || literal.rest.as_ref().is_some_and(|rest| {
                        self.has_place_temps(rest) || makes_temp(rest) && !literal.fields.is_empty()
                    })
            }
            _ => false,
        }
    }

    /// Whether what an `if let` matches, or temporaries of it, live until the end of the statement.
    fn has_scrutinee_temps(self, branch: &ExprIf) -> bool {
        match &*branch.cond {
            Expr::Let(cond) => {
                self.has_place_temps(&cond.expr)
                    || makes_temp(&cond.expr) && needs_name(&cond.expr, &tried(&cond.pat, &wild()))
            }
            _ => false,
        }
    }

    fn has_tail_temps(self, block: &Block) -> bool {
        matches!(block.stmts.last(), Some(Stmt::Expr(tail, None)) if self.has_place_temps(tail))
    }

    fn has_argument_temps(self, mac: &Macro) -> bool {
        let known = parse_known(mac, &[]).map(|known| known.args).unwrap_or_default();
        known.iter().any(|arg| self.has_place_temps(&arg.expr) || arg.role == Role::Ref && makes_temp(&arg.expr))
    }
}

/// Whether a macro of the standard library is no statement of its own: the temporaries of its arguments outlive it.
fn is_expression(mac: &Macro) -> bool {
    const NAMES: [&str; 5] = ["dbg", "matches", "vec", "write", "writeln"];
    mac.path.segments.last().is_some_and(|last| NAMES.iter().any(|name| last.ident == name))
}
