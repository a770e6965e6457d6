//! What branches, loops and jumps do to locals.

use super::Uses;
use crate::ir::{BitSet, Effect, Flow, Jump, LocalId};
use crate::lower::moves::vacate::is_taken_or_left;
use crate::lower::patterns::pattern_binds;
use crate::resolve::holes;
use syn::{Arm, BinOp, Expr, ExprBinary, ExprMatch, Label, Pat};

impl Uses<'_> {
    pub(super) fn control(self, expr: &Expr) -> Flow {
        match expr {
            Expr::If(branch) => {
                let otherwise = branch.else_branch.as_ref().map_or(Flow::None, |(_, expr)| self.branch_value(expr));
                if is_taken_or_left(branch) {
                    return otherwise;
                }
                self.condition(&branch.cond).choose(self.branch(&branch.then_branch), otherwise)
            }
            Expr::Match(expr) => self.matching(expr),
            Expr::While(expr) => {
                let leave = jump_to(expr.label.as_ref());
                repeated(expr.label.as_ref(), self.condition(&expr.cond).choose(self.branch(&expr.body), leave))
            }
            Expr::ForLoop(expr) => {
                let body = Flow::seq([pattern_binds(&expr.pat), self.branch(&expr.body)]);
                let step = Flow::Alt(vec![body, jump_to(expr.label.as_ref())]);
                Flow::seq([self.value(&expr.expr), repeated(expr.label.as_ref(), step)])
            }
            Expr::Loop(expr) => repeated(expr.label.as_ref(), self.branch(&expr.body)),
            Expr::Block(expr) => match expr.label.as_ref().and_then(|label| holes::target_of(&label.name)) {
                Some(target) => Flow::Block(target, Box::new(self.block(&expr.block))),
                None => self.block(&expr.block),
            },
            _ => Flow::None,
        }
    }

    fn matching(self, expr: &ExprMatch) -> Flow {
        let scrutinee = self.scrutinee(&expr.expr);
        let arms = expr.arms.iter().map(|arm| Flow::seq([self.arm(arm, &expr.expr), self.branch_value(&arm.body)]));
        Flow::seq([scrutinee, Flow::Alt(arms.collect())])
    }

    /// What an arm does before its body: binds, and evaluates its guard.
    pub(in crate::lower) fn arm(self, arm: &Arm, scrutinee: &Expr) -> Flow {
        let (pat, guard) = match &arm.pat {
            Pat::Guard(guarded) => (&*guarded.pat, self.guard(&guarded.guard)),
            pat => (pat, Flow::None),
        };
        Flow::seq([self.matched(pat, scrutinee), guard])
    }

    /// What a guard does: what it uses by value is `Copy`, for it may fail.
    pub(in crate::lower) fn guard(self, guard: &Expr) -> Flow {
        let mut uses = Vec::new();
        self.value(guard).for_each(&mut |local, effect| {
            let by_value = matches!(
                effect,
                Effect::Move
                    | Effect::MoveField(_)
                    | Effect::BindField(_)
                    | Effect::MoveParts
                    | Effect::MoveListed
                    | Effect::MoveAll
                    | Effect::Doubt(_)
            );
            uses.push(Flow::Effect(local, if by_value { Effect::Borrow } else { effect }));
        });
        Flow::seq(uses)
    }

    /// What a condition does, with the patterns in it.
    pub(in crate::lower) fn condition(self, cond: &Expr) -> Condition {
        match cond {
            Expr::Let(cond) => {
                Condition { operands: self.scrutinee(&cond.expr), success: self.matched(&cond.pat, &cond.expr) }
            }
            Expr::Binary(ExprBinary { left, op: BinOp::And(_), right, .. }) if has_let(cond) => {
                let (left, right) = (self.condition(left), self.condition(right));
                // The right part is evaluated if the left one holds, with what that has bound. It is told once what that moved.
                let used = right.operands.only(&bound(&left.success));
                let held = Flow::seq([left.success.without_moving(), right.operands]);
                Condition {
                    operands: Flow::seq([left.operands, Flow::Alt(vec![held, Flow::None])]),
                    success: Flow::seq([left.success, used, right.success]),
                }
            }
            _ => Condition { operands: self.value(cond), success: Flow::None },
        }
    }

    pub(super) fn jump(self, expr: &Expr) -> Flow {
        match expr {
            Expr::Break(expr) => {
                let jump =
                    expr.label.as_ref().and_then(holes::target_of).map_or(Flow::None, |t| Flow::Jump(Jump::Break(t)));
                Flow::seq([self.optional(expr.expr.as_deref()), jump])
            }
            Expr::Continue(expr) => {
                expr.label.as_ref().and_then(holes::target_of).map_or(Flow::None, |t| Flow::Jump(Jump::Continue(t)))
            }
            Expr::Return(expr) => Flow::seq([self.optional(expr.expr.as_deref()), Flow::Jump(Jump::Return)]),
            Expr::Try(expr) => {
                Flow::seq([self.value(&expr.expr), Flow::Alt(vec![Flow::Jump(Jump::Return), Flow::None])])
            }
            _ => Flow::None,
        }
    }
}

/// The locals that patterns bind.
fn bound(patterns: &Flow) -> BitSet<LocalId> {
    let mut bound = BitSet::default();
    patterns.for_each(&mut |local, effect| _ = effect == Effect::Init && bound.insert(local));
    bound
}

/// What a condition with patterns does.
pub(in crate::lower) struct Condition {
    /// Evaluating what is matched and tested.
    pub(in crate::lower) operands: Flow,
    /// What all of its patterns do when it holds.
    pub(in crate::lower) success: Flow,
}

impl Condition {
    fn choose(self, then: Flow, otherwise: Flow) -> Flow {
        Flow::seq([self.operands, Flow::Alt(vec![Flow::seq([self.success, then]), otherwise])])
    }
}

/// Whether a condition holds patterns.
pub(in crate::lower) fn has_let(cond: &Expr) -> bool {
    match cond {
        Expr::Let(_) => true,
        Expr::Binary(ExprBinary { left, op: BinOp::And(_), right, .. }) => has_let(left) || has_let(right),
        _ => false,
    }
}

fn repeated(label: Option<&Label>, step: Flow) -> Flow {
    match label.and_then(|label| holes::target_of(&label.name)) {
        Some(target) => Flow::Loop(target, Box::new(step)),
        None => step,
    }
}

fn jump_to(label: Option<&Label>) -> Flow {
    label.and_then(|label| holes::target_of(&label.name)).map_or(Flow::None, |target| Flow::Jump(Jump::Break(target)))
}
