//! Closures that are held by locals: what they have captured, and whether calling them consumes them.

use crate::ir::{BitSet, Captured, Captures, Effect, Flow, Gate, IndexVec, Local, LocalId, Moving, Spending};
use crate::lower::Lowerer;
use crate::lower::moves::bound_values::Refilled;
use crate::lower::moves::called_fields::Asked;
use crate::lower::moves::method_names::consumes_or_unwraps;
use crate::lower::patterns::bound_by;
use crate::lower::uses::{Uses, local};
use crate::resolve::Resolved;
use crate::resolve::pattern::single_binding;
use crate::syntax::literals::{bare, constructor};
use crate::syntax::said::Holds;
use std::collections::{BTreeMap, BTreeSet};
use syn::visit::{self, Visit};
use syn::{Block, Expr, ExprClosure, ExprMethodCall, Stmt};

/// The locals that are consumed by calling them, if that moves something.
pub(in crate::lower) type Once = BTreeMap<LocalId, Moving>;

/// The locals that are consumed by calling them, and how: what is declared so, and closures that consume what they captured.
pub(in crate::lower) fn called_once(holds: Holds, resolved: &Resolved) -> Once {
    let declared = resolved.locals.enumerate().filter(|(_, local)| local.once);
    let mut once = declared.map(|(id, _)| (id, Moving::Whole)).collect();
    let nothing = BitSet::default();
    // In closures rustc can't be asked.
    let called = resolved.locals.enumerate().map(|(id, _)| id).collect();
    let (methods, fields) = (IndexVec::default(), IndexVec::default());
    let uses = Uses {
        macros: &resolved.local_macros,
        once: &Once::new(),
        methods: &methods,
        calls: &Asked::nothing(),
        fields: &fields,
        refilled: Refilled { fields: &nothing, opened: &nothing },
        called: &called,
    };
    if holds.closures {
        Closures { uses, locals: &resolved.locals, once: &mut once }.visit_block(&resolved.block);
    }
    once
}

struct Closures<'a> {
    uses: Uses<'a>,
    locals: &'a IndexVec<LocalId, Local>,
    once: &'a mut Once,
}

impl Visit<'_> for Closures<'_> {
    fn visit_local(&mut self, binding: &syn::Local) {
        visit::visit_local(self, binding);
        let closure = binding.init.as_ref().and_then(|init| closure_in(&init.expr));
        if let (Some(closure), Some(_), [bound]) = (closure, single_binding(&binding.pat), &bound_by(&binding.pat)[..])
        {
            let (mut consumes, mut moved) = (self.spends_unseen(binding, closure), BTreeSet::new());
            self.uses.value(&closure.body).for_each_moving(&mut |local, effect, moving| {
                let is_moved = effect == Effect::Move && !self.locals[local].trivial;
                consumes |= is_moved;
                let is_told = matches!(moving, Some(Moving::Operand | Moving::Whole));
                moved.extend((is_moved && is_told).then_some(local));
            });
            if consumes {
                self.once.insert(*bound, Moving::With(moved.into_iter().collect()));
            }
        }
    }
}

impl Closures<'_> {
    /// Whether a closure consumes what it has captured, by convention: it is made in a block, so that rustc can't be asked
    /// about that behind it.
    fn spends_unseen(&self, binding: &syn::Local, closure: &ExprClosure) -> bool {
        let is_seen = binding.init.as_ref().is_some_and(|init| matches!(bare(&init.expr), Expr::Closure(_)));
        let mut spends = Spends { locals: self.locals, found: false };
        if !is_seen {
            spends.visit_expr(&closure.body);
        }
        spends.found
    }
}

/// Looks for methods that consume locals by convention.
struct Spends<'a> {
    locals: &'a IndexVec<LocalId, Local>,
    found: bool,
}

