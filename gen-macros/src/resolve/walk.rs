//! The walk over the body: binds what patterns bind, and names what is named.

use super::pattern::{Position, is_binding, tell_constant, tell_constants};
use super::scope::{self, HiddenLabels};
use super::{Resolver, holes};
use crate::ir::{Idx as _, LocalKind, TargetId};
use crate::syntax::leaving::leaving;
use crate::syntax::operand::parse_operand;
use crate::syntax::tokens::Suspending;
use quote::ToTokens as _;
use syn::visit_mut::{self, VisitMut};
use syn::{
    Arm, Attribute, Block, Expr, ExprAsync, ExprBlock, ExprBreak, ExprClosure, ExprContinue, ExprForLoop, ExprIf,
    ExprLet, ExprLoop, ExprMacro, ExprMatch, ExprPath, ExprStruct, ExprWhile, FieldPat, FieldValue, Index, Item, Label,
    Lifetime, Local, Macro, Pat, PatGuard, PatIdent, PatOr, Stmt, StmtMacro, Token, Type,
};

impl Resolver<'_> {
    /// Visits what has names of its own: they are forgotten afterwards.
    fn scoped(&mut self, visit: impl FnOnce(&mut Self)) {
        let mark = self.names.mark();
        visit(self);
        self.names.reset(&mark);
    }

    /// Visits a nested body: what it binds is none of the generator's, and its jumps stay inside.
    fn nested(&mut self, visit: impl FnOnce(&mut Self)) {
        let labels: HiddenLabels = self.names.hide_labels();
        self.nested += 1;
        self.scoped(visit);
        self.nested -= 1;
        self.names.restore_labels(labels);
    }

    /// Gives a loop or block its label, and visits it with the label in scope. In nested bodies labels stay what they are.
    fn labelled(
        &mut self,
        label: &mut Option<Label>,
        is_loop: bool,
        at: proc_macro2::Span,
        visit: impl FnOnce(&mut Self),
    ) {
        if self.nested > 0 {
            return visit(self);
        }
        let target = self.new_target();
        let name = label.as_ref().map(|label| label.name.clone());
        let span = label.as_ref().map_or(at, |label| label.name.apostrophe);
        *label = Some(Label { name: holes::break_label(target, span), colon_token: Token![:](span) });
        self.names.push_label(name, target, is_loop);
        visit(self);
        self.names.pop_label();
    }

    pub(super) fn new_target(&mut self) -> TargetId {
        self.targets += 1;
        TargetId::new(self.targets - 1)
    }

    fn resolve_jump(&mut self, label: &mut Option<Lifetime>, jump: &str, at: proc_macro2::Span) {
        if let Some(target) = self.names.target(label.as_ref()) {
            let span = label.as_ref().map_or(at, |label| label.apostrophe);
            *label = Some(holes::break_label(target, span));
        } else if self.nested == 0 {
            self.refuse_jump(label.as_ref(), jump, at);
        }
    }

    /// A jump without a target, in rustc's words: it would find the loop of a step. In a nested body rustc finds none.
    fn refuse_jump(&mut self, label: Option<&Lifetime>, jump: &str, at: proc_macro2::Span) {
        match label {
            Some(label) => self.cx.error(label, format!("use of undeclared label `{label}`")),
            None => self.cx.error(syn::Ident::new(jump, at), format!("`{jump}` outside of a loop")),
        }
    }

    /// Turns a macro statement that is an expression into one.
    pub(super) fn as_expression(&self, stmt: &mut Stmt, is_last: bool) {
        let Stmt::Macro(StmtMacro { attrs, mac, semi_token }) = stmt else {
            return;
        };
        let leaves = leaving(mac).is_some() || self.local_macros.may_leave(mac);
        if Suspending::of_macro(mac).is_none() && !self.is_known(mac) && !leaves {
            return;
        }
        let semi = semi_token.or_else(|| (!is_last).then(Default::default));
        let mac = Expr::Macro(ExprMacro { attrs: std::mem::take(attrs), mac: mac.clone() });
        *stmt = Stmt::Expr(mac, semi);
    }
}

