//! Expressions on the spine: what is left of one when its suspensions have become statements.

use crate::emit::names;
use crate::ir::{Code, Dest, Effect, Flow, Idx as _, Jump, Moving, StmtKind, YieldId};
use crate::lower::Lowerer;
use crate::lower::moves::consuming::{effect_of, is_consuming};
use crate::lower::predicates::suspends;
use crate::lower::spine::operands::{Operand, is_part_of_temp, join, parenthesized};
use crate::lower::spine::scrutinee::{is_place, moved};
use crate::lower::uses::{Mode, is_comparison, is_compound, local, place_root};
use crate::resolve::{holes, is_number_type};
use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::{
    BinOp, Expr, ExprAssign, ExprBinary, ExprBlock, ExprBreak, ExprCall, ExprContinue, ExprMethodCall, ExprTry,
    ExprYield,
};

impl Lowerer<'_> {
    /// Lowers an expression, and does with its value what `dest` says.
    pub(in crate::lower) fn lower_into(&mut self, expr: &Expr, dest: Dest) {
        match expr {
            Expr::Return(jump) => self.lower_jump(Jump::Return, jump.expr.as_deref()),
            Expr::Break(jump) => self.lower_break(jump),
            Expr::Continue(jump) => self.lower_continue(jump),
            _ if !self.is_spine(expr) => {
                let code = self.native(expr, Mode::Value);
                self.push(StmtKind::Code(code), dest);
            }
            Expr::Paren(inner) => self.lower_into(&inner.expr, dest),
            Expr::Group(inner) => self.lower_into(&inner.expr, dest),
            Expr::Yield(suspend) => self.lower_yield(suspend, dest),
            Expr::If(_)
            | Expr::Match(_)
            | Expr::While(_)
            | Expr::ForLoop(_)
            | Expr::Loop(_)
            | Expr::Block(_)
            | Expr::Unsafe(_) => {
                self.lower_control(expr, dest);
            }
            Expr::Binary(ExprBinary { left, op: BinOp::And(_) | BinOp::Or(_), right, .. }) => {
                self.lower_lazy(expr, left, right, dest);
            }
            _ => {
                let value = self.lower_compound(expr);
                self.push(StmtKind::Code(value), dest);
            }
        }
    }

    /// Lowers an expression, and returns the use of its value.
    pub(in crate::lower) fn lower_value(&mut self, expr: &Expr, ty: Option<TokenStream>) -> Code {
        match expr {
            _ if !self.is_spine(expr) => self.native(expr, Mode::Value),
            Expr::Paren(inner) => parenthesized(self.lower_value(&inner.expr, ty)),
            Expr::Group(inner) => parenthesized(self.lower_value(&inner.expr, ty)),
            Expr::Yield(suspend) => {
                let sent = self.new_temp("sent", None);
                self.locals[sent].declared_in_signature = true;
                self.locals[sent].number = is_number_type(&self.unit.contract.takes);
                // What rustc reports of it is what it reports of the twin.
                self.locals[sent].name.set_span(suspend.yield_token.span);
                self.lower_yield(suspend, Dest::Bind(sent));
                crate::lower::use_value(sent)
            }
            Expr::Return(_) | Expr::Break(_) => {
                self.lower_into(expr, Dest::Discard);
                Code::inert(quote!(::core::unreachable!()))
            }
            Expr::If(_)
            | Expr::Match(_)
            | Expr::While(_)
            | Expr::ForLoop(_)
            | Expr::Loop(_)
            | Expr::Block(_)
            | Expr::Unsafe(_)
            | Expr::Binary(ExprBinary { op: BinOp::And(_) | BinOp::Or(_), .. }) => self.lower_branching(expr, ty),
            _ => self.lower_compound(expr),
        }
    }

    fn lower_branching(&mut self, expr: &Expr, ty: Option<TokenStream>) -> Code {
        let value = self.declare(ty);
        self.locate(value, expr);
        match expr {
            // The temporaries of its scrutinee live until the end of the statement around it.
            Expr::Match(_) => self.while_hoisting(|this| this.lower_into(expr, Dest::Assign(value))),
            // So do these, up to edition 2021.
            Expr::If(_) | Expr::Block(_) | Expr::Unsafe(_) if self.has_place_temps(expr) => {
                self.while_hoisting(|this| this.lower_into(expr, Dest::Assign(value)));
            }
            _ => self.statement(Dest::Assign(value), |this| this.lower_into(expr, Dest::Assign(value))),
        }
        crate::lower::use_value(value)
    }

    fn lower_yield(&mut self, suspend: &ExprYield, dest: Dest) {
        self.check_attributes(&suspend.attrs);
        if let Some(args) = suspend.expr.as_deref().and_then(holes::args_of) {
            return self.lower_recursion(args, dest);
        }
        let span = suspend.yield_token.span;
        suspend.expr.iter().for_each(|value| self.check_owner(value));
        let value = match &suspend.expr {
            Some(value) => {
                let ty = self.unit.contract.yields.to_token_stream();
                self.while_hoisting(|this| this.lower_value(value, (!this.unit.try_mode).then_some(ty)))
            }
            None => Code::inert(quote_spanned!(span=> ())),
        };
        let mut value = if self.unit.try_mode { wrapped_ok(value, span) } else { value };
        let lender = suspend.expr.as_deref().and_then(|value| self.lender(value));
        let lent = lender.map_or(Flow::None, |owner| Flow::Moving(owner, Effect::Borrow, Moving::Lent));
        value.flow = Flow::seq([value.flow, lent]);
        let lends = suspend.expr.iter().flat_map(|value| self.handed_out(value)).collect();
        let id = self.new_suspension();
        self.push(StmtKind::Yield { value, id, lends, span }, dest);
    }

    fn lower_recursion(&mut self, args: &Expr, dest: Dest) {
        let args = self.lower_value(args, None);
        let id = self.new_suspension();
        self.push(StmtKind::Call { args, id }, dest);
    }

    fn new_suspension(&mut self) -> YieldId {
        self.suspensions += 1;
        YieldId::new(self.suspensions - 1)
    }

    pub(in crate::lower) fn lower_jump(&mut self, jump: Jump, value: Option<&Expr>) {
        let ty = (jump == Jump::Return).then(|| self.unit.contract.returns.to_token_stream());
        let value = value.map(|value| self.lower_value(value, ty));
        let value = if jump == Jump::Return { Some(self.return_value(value.as_ref())) } else { value };
        self.push(StmtKind::Jump { jump, value }, Dest::Discard);
    }

    fn lower_break(&mut self, expr: &ExprBreak) {
        match expr.label.as_ref().and_then(holes::target_of) {
            Some(target) => self.lower_jump(Jump::Break(target), expr.expr.as_deref()),
            // A `break` without a target is rustc's to report.
            None => {
                let token = &expr.break_token;
                self.push(StmtKind::Code(Code::inert(quote!(#token))), Dest::Discard);
            }
        }
    }

    fn lower_continue(&mut self, expr: &ExprContinue) {
        match expr.label.as_ref().and_then(holes::target_of) {
            Some(target) => self.lower_jump(Jump::Continue(target), None),
            None => {
                let token = &expr.continue_token;
                self.push(StmtKind::Code(Code::inert(quote!(#token))), Dest::Discard);
            }
        }
    }

    /// An expression that combines the values of its operands.
    fn lower_compound(&mut self, expr: &Expr) -> Code {
        self.check_attributes(attributes_of(expr));
        match expr {
            Expr::Call(call) => self.lower_call(call),
            Expr::MethodCall(call) => self.lower_method(call),
            Expr::Binary(binary) => self.lower_binary(binary),
            Expr::Assign(assign) => self.lower_assign(assign),
            Expr::Struct(literal) => self.lower_struct(literal),
            Expr::Macro(mac) => self.lower_macro(&mac.mac),
            Expr::Try(question) => self.lower_question(question),
            Expr::Field(_) | Expr::Index(_) => self.lower_part(expr),
            Expr::Unary(unary) if matches!(unary.op, syn::UnOp::Deref(_)) => self.lower_part(expr),
            Expr::Unary(unary) => {
                let op = &unary.op;
                self.lower_parts(&[(&unary.expr, Mode::Value)], |parts| quote!(#op #(#parts)*))
            }
            Expr::Reference(reference) => {
                let (and, mutability) = (&reference.and_token, &reference.mutability);
                self.lower_parts(&[(&reference.expr, Mode::Place)], |parts| quote!(#and #mutability #(#parts)*))
            }
            Expr::RawAddr(addr) => {
                let (and, raw, mutability) = (&addr.and_token, &addr.raw, &addr.mutability);
                self.lower_parts(&[(&addr.expr, Mode::Place)], |parts| quote!(#and #raw #mutability #(#parts)*))
            }
            Expr::Cast(cast) => self.lower_cast(cast),
            Expr::Tuple(tuple) => self.lower_parts(&by_value(&tuple.elems), |parts| quote!((#(#parts,)*))),
            Expr::Array(array) => self.lower_parts(&by_value(&array.elems), |parts| quote!([#(#parts),*])),
            Expr::Repeat(repeat) => {
                let len = &repeat.len;
                self.lower_parts(&[(&repeat.expr, Mode::Value)], |parts| quote!([#(#parts)*; #len]))
            }
            Expr::Range(range) => {
                let (start, end) = (range.start.as_deref(), range.end.as_deref());
                let ends = [start, end].into_iter().flatten().map(|end| (end, Mode::Value)).collect::<Vec<_>>();
                let (limits, starts) = (&range.limits, start.is_some());
                self.lower_parts(&ends, |parts| {
                    let (before, after) = parts.split_at(usize::from(starts));
                    quote!(#(#before)* #limits #(#after)*)
                })
            }
            Expr::Let(_) => {
                self.cx.error(expr, "expected an expression, found a `let` condition");
                Code::default()
            }
            _ => {
                self.cx.error(expr, "`yield_!` is not supported in this expression");
                Code::default()
            }
        }
    }

    /// Lowers operands, and builds an expression of them.
    pub(in crate::lower) fn lower_parts(
        &mut self,
        operands: &[Operand<'_>],
        build: impl FnOnce(&[TokenStream]) -> TokenStream,
    ) -> Code {
        join(self.lower_operands(operands), build)
    }

    fn lower_call(&mut self, call: &ExprCall) -> Code {
        let operands = [(&*call.func, Mode::Place)].into_iter().chain(by_value(&call.args)).collect::<Vec<_>>();
        self.lower_parts(&operands, |parts| {
            let (func, args) = (&parts[0], &parts[1..]);
            let mut tokens = func.clone();
            call.paren_token.surround(&mut tokens, |inside| inside.extend(quote!(#(#args),*)));
            tokens
        })
    }

    /// Notes what the call does to a receiver that is a local, or has become one.
    fn note_receiver(&self, receiver: &mut Code, call: &ExprMethodCall) {
        let is_local = syn::parse2::<Expr>(receiver.tokens.stream()).is_ok_and(|place| local(&place).is_some());
        if let (true, Flow::Effect(local, _) | Flow::Moving(local, ..)) = (is_local, &receiver.flow) {
            receiver.flow = self.uses.called(*local, call);
        }
    }

    fn lower_method(&mut self, call: &ExprMethodCall) -> Code {
        // The call may stand in the branches of what hands its receiver over, which temporaries of its arguments outlive.
        let waits = call.args.iter().any(suspends) || is_part_of_temp(&call.receiver);
        if waits && !self.hoisting && call.args.iter().any(|arg| self.has_place_temps(arg)) {
            return self.while_hoisting(|this| this.lower_method(call));
        }
        let is_moved = consumes_temp(call) || effect_of(call) == Effect::Move && place_root(&call.receiver).is_some();
        let mode = if is_moved { Mode::Value } else { Mode::Place };
        let operands = [(&*call.receiver, mode)].into_iter().chain(by_value(&call.args)).collect::<Vec<_>>();
        let (mut waiting, suspends) = (None, call.args.iter().any(suspends));
        let mut parts = self.lower_operands_behind(&operands, &mut |this, receiver| {
            let waits = suspends || this.is_part_of_temp(receiver);
            waiting = if waits { this.hand_over(receiver, call) } else { None };
        });
        if waiting.is_none() && self.is_part_of_temp(&parts[0]) {
            waiting = self.hand_over(&parts[0], call);
        }
        self.note_receiver(&mut parts[0], call);
        let ExprMethodCall { dot_token, method, turbofish, paren_token, .. } = call;
        let receiver = parts.remove(0);
        let rest = join(parts, |args| {
            let mut tokens = quote!(#dot_token #method #turbofish);
            paren_token.surround(&mut tokens, |inside| inside.extend(quote!(#(#args),*)));
            tokens
        });
        if let Some(waiting) = waiting {
            return waiting.called(rest);
        }
        let receiver = match self.lower_adapted(&receiver, call, &rest.tokens) {
            Some(Code { tokens, flow }) => return Code::new(tokens, Flow::seq([flow, rest.flow])),
            None => receiver,
        };
        join(vec![receiver, rest], |parts| quote!(#(#parts)*))
    }

    fn lower_binary(&mut self, binary: &ExprBinary) -> Code {
        let ExprBinary { left, op, right, .. } = binary;
        if is_compound(op) {
            return self.lower_compound_assignment(binary);
        }
        let mode = if is_comparison(op) { Mode::Place } else { Mode::Value };
        self.lower_parts(&[(left, mode), (right, mode)], |parts| {
            let (left, right) = (&parts[0], &parts[1]);
            quote!(#left #op #right)
        })
    }

    /// `place op= value`: primitives evaluate the value first, overloaded operators the place. Where that can be
    /// observed the order depends on the types, which are not known.
    fn lower_compound_assignment(&mut self, binary: &ExprBinary) -> Code {
        let ExprBinary { left, op, right, .. } = binary;
        if !is_quiet(left) && !is_quiet(right) {
            let message = "the order of evaluation of this compound assignment depends on its types";
            self.cx.error_help(left, message, "bind the right operand with a `let` before it");
        }
        // An overloaded operator would evaluate the place first.
        self.defers |= suspends(right) && has_index(left);
        let value = self.lower_value(right, None);
        let value = if self.is_spine(left) { self.bind_value(value) } else { value };
        let place = self.lower_place(left);
        let (place_tokens, value_tokens) = (place.tokens, value.tokens);
        Code::new(quote!(#place_tokens #op #value_tokens), Flow::seq([value.flow, place.flow]))
    }

    /// `place = value`: the value first, then the place.
    fn lower_assign(&mut self, assign: &ExprAssign) -> Code {
        if let Some(block) = self.destructured(assign) {
            return self.lower_value(&Expr::Block(ExprBlock { attrs: Vec::new(), label: None, block }), None);
        }
        let value = match *assign.left {
            Expr::Infer(_) if is_place(&assign.right) => self.lower_place(&assign.right),
            // A temporary that holds the value is moved, and dropped at once.
            Expr::Infer(_) => moved(self.lower_value(&assign.right, None)),
            // What its branches make becomes what the local is declared to be.
            _ => {
                let ty = local(&assign.left).and_then(|local| self.locals[local].ty.clone()).map(|ty| ty.tokens);
                self.lower_value(&assign.right, ty)
            }
        };
        let value = if self.is_spine(&assign.left) { self.bind_value(value) } else { value };
        let place = self.lower_assignee(&assign.left);
        let (eq, place_tokens, value_tokens) = (&assign.eq_token, place.tokens, value.tokens);
        Code::new(quote!(#place_tokens #eq #value_tokens), Flow::seq([value.flow, place.flow]))
    }

    fn lower_question(&mut self, question: &ExprTry) -> Code {
        let operand = self.lower_value(&question.expr, None);
        let tokens = self.question(&operand.tokens, syn::spanned::Spanned::span(&question.question_token));
        let leave = Flow::Alt(vec![Flow::Jump(Jump::Return), Flow::None]);
        Code::new(tokens, Flow::seq([operand.flow, leave]))
    }
}

fn by_value<'a>(list: impl IntoIterator<Item = &'a Expr>) -> Vec<Operand<'a>> {
    list.into_iter().map(|expr| (expr, Mode::Value)).collect()
}

/// Whether a receiver is consumed that is no place: nothing is left of it to be dropped.
fn consumes_temp(call: &ExprMethodCall) -> bool {
    is_consuming(call)
        && place_root(&call.receiver).is_none()
        && !matches!(*call.receiver, Expr::Index(_) | Expr::Unary(_))
}

/// Whether evaluating this has no effect that a later evaluation could see, nor sees any.
fn is_quiet(expr: &Expr) -> bool {
    match expr {
        Expr::Lit(_) | Expr::Path(_) => true,
        Expr::Field(field) => is_quiet(&field.base),
        Expr::Index(index) => is_quiet(&index.expr) && is_quiet(&index.index),
        Expr::Unary(unary) => is_quiet(&unary.expr),
        Expr::Paren(inner) => is_quiet(&inner.expr),
        Expr::Group(inner) => is_quiet(&inner.expr),
        Expr::Cast(cast) => is_quiet(&cast.expr),
        Expr::Binary(binary) => !is_compound(&binary.op) && is_quiet(&binary.left) && is_quiet(&binary.right),
        _ => false,
    }
}

/// Whether a place is an element of another one.
fn has_index(place: &Expr) -> bool {
    match place {
        Expr::Index(_) => true,
        Expr::Field(field) => has_index(&field.base),
        Expr::Unary(unary) => has_index(&unary.expr),
        Expr::Paren(inner) => has_index(&inner.expr),
        Expr::Group(inner) => has_index(&inner.expr),
        _ => false,
    }
}

fn wrapped_ok(value: Code, span: Span) -> Code {
    let tokens = value.tokens;
    Code::new(names::wrapped_ok(&tokens, span), value.flow)
}

/// The attributes of an expression that is taken apart into its operands.
fn attributes_of(expr: &Expr) -> &[syn::Attribute] {
    match expr {
        Expr::Call(expr) => &expr.attrs,
        Expr::MethodCall(expr) => &expr.attrs,
        Expr::Assign(expr) => &expr.attrs,
        Expr::Binary(expr) => &expr.attrs,
        Expr::Macro(expr) => &expr.attrs,
        Expr::Return(expr) => &expr.attrs,
        _ => &[],
    }
}
