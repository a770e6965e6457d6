//! Native code: the user's tokens, but for the jumps that leave the generator.
//!
//! A step is a closure that returns a state, so `return` and `?` are spelled out in it; a `continue` of a loop on
//! the spine leaves the block that is one of its iterations.

use crate::compile::Unit;
use crate::emit::names;
use crate::ir::{Code, Flow, TargetId};
use crate::lower::Lowerer;
use crate::lower::uses::{Mode, Uses};
use crate::resolve::{LocalMacros, holes};
use crate::syntax::known_macro::parse_known;
use crate::syntax::leaving::{Leaving, leaving};
use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::spanned::Spanned as _;
use syn::visit_mut::{self, VisitMut};
use syn::{
    Expr, ExprAsync, ExprBlock, ExprClosure, ExprForLoop, ExprLoop, ExprTry, ExprWhile, Item, Label, Local, Macro, Stmt,
};

impl Lowerer<'_> {
    /// A native expression, used by value or in place.
    pub(in crate::lower) fn native(&self, expr: &Expr, mode: Mode) -> Code {
        let flow = self.uses.expr(expr, mode);
        Code::new(self.native_tokens(expr), flow)
    }

    /// The tokens of a native expression.
    pub(in crate::lower) fn native_tokens(&self, expr: &Expr) -> TokenStream {
        if !self.has_jumps {
            return expr.to_token_stream();
        }
        let mut expr = expr.clone();
        self.exits().visit_expr_mut(&mut expr);
        expr.to_token_stream()
    }

    /// A native statement.
    pub(in crate::lower) fn native_stmt(&self, stmt: &Stmt) -> Code {
        let flow = self.uses.stmt(stmt);
        if !self.has_jumps {
            return Code::new(stmt.to_token_stream(), flow);
        }
        let mut stmt = stmt.clone();
        self.exits().visit_stmt_mut(&mut stmt);
        Code::new(stmt.to_token_stream(), flow)
    }

    /// A native `let`.
    pub(in crate::lower) fn native_let(&self, local: &Local) -> Code {
        let flow = self.uses.local(local);
        if !self.has_jumps {
            return Code::new(local.to_token_stream(), flow);
        }
        let mut local = local.clone();
        self.exits().visit_local_mut(&mut local);
        Code::new(local.to_token_stream(), flow)
    }

    /// What a `return` of this value is in a step.
    pub(in crate::lower) fn return_value(&self, value: Option<&Code>) -> Code {
        let flow = value.map_or(Flow::None, |value| value.flow.clone());
        let value = value.map_or_else(|| quote!(()), |value| value.tokens.stream());
        Code::new(names::complete(self.unit, &value), flow)
    }

    /// What `operand?` is in a step.
    pub(in crate::lower) fn question(&self, operand: &TokenStream, at: Span) -> TokenStream {
        self.exits().question(operand, at)
    }

    fn exits(&self) -> Exits<'_> {
        let Uses { macros, .. } = self.uses;
        Exits { unit: self.unit, macros, inside: Vec::new() }
    }
}

/// Spells out the jumps that leave native code.
struct Exits<'a> {
    unit: &'a Unit,
    macros: &'a LocalMacros,
    /// The targets that are native, too.
    inside: Vec<TargetId>,
}