impl VisitMut for Resolver<'_> {
    fn visit_block_mut(&mut self, block: &mut Block) {
        self.scoped(|this| {
            let count = block.stmts.len();
            for (position, stmt) in block.stmts.iter_mut().enumerate() {
                this.as_expression(stmt, position + 1 == count);
                this.visit_stmt_mut(stmt);
            }
        });
    }

    fn visit_local_mut(&mut self, local: &mut Local) {
        if let Some(init) = &mut local.init {
            self.visit_expr_mut(&mut init.expr);
            if let Some((_, diverge)) = &mut init.diverge {
                self.visit_expr_mut(diverge);
            }
        }
        let refutable = local.init.as_ref().is_some_and(|init| init.diverge.is_some());
        let position = if refutable { Position::Refutable } else { Position::Irrefutable };
        self.bind_pattern(&mut local.pat, position);
        self.note_let(local);
    }

    fn visit_pat_mut(&mut self, pat: &mut Pat) {
        if matches!(pat, Pat::Ident(name) if self.position == Position::Irrefutable && !is_binding(name, self.position))
        {
            tell_constant(pat);
        }
        visit_mut::visit_pat_mut(self, pat);
    }

    fn visit_pat_ident_mut(&mut self, pat: &mut PatIdent) {
        if is_binding(pat, self.position) {
            self.declare(pat);
        }
        if let Some((_, subpat)) = &mut pat.subpat {
            self.visit_pat_mut(subpat);
        }
    }

    fn visit_pat_or_mut(&mut self, pat: &mut PatOr) {
        // Each of the alternatives may fail, and behind a binding none is reached.
        pat.cases.iter_mut().for_each(tell_constant);
        let outer = std::mem::replace(&mut self.position, Position::Refutable);
        visit_mut::visit_pat_or_mut(self, pat);
        self.position = outer;
    }

    fn visit_pat_guard_mut(&mut self, pat: &mut PatGuard) {
        self.visit_pat_mut(&mut pat.pat);
        let bound = std::mem::take(&mut self.pattern);
        self.visit_expr_mut(&mut pat.guard);
        self.pattern = bound;
    }

    fn visit_index_mut(&mut self, _: &mut Index) {
        self.parts = true;
    }

    fn visit_field_pat_mut(&mut self, field: &mut FieldPat) {
        field.colon_token.get_or_insert_default();
        self.visit_pat_mut(&mut field.pat);
    }

    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        match expr {
            Expr::Macro(mac) => match Suspending::of_macro(&mac.mac) {
                Some(Suspending::Yield) => *expr = self.resolve_yield(mac),
                Some(Suspending::YieldFrom) => {
                    let mut delegation = self.resolve_yield_from(&mac.mac);
                    if let Expr::Block(block) = &mut delegation {
                        block.attrs.append(&mut mac.attrs);
                    }
                    *expr = delegation;
                }
                None => self.resolve_macro(&mut mac.mac),
            },
            _ => visit_mut::visit_expr_mut(self, expr),
        }
    }

    fn visit_expr_path_mut(&mut self, path: &mut ExprPath) {
        if path.qself.is_some() || path.path.leading_colon.is_some() || path.path.segments.len() != 1 {
            return;
        }
        let segment = &mut path.path.segments[0];
        if let Some(local) = segment.arguments.is_none().then(|| self.names.lookup(&segment.ident)).flatten() {
            segment.ident = holes::local_ident(local, segment.ident.span());
        }
    }

    fn visit_field_value_mut(&mut self, field: &mut FieldValue) {
        field.colon_token.get_or_insert_default();
        self.visit_expr_mut(&mut field.expr);
    }

    fn visit_expr_struct_mut(&mut self, expr: &mut ExprStruct) {
        expr.fields.iter_mut().for_each(|field| self.visit_field_value_mut(field));
        if let Some(rest) = &mut expr.rest {
            self.visit_expr_mut(rest);
        }
    }

    fn visit_expr_let_mut(&mut self, expr: &mut ExprLet) {
        self.visit_expr_mut(&mut expr.expr);
        self.bind_pattern(&mut expr.pat, Position::Refutable);
    }

    fn visit_expr_if_mut(&mut self, expr: &mut ExprIf) {
        self.scoped(|this| {
            this.visit_expr_mut(&mut expr.cond);
            this.visit_block_mut(&mut expr.then_branch);
        });
        if let Some((_, otherwise)) = &mut expr.else_branch {
            self.visit_expr_mut(otherwise);
        }
    }

    fn visit_expr_match_mut(&mut self, matching: &mut ExprMatch) {
        tell_constants(&mut matching.arms);
        visit_mut::visit_expr_match_mut(self, matching);
    }

    fn visit_arm_mut(&mut self, arm: &mut Arm) {
        self.scoped(|this| {
            this.bind_pattern(&mut arm.pat, Position::Refutable);
            this.visit_expr_mut(&mut arm.body);
        });
    }

    fn visit_expr_while_mut(&mut self, expr: &mut ExprWhile) {
        let at = expr.while_token.span;
        self.labelled(&mut expr.label, true, at, |this| {
            this.scoped(|this| {
                this.visit_expr_mut(&mut expr.cond);
                this.visit_block_mut(&mut expr.body);
            });
        });
    }

    fn visit_expr_for_loop_mut(&mut self, expr: &mut ExprForLoop) {
        self.visit_expr_mut(&mut expr.expr);
        let at = expr.for_token.span;
        self.labelled(&mut expr.label, true, at, |this| {
            this.scoped(|this| {
                let bound = this.bind_pattern(&mut expr.pat, Position::Irrefutable);
                let trivial = super::trivial::has_trivial_items(&expr.expr);
                let numbers = matches!(*expr.pat, Pat::Ident(_))
                    && super::trivial::has_numbers(&expr.expr, &|part, fact| this.tells(part, fact));
                for local in bound {
                    this.locals[local].number |= numbers;
                    this.locals[local].trivial |= trivial;
                    this.locals[local].copy |= trivial;
                }
                this.visit_block_mut(&mut expr.body);
            });
        });
    }

    fn visit_expr_loop_mut(&mut self, expr: &mut ExprLoop) {
        let at = expr.loop_token.span;
        self.labelled(&mut expr.label, true, at, |this| this.visit_block_mut(&mut expr.body));
    }

    fn visit_expr_block_mut(&mut self, expr: &mut ExprBlock) {
        if expr.label.is_none() {
            return self.visit_block_mut(&mut expr.block);
        }
        let at = expr.block.brace_token.span.open();
        self.labelled(&mut expr.label, false, at, |this| this.visit_block_mut(&mut expr.block));
    }

    fn visit_expr_break_mut(&mut self, expr: &mut ExprBreak) {
        if let Some(value) = &mut expr.expr {
            self.visit_expr_mut(value);
        }
        self.resolve_jump(&mut expr.label, "break", expr.break_token.span);
    }

    fn visit_expr_continue_mut(&mut self, expr: &mut ExprContinue) {
        self.resolve_jump(&mut expr.label, "continue", expr.continue_token.span);
    }

    fn visit_expr_closure_mut(&mut self, expr: &mut ExprClosure) {
        self.nested(|this| {
            for input in &mut expr.inputs {
                this.bind_pattern(input, Position::Irrefutable);
            }
            this.visit_expr_mut(&mut expr.body);
        });
    }

    fn visit_expr_async_mut(&mut self, expr: &mut ExprAsync) {
        self.nested(|this| this.visit_block_mut(&mut expr.block));
    }

    fn visit_expr_const_mut(&mut self, _: &mut syn::ExprConst) {
        // Constants name no locals.
    }

    fn visit_stmt_macro_mut(&mut self, stmt: &mut StmtMacro) {
        self.resolve_macro(&mut stmt.mac);
    }

    fn visit_macro_mut(&mut self, mac: &mut Macro) {
        self.resolve_macro(mac);
    }

    fn visit_item_mut(&mut self, item: &mut Item) {
        // Items name no locals, but for `macro_rules!`.
        if let Item::Macro(definition) = item {
            self.resolve_definition(definition);
        }
    }

    fn visit_type_mut(&mut self, _: &mut Type) {
        // Types name no locals.
    }

    fn visit_attribute_mut(&mut self, _: &mut Attribute) {
        // Nor do attributes.
    }
}

