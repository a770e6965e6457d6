//! What native code does to locals: reads effects off resolved syntax, in order of evaluation.
//!
//! Input: a resolved expression or statement without suspensions. Output: its [`Flow`]. Types are not known, so each
//! effect is what syntax can tell: a name in value position moves the local *or* copies it, and in both cases leaves
//! nothing to drop.

mod captures;
mod control;
mod fields;
mod matched;
mod operators;
mod places;

pub(super) use control::has_let;
pub(super) use operators::is_comparison;
pub(crate) use operators::is_compound;
pub(super) use places::{field_of_local, is_self, local, origin, place_root, pointer_of, target_of};

use super::diverging::panics;
use super::moves::bound_values::Refilled;
use super::moves::called_fields::Asked;
use super::moves::consuming::{Asks, Known, moving_of};
pub(super) use super::moves::method_names::reads;
use super::moves::methods::asks_about;
use super::patterns::pattern_declares;
use crate::ir::{BitSet, Effect, Field, FieldId, Flow, Gate, IndexVec, Jump, LocalId, Method, MethodId, Moving};
use crate::lower::moves::closures::Once;
use crate::resolve::{LocalMacros, holes};
use crate::syntax::known_macro::{Role, Shape, parse_known};
use crate::syntax::leaving::{Leaving, leaving};
use captures::{captures, used_whole};
use proc_macro2::TokenStream;
use quote::ToTokens as _;
use syn::punctuated::Punctuated;
use syn::{
    BinOp, Block, Expr, ExprAssign, ExprBinary, ExprClosure, ExprLit, ExprMethodCall, ExprStruct, Lit, Macro, Stmt,
    Token, UnOp,
};

/// How the context uses the value of an expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mode {
    /// By value.
    Value,
    /// In place: it is borrowed, matched on, or a part of it is used.
    Place,
}

/// Reads effects off syntax.
#[derive(Clone, Copy)]
pub(super) struct Uses<'a> {
    pub(super) macros: &'a LocalMacros,
    /// Locals that are consumed by calling them.
    pub(super) once: &'a Once,
    /// Methods that rustc can be asked about.
    pub(super) methods: &'a IndexVec<MethodId, Method>,
    /// Calls on fields that rustc can be asked about.
    pub(super) calls: &'a Asked,
    /// The names of the fields that are used.
    pub(super) fields: &'a IndexVec<FieldId, Field>,
    /// Locals of which fields are replaced that are used by value.
    pub(super) refilled: Refilled<'a>,
    /// Locals of which rustc is asked about methods that are known by their names, too.
    pub(super) called: &'a BitSet<LocalId>,
}