impl Exits<'_> {
    fn question(&self, operand: &TokenStream, at: Span) -> TokenStream {
        let runtime = &self.unit.runtime;
        let [value, residual] = ["genfn_value", "genfn_residual"].map(|name| names::local(name, at));
        let leave = self.fail(&names::from_residual(&residual, at), at);
        quote_spanned! {at=>
            (match #runtime::Try::branch(#operand) {
                #runtime::Continue(#value) => #value,
                #runtime::Break(#residual) => #leave,
            })
        }
    }

    /// Leaves with an error: returns it, or yields it once and ends.
    fn fail(&self, error: &TokenStream, at: Span) -> TokenStream {
        let runtime = &self.unit.runtime;
        if self.unit.try_mode {
            quote_spanned!(at=> return #runtime::failed(#error))
        } else {
            quote_spanned!(at=> return #runtime::Complete(#error))
        }
    }

    /// A macro of the body that may return.
    fn early(&self, mac: &Macro) -> TokenStream {
        let (runtime, ty, at) = (&self.unit.runtime, &self.unit.contract.returns, mac.path.span());
        let early = quote_spanned!(at=> <#ty as #runtime::Early>);
        self.question(&quote_spanned!(at=> (|| -> #early::Or<_> { #early::go_on(#mac) })()), at)
    }

    /// A macro that returns.
    fn leave_by(&self, mac: &Macro, kind: Leaving) -> TokenStream {
        let (runtime, at) = (&self.unit.runtime, mac.path.span());
        match kind {
            Leaving::Bail => {
                let fail = self.fail(&quote_spanned!(at=> (|| { #mac })()), at);
                quote_spanned!(at=> ({ #fail }))
            }
            Leaving::Ensure => {
                let error = names::local("genfn_error", at);
                let fail = self.fail(&quote_spanned!(at=> #runtime::Err(#error)), at);
                quote_spanned! {at=>
                    match (|| { #mac; #runtime::Ok(()) })() {
                        #runtime::Ok(()) => {}
                        #runtime::Err(#error) => #fail,
                    }
                }
            }
        }
    }

    fn within(&mut self, label: Option<&Label>, visit: impl FnOnce(&mut Self)) {
        let depth = self.inside.len();
        self.inside.extend(label.and_then(|label| holes::target_of(&label.name)));
        visit(self);
        self.inside.truncate(depth);
    }
}

impl VisitMut for Exits<'_> {
    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        visit_mut::visit_expr_mut(self, expr);
        match expr {
            Expr::Return(jump) => {
                let value = jump.expr.take().map_or_else(|| quote!(()), |value| value.to_token_stream());
                jump.expr = Some(Box::new(Expr::Verbatim(names::complete(self.unit, &value))));
            }
            Expr::Try(ExprTry { expr: operand, question_token, .. }) => {
                *expr = Expr::Verbatim(self.question(&operand.to_token_stream(), question_token.span()));
            }
            Expr::Macro(mac) => {
                if let Some(kind) = leaving(&mac.mac) {
                    *expr = Expr::Verbatim(self.leave_by(&mac.mac, kind));
                } else if self.macros.may_leave(&mac.mac) {
                    *expr = Expr::Verbatim(self.early(&mac.mac));
                }
            }
            Expr::Continue(jump) => {
                let target = jump.label.as_ref().and_then(holes::target_of);
                if let Some(target) = target.filter(|target| !self.inside.contains(target)) {
                    let span = jump.continue_token.span;
                    let label = holes::continue_label(target, span);
                    *expr = Expr::Verbatim(quote_spanned!(span=> break #label));
                }
            }
            _ => {}
        }
    }

    fn visit_expr_while_mut(&mut self, expr: &mut ExprWhile) {
        let label = expr.label.clone();
        self.within(label.as_ref(), |this| visit_mut::visit_expr_while_mut(this, expr));
    }

    fn visit_expr_for_loop_mut(&mut self, expr: &mut ExprForLoop) {
        let label = expr.label.clone();
        self.within(label.as_ref(), |this| visit_mut::visit_expr_for_loop_mut(this, expr));
    }

    fn visit_expr_loop_mut(&mut self, expr: &mut ExprLoop) {
        let label = expr.label.clone();
        self.within(label.as_ref(), |this| visit_mut::visit_expr_loop_mut(this, expr));
    }

    fn visit_expr_block_mut(&mut self, expr: &mut ExprBlock) {
        let label = expr.label.clone();
        self.within(label.as_ref(), |this| visit_mut::visit_expr_block_mut(this, expr));
        if let Some(label) = &mut expr.label {
            // Rustc takes the edition of a block from its first token.
            let braces = expr.block.brace_token.span.open();
            label.name.set_span(label.name.span().resolved_at(braces));
            let (name, stmts) = (label.name.ident.to_string(), &expr.block.stmts);
            let inside = holes::resolved_at(quote!(#(#stmts)*), &name, braces);
            expr.block.stmts = vec![Stmt::Expr(Expr::Verbatim(inside), None)];
        }
    }

    fn visit_expr_closure_mut(&mut self, _: &mut ExprClosure) {}

    fn visit_expr_async_mut(&mut self, _: &mut ExprAsync) {}

    fn visit_item_mut(&mut self, _: &mut Item) {}

    fn visit_macro_mut(&mut self, mac: &mut Macro) {
        if let Some(mut known) = parse_known(mac, &self.macros.names) {
            known.args.iter_mut().for_each(|arg| self.visit_expr_mut(&mut arg.expr));
            mac.tokens = known.tokens();
        }
    }
}