impl Resolver<'_> {
    /// Declares a binding, and replaces its name.
    fn declare(&mut self, pat: &mut PatIdent) {
        if self.nested > 0 {
            return self.names.bind(&pat.ident, None);
        }
        let again = self.pattern.iter().find(|(bound, _)| scope::is_same(bound, &pat.ident)).map(|(_, local)| *local);
        let local = again.unwrap_or_else(|| {
            let local = self.new_local(&pat.ident, LocalKind::User, pat.mutability.is_some());
            self.locals[local].trivial = pat.by_ref.is_some() && pat.mutability.is_none();
            self.names.bind(&pat.ident, Some(local));
            self.pattern.push((pat.ident.clone(), local));
            local
        });
        pat.ident = holes::local_ident(local, pat.ident.span());
    }

    /// The single operand of `yield_!`, resolved.
    fn resolve_yield(&mut self, call: &mut ExprMacro) -> Expr {
        let value = self.resolve_operand(&call.mac, true);
        let yield_token = Token![yield](call.mac.path.segments[0].ident.span());
        let attrs = std::mem::take(&mut call.attrs);
        Expr::Yield(syn::ExprYield { attrs, yield_token, expr: value.map(Box::new) })
    }

    /// Parses the operand of a suspending macro, and resolves it.
    pub(super) fn resolve_operand(&mut self, mac: &Macro, optional: bool) -> Option<Expr> {
        if mac.tokens.is_empty() && optional {
            return None;
        }
        match parse_operand(&mac.tokens) {
            Ok(mut operand) => {
                self.visit_expr_mut(&mut operand);
                Some(operand)
            }
            Err(fault) => {
                let empty = mac.tokens.is_empty();
                let fault = if empty {
                    syn::Error::new_spanned(mac.path.to_token_stream(), "expected what to delegate to")
                } else {
                    fault
                };
                self.cx.push(fault);
                None
            }
        }
    }
}