impl Visit<'_> for Spends<'_> {
    fn visit_expr_method_call(&mut self, call: &ExprMethodCall) {
        let is_owned = local(&call.receiver).is_some_and(|receiver| !self.locals[receiver].trivial);
        self.found |= is_owned && consumes_or_unwraps(&call.method.to_string(), call.args.is_empty());
        visit::visit_expr_method_call(self, call);
    }
}

/// The closure that a value is.
fn closure_in(expr: &Expr) -> Option<&ExprClosure> {
    match expr {
        Expr::Closure(closure) => Some(closure),
        Expr::Paren(inner) => closure_in(&inner.expr),
        Expr::Group(inner) => closure_in(&inner.expr),
        Expr::Block(block) => closure_in(tail_of(&block.block)?),
        _ => None,
    }
}

fn tail_of(block: &Block) -> Option<&Expr> {
    match block.stmts.last()? {
        Stmt::Expr(tail, None) => Some(tail),
        _ => None,
    }
}

impl Lowerer<'_> {
    /// What a value has captured that is a closure, or is made of one. Rustc can't be asked about those where they are
    /// made: it learns what a closure captures only at the end of the function.
    pub(in crate::lower) fn captures_of(&self, expr: &Expr) -> Option<Captures> {
        match expr {
            Expr::Closure(closure) => {
                let (mut captured, body) = (Vec::new(), self.uses.value(&closure.body));
                self.uses.value(expr).for_each(&mut |local, effect| {
                    // If a method that rustc is not asked about should consume it, it says so where the local is kept.
                    let borrows = matches!(effect, Effect::Borrow | Effect::Doubt(Gate::Unknown | Gate::Named(None)));
                    if !borrows && !self.locals[local].trivial {
                        let by_value = !matches!(effect, Effect::Doubt(_));
                        captured.push(Captured { local, by_value, spent_by: spending(&body, local) });
                    }
                });
                Some(Captures::Values(captured))
            }
            Expr::Path(_) => {
                local(expr).and_then(|local| self.locals[local].captures.as_ref()).map(|_| Captures::Unknown)
            }
            // Its locals can't be named outside.
            Expr::Block(block) => self.captures_of(tail_of(&block.block)?).map(|_| Captures::Unknown),
            Expr::Paren(inner) => self.captures_of(&inner.expr),
            Expr::Group(inner) => self.captures_of(&inner.expr),
            Expr::Tuple(tuple) => self.captures_of_parts(tuple.elems.iter()),
            Expr::Array(array) => self.captures_of_parts(array.elems.iter()),
            Expr::Struct(literal) => self.captures_of_parts(literal.fields.iter().map(|field| &field.expr)),
            Expr::Call(call) if local(&call.func).is_some_and(|func| self.locals[func].makes_closure) => {
                Some(Captures::Unknown)
            }
            Expr::Call(call) if constructor(&call.func).is_some() => self.captures_of_parts(call.args.iter()),
            _ => None,
        }
    }

    /// Whether a value is a closure that returns a closure.
    pub(in crate::lower) fn makes_closure(&self, expr: &Expr) -> bool {
        closure_in(expr).is_some_and(|closure| self.captures_of(&closure.body).is_some())
    }

    fn captures_of_parts<'e>(&self, mut parts: impl Iterator<Item = &'e Expr>) -> Option<Captures> {
        // What stands beside the closure may have a destructor.
        parts.any(|part| self.captures_of(part).is_some()).then_some(Captures::Unknown)
    }
}

/// What may consume a local in the body of a closure, if rustc is asked.
fn spending(body: &Flow, local: LocalId) -> Option<Spending> {
    let mut found = None;
    body.for_each(&mut |used, effect| match effect {
        _ if used != local => {}
        Effect::Doubt(Gate::Method(method) | Gate::Named(Some(method))) => found = Some(Spending::Method(method)),
        Effect::Doubt(Gate::Choice) => found = Some(Spending::Choice),
        _ => {}
    });
    found
}
