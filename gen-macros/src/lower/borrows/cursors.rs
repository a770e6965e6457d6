//! Unique references that walk along what they point to: they are assigned what is borrowed through them.
//!
//! ```text
//! while let Some(node) = cursor { yield node.value; cursor = &mut node.next; }      `cursor` is one
//! ```
//!
//! Such a reference can't be used through another one, which does not live as long as what is assigned.

use crate::ir::{BitSet, IndexVec, Local, LocalId};
use crate::lower::patterns::bound_by;
use crate::lower::uses::local;
use quote::ToTokens;
use std::collections::BTreeSet;
use syn::visit::{self, Visit};
use syn::{Arm, Block, Expr, ExprAssign, ExprForLoop, ExprLet, ExprMatch, Pat, Stmt};

/// Notes which locals are cursors.
pub(in crate::lower) fn note_cursors(block: &Block, locals: &mut IndexVec<LocalId, Local>) {
    let mut steps = Steps { locals, list: Vec::new() };
    steps.visit_block(block);
    for cursor in steps.cursors() {
        locals[cursor].cursor = true;
    }
}

/// A value that is taken from one local to another.
struct Step {
    from: LocalId,
    to: LocalId,
    /// It is borrowed uniquely.
    unique: bool,
    assigns: bool,
}

/// All of them, in the end ordered by where they come from.
struct Steps<'a> {
    locals: &'a IndexVec<LocalId, Local>,
    list: Vec<Step>,
}

impl Steps<'_> {
    fn cursors(mut self) -> Vec<LocalId> {
        if !self.list.iter().any(|step| step.unique) {
            return Vec::new();
        }
        self.list.sort_by_key(|step| step.from);
        let assigned = self.list.iter().filter(|step| step.assigns).map(|step| step.to).collect::<BTreeSet<_>>();
        assigned.into_iter().filter(|cursor| self.lead_back(*cursor)).collect()
    }

    /// Whether a local is assigned what is borrowed uniquely through itself.
    fn lead_back(&self, cursor: LocalId) -> bool {
        let mut seen = [BitSet::default(), BitSet::default()];
        let mut stack = vec![(cursor, false)];
        while let Some((at, unique)) = stack.pop() {
            let first = self.list.partition_point(|step| step.from < at);
            for step in self.list[first..].iter().take_while(|step| step.from == at) {
                let unique = unique || step.unique;
                if unique && step.to == cursor {
                    return true;
                }
                if seen[usize::from(unique)].insert(step.to) {
                    stack.push((step.to, unique));
                }
            }
        }
        false
    }

    fn note(&mut self, from: &Expr, to: &[LocalId], unique: bool, assigns: bool) {
        // Copies are not unique.
        if to.iter().all(|to| self.locals[*to].copy) {
            return;
        }
        let Some(root) = lender_of(from) else { return };
        self.list.extend(to.iter().map(|to| Step { from: root, to: *to, unique, assigns }));
    }

    fn note_pattern(&mut self, from: &Expr, pat: &Pat) {
        self.note(from, &bound_by(pat), is_unique(from) || is_unique(pat), false);
    }

    /// Notes what is assigned to a local: one of the values of the branches, if there are such.
    fn note_assigned(&mut self, value: &Expr, target: LocalId) {
        match value {
            Expr::Match(matching) => matching.arms.iter().for_each(|arm| self.note_assigned(&arm.body, target)),
            Expr::If(branch) => {
                self.note_tail(&branch.then_branch, target);
                branch.else_branch.iter().for_each(|(_, otherwise)| self.note_assigned(otherwise, target));
            }
            Expr::Block(block) => self.note_tail(&block.block, target),
            Expr::Unsafe(block) => self.note_tail(&block.block, target),
            value => self.note(value, &[target], is_unique(value), true),
        }
    }

    fn note_tail(&mut self, block: &Block, target: LocalId) {
        if let Some(Stmt::Expr(tail, None)) = block.stmts.last() {
            self.note_assigned(tail, target);
        }
    }
}

/// The local through which a value is borrowed, if it is.
fn lender_of(value: &Expr) -> Option<LocalId> {
    match value {
        Expr::Path(_) => local(value),
        Expr::Field(field) => lender_of(&field.base),
        Expr::Index(index) => lender_of(&index.expr),
        Expr::Paren(inner) => lender_of(&inner.expr),
        Expr::Group(inner) => lender_of(&inner.expr),
        Expr::Unary(unary) => lender_of(&unary.expr),
        Expr::Reference(reference) => lender_of(&reference.expr),
        Expr::Try(inner) => lender_of(&inner.expr),
        Expr::MethodCall(call) => lender_of(&call.receiver),
        Expr::Call(call) => call.args.iter().find_map(lender_of),
        _ => None,
    }
}

/// Whether `mut` is a part of how a value is borrowed, by itself or by the pattern that it is matched with.
fn is_unique(borrows: &impl ToTokens) -> bool {
    let mut found = false;
    crate::syntax::tokens::any_ident(&borrows.to_token_stream(), &mut |ident| {
        found |= ident.to_string().ends_with("mut");
        found
    })
}

impl Visit<'_> for Steps<'_> {
    fn visit_local(&mut self, binding: &syn::Local) {
        if let Some(init) = &binding.init {
            self.note_pattern(&init.expr, &binding.pat);
        }
        visit::visit_local(self, binding);
    }

    fn visit_expr_let(&mut self, cond: &ExprLet) {
        self.note_pattern(&cond.expr, &cond.pat);
        visit::visit_expr_let(self, cond);
    }

    fn visit_expr_match(&mut self, matching: &ExprMatch) {
        matching.arms.iter().for_each(|Arm { pat, .. }| self.note_pattern(&matching.expr, pat));
        visit::visit_expr_match(self, matching);
    }

    fn visit_expr_for_loop(&mut self, repeat: &ExprForLoop) {
        self.note_pattern(&repeat.expr, &repeat.pat);
        visit::visit_expr_for_loop(self, repeat);
    }

    fn visit_expr_assign(&mut self, assign: &ExprAssign) {
        if let Some(target) = local(&assign.left) {
            self.note_assigned(&assign.right, target);
        }
        visit::visit_expr_assign(self, assign);
    }
}
