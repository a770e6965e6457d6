//! Operands: what is evaluated before a suspension in the same expression becomes a temporary.
//!
//! Rust evaluates operands left to right as they are written. If the last one that suspends is the `k`-th, those
//! in front of it are settled, in order; it and those behind it are used where they stand ("everything up until the
//! last spill must be spilled", as Roslyn's `SpillSequenceSpiller` puts it). What is left in place:
//!
//! - constants, and closures, which would lose the signature that their context gives them,
//! - a local used by value, unless a later operand may write to it or it is never used again; a temporary would move
//!   a `&mut` that is meant to be reborrowed,
//! - the place of a receiver, a borrow or an index: its parts are settled, and it is read after the suspension, so
//!   that `out.push(yield_!(x))` does not borrow `out` while the generator is suspended.

use crate::ir::{Code, Dest, Effect, Flow, LocalId, StmtKind};
use crate::lower::predicates::{is_constant, makes_temp};
use crate::lower::spine::left::Place;
use crate::lower::spine::scrutinee::is_lasting;
use crate::lower::uses::{Mode, local, place_root};
use crate::lower::{Lowerer, Settled, use_value};
use crate::syntax::literals::{bare, fields_of_literal, is_tuple, parts_of_literal};
use proc_macro2::TokenStream;
use quote::{ToTokens as _, quote};
use std::cmp::Ordering;
use syn::{Expr, ExprField, Member, UnOp};

/// An operand, and how it is used.
pub(in crate::lower) type Operand<'a> = (&'a Expr, Mode);