impl Uses<'_> {
    /// What an expression does.
    pub(super) fn expr(self, expr: &Expr, mode: Mode) -> Flow {
        match expr {
            Expr::Path(_) => path(expr, mode),
            Expr::Paren(inner) => self.expr(&inner.expr, mode),
            Expr::Group(inner) => self.expr(&inner.expr, mode),
            Expr::Field(field) => self.part(expr, &field.base, mode),
            Expr::Index(index) => Flow::seq([self.place(&index.expr), self.value(&index.index)]),
            Expr::Unary(unary) => match unary.op {
                UnOp::Deref(_) => self.deref(&unary.expr, mode),
                _ => self.value(&unary.expr),
            },
            Expr::Reference(reference) => self.place(&reference.expr),
            Expr::RawAddr(addr) => self.place(&addr.expr),
            Expr::MethodCall(call) => self.method(call),
            Expr::Call(call) => Flow::seq([self.callee(&call.func), self.values(&call.args)]),
            Expr::Binary(binary) => self.binary(binary),
            Expr::Assign(assign) => Flow::seq([self.assigned(assign), self.assignee(&assign.left)]),
            Expr::Closure(closure) => self.closure(closure, &used_whole(expr)),
            Expr::Async(block) => captures(&self.block(&block.block), block.capture.is_some(), &used_whole(expr)),
            Expr::If(_) | Expr::Match(_) | Expr::While(_) | Expr::ForLoop(_) | Expr::Loop(_) | Expr::Block(_) => {
                self.control(expr)
            }
            Expr::Unsafe(block) => self.block(&block.block),
            Expr::TryBlock(block) => self.block(&block.block),
            Expr::Let(_) => {
                let condition = self.condition(expr);
                Flow::seq([condition.operands, condition.success])
            }
            Expr::Break(_) | Expr::Continue(_) | Expr::Return(_) | Expr::Try(_) => self.jump(expr),
            Expr::Struct(literal) => self.literal(literal),
            Expr::Tuple(tuple) => self.values(&tuple.elems),
            Expr::Array(array) => self.values(&array.elems),
            Expr::Repeat(repeat) => self.value(&repeat.expr),
            Expr::Range(range) => Flow::seq([&range.start, &range.end].map(|end| self.optional(end.as_deref()))),
            Expr::Cast(cast) => self.value(&cast.expr),
            Expr::Await(wait) => self.value(&wait.base),
            Expr::Macro(mac) => self.call_macro(&mac.mac),
            Expr::Yield(suspend) => self.optional(suspend.expr.as_deref()),
            Expr::Lit(ExprLit { lit: text @ (Lit::Str(_) | Lit::Verbatim(_)), .. }) => {
                mentions(&text.to_token_stream())
            }
            Expr::Verbatim(tokens) => mentions(tokens),
            _ => Flow::None,
        }
    }

    pub(super) fn value(self, expr: &Expr) -> Flow {
        self.expr(expr, Mode::Value)
    }

    pub(super) fn place(self, expr: &Expr) -> Flow {
        self.expr(expr, Mode::Place)
    }

    fn optional(self, expr: Option<&Expr>) -> Flow {
        expr.map_or(Flow::None, |expr| self.value(expr))
    }

    fn values(self, list: &Punctuated<Expr, Token![,]>) -> Flow {
        Flow::seq(list.iter().map(|expr| self.value(expr)))
    }

    fn part(self, whole: &Expr, base: &Expr, mode: Mode) -> Flow {
        match place_root(whole) {
            Some(local) if mode == Mode::Value => Flow::Effect(local, Effect::MoveField(self.field(whole))),
            _ => self.place(base),
        }
    }

    fn deref(self, pointer: &Expr, mode: Mode) -> Flow {
        match (local(pointer), mode) {
            (Some(local), Mode::Value) => Flow::Effect(local, Effect::Doubt(Gate::Target)),
            _ => self.place(pointer),
        }
    }

    fn method(self, call: &ExprMethodCall) -> Flow {
        self.receiver(call).then(self.values(&call.args))
    }

    /// What a method call does to its receiver.
    fn receiver(self, call: &ExprMethodCall) -> Flow {
        match (local(&call.receiver), self.effect_of(call)) {
            (Some(local), effect) => called(local, call, effect),
            (None, Effect::Move) if place_root(&call.receiver).is_some() => self.value(&call.receiver),
            // What it points to is consumed by what would consume a box.
            (None, effect @ Effect::Doubt(Gate::Unknown | Gate::Method(_))) if target_of(&call.receiver).is_some() => {
                target_of(&call.receiver).map_or(Flow::None, |pointer| Flow::Effect(pointer, effect))
            }
            (None, Effect::Move) if target_of(&call.receiver).is_some() => self.value(&call.receiver),
            (None, Effect::Doubt(Gate::Unknown | Gate::Method(_) | Gate::Adaptor)) => self.called_field(call),
            _ => self.place(&call.receiver),
        }
    }

    /// What a call does to a field that may be consumed by it.
    fn called_field(self, call: &ExprMethodCall) -> Flow {
        match (self.calls.find(call), place_root(&call.receiver)) {
            (Some((_, true)), _) => self.value(&call.receiver),
            (Some((id, false)), Some(whole)) => Flow::Effect(whole, Effect::CallField(id)),
            _ => self.place(&call.receiver),
        }
    }

    /// What a call does to its receiver, if that is a local or has become one.
    pub(in crate::lower) fn effect_of(self, call: &ExprMethodCall) -> Effect {
        let known = Known::of(call);
        let wants = |asks| asks == Asks::Always || known.local.is_some_and(|local| self.called.contains(local));
        let asked = known.asks().filter(|asks| wants(*asks)).and_then(|_| self.asked_about(call));
        match (known.effect, asked) {
            (Effect::Borrow, asked) if known.local.is_some() => Effect::Doubt(Gate::Named(asked)),
            (Effect::Doubt(Gate::Choice), asked @ Some(_)) => Effect::Doubt(Gate::Named(asked)),
            (Effect::Doubt(_) | Effect::Move, Some(method)) => Effect::Doubt(Gate::Method(method)),
            (effect, _) => effect,
        }
    }

    /// The method that rustc is asked about when it is asked about a call.
    fn asked_about(self, call: &ExprMethodCall) -> Option<MethodId> {
        self.methods.enumerate().find(|(_, method)| asks_about(method, call)).map(|(id, _)| id)
    }

    /// What a method call does to a local.
    pub(in crate::lower) fn called(self, local: LocalId, call: &ExprMethodCall) -> Flow {
        called(local, call, self.effect_of(call))
    }

    /// What calling something does to it.
    fn callee(self, func: &Expr) -> Flow {
        match local(func) {
            Some(local) => match self.once.get(&local) {
                Some(moving) => Flow::Moving(local, Effect::Move, moving.clone()),
                None => Flow::Effect(local, Effect::Doubt(Gate::Call)),
            },
            None => self.place(func),
        }
    }

    fn binary(self, binary: &ExprBinary) -> Flow {
        let ExprBinary { left, op, right, .. } = binary;
        match op {
            BinOp::And(_) | BinOp::Or(_) => {
                Flow::seq([self.value(left), Flow::Alt(vec![self.branch_value(right), Flow::None])])
            }
            _ if is_compound(op) => self.value(right).then(self.place(left)),
            _ if is_comparison(op) => self.place(left).then(self.place(right)),
            _ => self.value(left).then(self.value(right)),
        }
    }

    /// What evaluating the value of an assignment does: `_ = place` leaves it where it is.
    fn assigned(self, assign: &ExprAssign) -> Flow {
        let mode = if matches!(*assign.left, Expr::Infer(_)) { Mode::Place } else { Mode::Value };
        self.expr(&assign.right, mode)
    }

    /// What assigning to an expression does.
    pub(super) fn assignee(self, target: &Expr) -> Flow {
        match target {
            Expr::Path(_) => local(target).map_or(Flow::None, |local| Flow::Effect(local, Effect::Assign)),
            Expr::Paren(inner) => self.assignee(&inner.expr),
            Expr::Group(inner) => self.assignee(&inner.expr),
            Expr::Tuple(tuple) => Flow::seq(tuple.elems.iter().map(|elem| self.assignee(elem))),
            Expr::Array(array) => Flow::seq(array.elems.iter().map(|elem| self.assignee(elem))),
            Expr::Call(call) => Flow::seq(call.args.iter().map(|arg| self.assignee(arg))),
            Expr::Struct(literal) => Flow::seq(literal.fields.iter().map(|field| self.assignee(&field.expr))),
            Expr::Field(_) => match (place_root(target), self.field(target)) {
                (Some(root), Some(field)) => Flow::Effect(root, Effect::AssignField(field)),
                _ => self.place(target),
            },
            _ => self.place(target),
        }
    }

    fn closure(self, closure: &ExprClosure, whole: &BitSet<LocalId>) -> Flow {
        captures(&self.value(&closure.body), closure.capture.is_some(), whole)
    }

    fn literal(self, literal: &ExprStruct) -> Flow {
        let fields = literal.fields.iter().map(|field| self.value(&field.expr));
        let rest = literal.rest.as_deref().map(|rest| match place_root(rest) {
            // All that the literal does not give is moved, or `Copy`.
            Some(root) if local(rest).is_some() => Flow::Effect(root, Effect::Move),
            Some(root) => Flow::Effect(root, Effect::MoveField(self.field(rest))),
            None => self.value(rest),
        });
        Flow::seq(fields.chain(rest))
    }

    fn call_macro(self, mac: &Macro) -> Flow {
        let Some(known) = parse_known(mac, &self.macros.names) else {
            return self.unknown_macro(mac);
        };
        let mut flows = Vec::new();
        for arg in &known.args {
            flows.push(match arg.role {
                Role::Value => self.value(&arg.expr),
                Role::Ref | Role::Receiver => self.place(&arg.expr),
                // Captures are evaluated behind the arguments.
                Role::Format => Flow::None,
            });
        }
        flows.extend(known.args.iter().filter(|arg| arg.role == Role::Format).map(|arg| self.value(&arg.expr)));
        flows.push(mentions(&known.rest));
        match known.shape {
            Shape::Assert(eager) => {
                // Behind its message it panics.
                let lazy = flows.split_off(eager.min(flows.len())).into_iter().chain([Flow::Jump(Jump::Return)]);
                flows.push(Flow::Alt(vec![Flow::seq(lazy), Flow::None]));
            }
            Shape::Eager | Shape::Repeat | Shape::Matches | Shape::Inert => {}
        }
        // Whatever they are given, control does not come past them.
        if panics(mac) {
            flows.push(Flow::Jump(Jump::Return));
        }
        Flow::seq(flows)
    }

    /// A macro that we can't see into mentions locals: they are alive, and stay where they are.
    fn unknown_macro(self, mac: &Macro) -> Flow {
        let name = mac.path.segments.last().map(|segment| segment.ident.to_string()).unwrap_or_default();
        let defined = self.macros.mentions.get(&name).into_iter().flatten();
        let defined = defined.map(|local| Flow::Effect(*local, Effect::Borrow));
        let leave = match leaving(mac) {
            Some(Leaving::Bail) => Flow::Jump(Jump::Return),
            Some(Leaving::Ensure) => Flow::Alt(vec![Flow::Jump(Jump::Return), Flow::None]),
            None if self.macros.may_leave(mac) => Flow::Alt(vec![Flow::Jump(Jump::Return), Flow::None]),
            None => Flow::None,
        };
        Flow::seq(defined.chain([mentions(&mac.tokens), leave]))
    }

    /// What a block does.
    pub(super) fn block(self, block: &Block) -> Flow {
        Flow::seq(block.stmts.iter().map(|stmt| self.stmt(stmt)))
    }

    /// What a statement does.
    pub(super) fn stmt(self, stmt: &Stmt) -> Flow {
        match stmt {
            Stmt::Local(local) => self.local(local),
            Stmt::Item(_) => Flow::None,
            Stmt::Expr(expr, _) => self.value(expr),
            Stmt::Macro(stmt) => self.call_macro(&stmt.mac),
        }
    }

    pub(super) fn local(self, local: &syn::Local) -> Flow {
        let Some(init) = &local.init else {
            return pattern_declares(&local.pat);
        };
        let bind = self.matched(&local.pat, &init.expr);
        match &init.diverge {
            Some((_, diverge)) => {
                let leave = Flow::seq([self.value(diverge), Flow::Jump(Jump::Return)]);
                Flow::seq([self.scrutinee(&init.expr), Flow::Alt(vec![leave, bind])])
            }
            None => self.scrutinee(&init.expr).then(bind),
        }
    }
}

fn path(expr: &Expr, mode: Mode) -> Flow {
    match (local(expr), mode) {
        (Some(local), Mode::Value) => Flow::Moving(local, Effect::Move, Moving::Operand),
        (Some(local), Mode::Place) => Flow::Effect(local, Effect::Borrow),
        (None, _) => Flow::None,
    }
}

/// A method call that does this to a local.
fn called(local: LocalId, call: &ExprMethodCall, effect: Effect) -> Flow {
    match moving_of(call, effect) {
        Some(moving) => Flow::Moving(local, effect, moving),
        None => Flow::Effect(local, effect),
    }
}

/// Locals that tokens name, as mentions.
fn mentions(tokens: &TokenStream) -> Flow {
    let mut flows = Vec::new();
    holes::for_each_local(tokens, &mut |local| flows.push(Flow::Effect(local, Effect::Borrow)));
    Flow::seq(flows)
}
