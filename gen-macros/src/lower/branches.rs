//! Where a local is bound by the pattern in front of a branch or a loop's body.

use super::patterns::bound_by;
use super::uses::has_let;
use crate::ir::LocalId;
use crate::resolve::holes;
use quote::ToTokens as _;
use syn::visit_mut::{self, VisitMut};
use syn::{Block, Expr, ExprForLoop, ExprIf, ExprLet, ExprMatch, ExprWhile, Item, Pat, Stmt, parse_quote};

/// How often a local is named in the branch whose pattern binds it; `None` if there is no such branch.
pub(super) fn mentions_in_branch(block: &mut Block, bound: LocalId) -> Option<usize> {
    let mut mentions = None;
    each_branch(block, bound, &mut |branch| {
        let mut count = 0;
        holes::for_each_local(&branch.to_token_stream(), &mut |local| count += usize::from(local == bound));
        mentions = Some(count);
    });
    mentions
}

/// Puts statements at the beginning of the branch whose pattern binds a local.
pub(super) fn begin_branch(block: &mut Block, bound: LocalId, stmts: &mut Vec<Stmt>) {
    each_branch(block, bound, &mut |branch| {
        let behind = std::mem::replace(&mut branch.stmts, std::mem::take(stmts));
        branch.stmts.extend(behind);
    });
}

fn each_branch(block: &mut Block, bound: LocalId, visit: &mut dyn FnMut(&mut Block)) {
    Branches { bound, visit }.visit_block_mut(block);
}

struct Branches<'a> {
    bound: LocalId,
    visit: &'a mut dyn FnMut(&mut Block),
}

impl Branches<'_> {
    fn binds(&self, pat: &Pat) -> bool {
        bound_by(pat).contains(&self.bound)
    }

    /// Whether a condition binds the local.
    fn decides(&self, cond: &Expr) -> bool {
        match cond {
            Expr::Let(ExprLet { pat, .. }) => self.binds(pat),
            Expr::Binary(binary) if has_let(cond) => self.decides(&binary.left) || self.decides(&binary.right),
            _ => false,
        }
    }
}

impl VisitMut for Branches<'_> {
    fn visit_expr_if_mut(&mut self, branch: &mut ExprIf) {
        if self.decides(&branch.cond) {
            (self.visit)(&mut branch.then_branch);
        }
        visit_mut::visit_expr_if_mut(self, branch);
    }

    fn visit_expr_while_mut(&mut self, repeat: &mut ExprWhile) {
        if self.decides(&repeat.cond) {
            (self.visit)(&mut repeat.body);
        }
        visit_mut::visit_expr_while_mut(self, repeat);
    }

    fn visit_expr_for_loop_mut(&mut self, repeat: &mut ExprForLoop) {
        if self.binds(&repeat.pat) {
            (self.visit)(&mut repeat.body);
        }
        visit_mut::visit_expr_for_loop_mut(self, repeat);
    }

    fn visit_expr_match_mut(&mut self, matching: &mut ExprMatch) {
        for arm in &mut matching.arms {
            if self.binds(&arm.pat) {
                let body = &arm.body;
                let mut block: Block = parse_quote!({ #body });
                (self.visit)(&mut block);
                *arm.body = parse_quote!(#block);
            }
        }
        visit_mut::visit_expr_match_mut(self, matching);
    }

    fn visit_item_mut(&mut self, _: &mut Item) {}
}