impl Lowerer<'_> {
    /// Lowers operands that are evaluated in this order.
    pub(in crate::lower) fn lower_operands(&mut self, operands: &[Operand<'_>]) -> Vec<Code> {
        self.lower_operands_behind(operands, &mut |_, _| {})
    }

    /// The same; `first` comes behind the first of them if that waits for another one.
    pub(in crate::lower) fn lower_operands_behind(
        &mut self,
        operands: &[Operand<'_>],
        first: &mut dyn FnMut(&mut Self, &Code),
    ) -> Vec<Code> {
        let Some(last) = operands.iter().rposition(|operand| self.is_spine_operand(*operand)) else {
            return operands.iter().map(|(expr, mode)| self.native(expr, *mode)).collect();
        };
        let is_top = matches!(std::mem::replace(&mut self.settled, Settled::Elsewhere), Settled::Awaited);
        let (mut lowered, mut settled) = (Vec::with_capacity(operands.len()), Vec::new());
        for (position, (expr, mode)) in operands.iter().enumerate() {
            lowered.push(match position.cmp(&last) {
                Ordering::Less => {
                    let operand = self.settle(expr, *mode, &operands[position + 1..=last]);
                    if position == 0 {
                        first(self, &operand);
                    }
                    settled.extend(self.just_bound().filter(|_| is_top));
                    operand
                }
                Ordering::Equal => self.lower_operand(expr, *mode),
                Ordering::Greater => self.native(expr, *mode),
            });
        }
        if is_top {
            self.settled = Settled::Operands(settled);
        }
        lowered
    }

    /// The temporary that the last statement binds.
    pub(in crate::lower) fn just_bound(&mut self) -> Option<LocalId> {
        match self.frame().last()?.dest {
            Dest::Bind(temp) => Some(temp),
            _ => None,
        }
    }

    /// Whether this operand suspends, or makes a temporary that must outlive it.
    fn is_spine_operand(&self, (expr, mode): Operand<'_>) -> bool {
        self.is_spine(expr) || self.hoisting && (mode == Mode::Place && makes_temp(expr) || is_part_of_temp(expr))
    }

    pub(in crate::lower) fn lower_operand(&mut self, expr: &Expr, mode: Mode) -> Code {
        match mode {
            Mode::Value => self.lower_value(expr, None),
            Mode::Place => self.lower_place(expr),
        }
    }

    /// Evaluates an operand now, because a later one suspends.
    fn settle(&mut self, expr: &Expr, mode: Mode, later: &[Operand<'_>]) -> Code {
        self.while_hoisting(|this| match mode {
            Mode::Value => this.settle_value(expr, later),
            Mode::Place => this.settle_place(expr, later),
        })
    }

    /// Lowers with every temporary named, for it must outlive the expression that makes it.
    pub(in crate::lower) fn while_hoisting<T>(&mut self, inside: impl FnOnce(&mut Self) -> T) -> T {
        let outer = std::mem::replace(&mut self.hoisting, true);
        let result = inside(self);
        self.hoisting = outer;
        result
    }

    fn settle_value(&mut self, expr: &Expr, later: &[Operand<'_>]) -> Code {
        match expr {
            _ if is_constant(expr) && !makes_struct(expr) => self.native(expr, Mode::Value),
            Expr::Closure(_) => self.native(expr, Mode::Value),
            Expr::Paren(inner) => parenthesized(self.settle_value(&inner.expr, later)),
            Expr::Group(inner) => parenthesized(self.settle_value(&inner.expr, later)),
            Expr::Reference(reference) => {
                let (and, mutability) = (&reference.and_token, &reference.mutability);
                let place = self.settle_place(&reference.expr, later);
                let tokens = place.tokens;
                Code::new(quote!(#and #mutability #tokens), place.flow)
            }
            _ if place_root(expr).is_some_and(|root| !self.is_written(root, later)) && !self.is_last_use(expr) => {
                local(expr).into_iter().for_each(|local| _ = self.waiting.insert(local));
                self.native(expr, Mode::Value)
            }
            Expr::Field(part) if is_unknown_part(part) => {
                let place = self.lower_place(expr);
                self.open_operand(place)
            }
            _ => {
                let value = self.lower_value(expr, None);
                self.bind_value(value)
            }
        }
    }

    fn settle_place(&mut self, expr: &Expr, later: &[Operand<'_>]) -> Code {
        match expr {
            Expr::Paren(inner) => parenthesized(self.settle_place(&inner.expr, later)),
            Expr::Group(inner) => parenthesized(self.settle_place(&inner.expr, later)),
            // What is written by a later operand is not borrowed: it is copied.
            Expr::Path(_) if local(expr).is_some_and(|root| self.is_assigned(root, later)) => {
                self.bind_value(self.native(expr, Mode::Value))
            }
            Expr::Path(_) => self.native(expr, Mode::Place),
            Expr::Field(field) if is_tuple(&field.base) => self.lower_part_of_tuple(field),
            Expr::Field(field) => {
                let (base, member) = (self.settle_place(&field.base, later), &field.member);
                let tokens = base.tokens;
                Code::new(quote!(#tokens.#member), base.flow)
            }
            Expr::Index(index) => {
                self.defers = true;
                let base = self.settle_place(&index.expr, later);
                let at = self.settle_value(&index.index, later);
                let (tokens, at_tokens) = (base.tokens, at.tokens);
                Code::new(quote!(#tokens[#at_tokens]), Flow::seq([base.flow, at.flow]))
            }
            _ if borrowed_place(expr).is_some_and(|place| !is_constant(place)) => {
                self.settle_place(borrowed_place(expr).unwrap_or(expr), later)
            }
            Expr::Unary(unary) if matches!(unary.op, UnOp::Deref(_)) => {
                self.defers = true;
                let pointer = self.settle_place(&unary.expr, later);
                let tokens = pointer.tokens;
                Code::new(quote!((*#tokens)), pointer.flow)
            }
            _ if is_constant(expr) => self.native(expr, Mode::Place),
            _ => {
                let value = self.lower_value(expr, None);
                self.bind_place(value, expr)
            }
        }
    }

    /// Whether a local is used here and never again: its value is moved now, and dropped like any operand.
    pub(in crate::lower) fn is_last_use(&self, expr: &Expr) -> bool {
        local(expr).is_some_and(|local| {
            self.exposed.given.contains(local) || self.locals[local].loops == self.loops && self.is_read_once(local)
        })
    }

    /// Whether operands assign to a local that is used before them.
    fn is_assigned(&self, root: LocalId, later: &[Operand<'_>]) -> bool {
        let mut assigned = false;
        for (expr, mode) in later {
            self.uses.expr(expr, *mode).for_each(&mut |local, effect| {
                assigned |= local == root && effect == Effect::Assign;
            });
        }
        assigned
    }

    /// Whether operands may write to a local that is read before them.
    fn is_written(&self, root: LocalId, later: &[Operand<'_>]) -> bool {
        let mut written = false;
        for (expr, mode) in later {
            self.uses.expr(expr, *mode).for_each(&mut |local, effect| {
                written |= local == root && !matches!(effect, Effect::Move | Effect::MoveField(_));
            });
        }
        written
    }

    /// A place: its parts are evaluated, and what it names is used where it stands.
    pub(in crate::lower) fn lower_place(&mut self, expr: &Expr) -> Code {
        match expr {
            Expr::Paren(inner) => parenthesized(self.lower_place(&inner.expr)),
            Expr::Group(inner) => parenthesized(self.lower_place(&inner.expr)),
            Expr::Path(_) => self.native(expr, Mode::Place),
            Expr::Field(field) if is_tuple(&field.base) && (self.hoisting || self.is_spine(expr)) => {
                self.lower_part_of_tuple(field)
            }
            Expr::Field(field) => {
                let (base, member) = (self.lower_place(&field.base), &field.member);
                let tokens = base.tokens;
                Code::new(quote!(#tokens.#member), base.flow)
            }
            Expr::Index(index) => {
                let parts = self.lower_operands(&[(&index.expr, Mode::Place), (&index.index, Mode::Value)]);
                let [base, at] = parts.try_into().unwrap_or_else(|_| unreachable!("two operands"));
                let (tokens, at_tokens) = (base.tokens, at.tokens);
                Code::new(quote!(#tokens[#at_tokens]), Flow::seq([base.flow, at.flow]))
            }
            Expr::Unary(unary) if matches!(unary.op, UnOp::Deref(_)) => {
                let pointer = self.lower_place(&unary.expr);
                let tokens = pointer.tokens;
                Code::new(quote!((*#tokens)), pointer.flow)
            }
            _ if makes_temp(expr) && (self.hoisting || self.is_spine(expr)) => {
                let value = self.while_hoisting(|this| this.lower_value(expr, None));
                self.bind_place(value, expr)
            }
            _ => self.lower_value(expr, None),
        }
    }

    /// A part of a tuple: each of its parts becomes a temporary. The first one is dropped first.
    fn lower_part_of_tuple(&mut self, part: &ExprField) -> Code {
        let temp = self.name_part_of_tuple(part);
        temp.map_or_else(|| Code::inert(part.to_token_stream()), crate::lower::use_place)
    }

    fn name_part_of_tuple(&mut self, part: &ExprField) -> Option<LocalId> {
        let parts = parts_of_literal(&part.base);
        let temps = match bare(&part.base) {
            Expr::Field(outer) => self.split_tuple(outer, &parts)?,
            _ => self.name_parts_of_tuple(&parts),
        };
        let used = parts.iter().zip(temps).find(|((member, _), _)| *member == part.member);
        used.map(|(_, temp)| temp)
    }

    fn name_parts_of_tuple(&mut self, parts: &[(Member, &Expr)]) -> Vec<LocalId> {
        let operands = parts.iter().map(|(_, value)| (*value, Mode::Value)).collect::<Vec<_>>();
        let values = self.while_hoisting(|this| this.lower_operands(&operands));
        let temps = parts.iter().rev().map(|(_, value)| self.hoist(value)).collect::<Vec<_>>();
        let temps = temps.into_iter().rev().collect::<Vec<_>>();
        self.assign_together(&temps, values);
        temps
    }

    /// The same of a tuple that is a part of another one: its parts are declared beside it.
    fn split_tuple(&mut self, tuple: &ExprField, parts: &[(Member, &Expr)]) -> Option<Vec<LocalId>> {
        let whole = self.name_part_of_tuple(tuple)?;
        let temps = parts.iter().map(|_| self.new_temp("place", None)).collect::<Vec<_>>();
        temps.iter().for_each(|temp| self.declare_at(*temp, Place::Behind(whole)));
        self.take_apart(&temps, use_value(whole));
        Some(temps)
    }

    /// Gives temporaries their values, which are operands until all of them have been evaluated.
    fn assign_together(&mut self, temps: &[LocalId], values: Vec<Code>) {
        self.take_apart(temps, join(values, |values| quote!((#(#values,)*))));
    }

    /// Gives temporaries the parts of a tuple.
    fn take_apart(&mut self, temps: &[LocalId], tuple: Code) {
        let places = temps.iter().map(|temp| crate::lower::use_place(*temp).tokens);
        let code = join(vec![tuple], |tuple| quote!((#(#places,)*) = #(#tuple)*));
        let assigned = temps.iter().map(|temp| Flow::Effect(*temp, Effect::Assign));
        let flow = Flow::seq([code.flow].into_iter().chain(assigned));
        self.push(StmtKind::Code(Code::new(code.tokens, flow)), Dest::Discard);
    }

    /// The place that is assigned to: evaluated behind the value.
    pub(in crate::lower) fn lower_assignee(&mut self, target: &Expr) -> Code {
        if self.is_spine(target) {
            return self.lower_place(target);
        }
        Code::new(self.native_tokens(target), self.uses.assignee(target))
    }
}

/// Whether an expression is a part of a value that it makes: the other parts outlive it.
pub(in crate::lower) fn is_part_of_temp(expr: &Expr) -> bool {
    matches!(bare(expr), Expr::Field(_)) && !is_lasting(expr)
}

/// Whether a constant is made anew, and may have a destructor.
fn makes_struct(constant: &Expr) -> bool {
    match bare(constant) {
        Expr::Struct(_) => true,
        Expr::Tuple(tuple) => tuple.elems.iter().any(makes_struct),
        Expr::Array(array) => array.elems.iter().any(makes_struct),
        _ => false,
    }
}

/// Whether this is a part of a temporary whose other parts have no names.
fn is_unknown_part(part: &ExprField) -> bool {
    match &*part.base {
        Expr::Field(outer) => is_unknown_part(outer),
        base => makes_temp(base) && fields_of_literal(base).is_empty(),
    }
}

/// The place that `*&place` is.
fn borrowed_place(expr: &Expr) -> Option<&Expr> {
    match expr {
        Expr::Unary(unary) if matches!(unary.op, UnOp::Deref(_)) => match bare(&unary.expr) {
            Expr::Reference(reference) => Some(&reference.expr),
            _ => None,
        },
        _ => None,
    }
}

/// Keeps the parentheses, or the invisible ones of a macro's fragment.
pub(in crate::lower) fn parenthesized(code: Code) -> Code {
    let tokens = code.tokens;
    Code::new(quote!((#tokens)), code.flow)
}

/// An expression of several parts.
pub(in crate::lower) fn join(parts: Vec<Code>, build: impl FnOnce(&[TokenStream]) -> TokenStream) -> Code {
    let (tokens, flows): (Vec<_>, Vec<_>) = parts.into_iter().map(|part| (part.tokens.stream(), part.flow)).unzip();
    Code::new(build(&tokens), Flow::seq(flows))
}
