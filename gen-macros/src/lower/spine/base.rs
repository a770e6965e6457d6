//! Literals that take fields of another value, and what they leave of it: the fields that they give themselves.
//!
//! ```text
//! let p = P { a: x, ..base };                      from
//! _4 = P { a: x, ..base }; _5 = base.a; let p = _4;    into, with `_5` declared behind `base`
//! ```
//!
//! Those live as long as the base would.

use crate::ir::{Code, Dest, Effect, Flow, LocalId, LocalKind, StmtKind};
use crate::lower::Lowerer;
use crate::lower::predicates::makes_temp;
use crate::lower::spine::left::Place;
use crate::lower::uses::{Mode, local, place_root};
use quote::quote;
use syn::{Expr, ExprStruct, Member};

impl Lowerer<'_> {
    /// A struct literal: the fields in the order in which they are written, then the base.
    pub(super) fn lower_struct(&mut self, literal: &ExprStruct) -> Code {
        let fields = literal.fields.iter().map(|field| (&field.expr, Mode::Value));
        // What the fields leave of a value that has no name outlives the literal.
        let is_place = |rest: &Expr| place_root(rest).is_some() || makes_temp(rest) && !literal.fields.is_empty();
        let rest = literal.rest.as_deref().map(|rest| (rest, if is_place(rest) { Mode::Place } else { Mode::Value }));
        let operands = fields.chain(rest).collect::<Vec<_>>();
        let ExprStruct { qself, path, fields, dot2_token, .. } = literal;
        let mut base = None;
        let value = self.lower_parts(&operands, |parts| {
            let (values, rest) = parts.split_at(fields.len());
            let members = fields.iter().map(|field| &field.member);
            let path = syn::ExprPath { attrs: Vec::new(), qself: qself.clone(), path: path.clone() };
            base = rest.first().and_then(|rest| syn::parse2::<Expr>(rest.clone()).ok());
            quote!(#path { #(#members: #values,)* #dot2_token #(#rest)* })
        });
        match base.as_ref().and_then(|base| Some((base, local(base)?))) {
            Some((base, whole)) => self.hold_fields(value, (base, whole), literal),
            None => value,
        }
    }

    /// Whether a literal takes fields of a local that nobody uses behind it, and leaves others that a state may hold.
    pub(in crate::lower) fn leaves_fields(&self, literal: &ExprStruct) -> bool {
        let base = literal.rest.as_deref().and_then(local).filter(|_| !literal.fields.is_empty());
        base.is_some_and(|base| self.exposed.parted.contains(base))
    }

    /// Names the fields that a literal leaves of its base.
    fn hold_fields(&mut self, value: Code, (base, whole): (&Expr, LocalId), literal: &ExprStruct) -> Code {
        let members = self.left_of(whole, literal);
        let moved = Flow::Effect(whole, Effect::Move);
        if members.is_empty() {
            return Code::new(value.tokens, Flow::seq([value.flow, moved]));
        }
        let value = self.bind_value(value);
        let borrowed = std::iter::repeat_n(Flow::Effect(whole, Effect::Borrow), members.len() - 1);
        for (member, flow) in members.iter().zip(borrowed.chain([moved])) {
            let holder = self.new_temp("left", None);
            self.declare_at(holder, Place::Behind(whole));
            self.push(StmtKind::Code(Code::new(quote!(#base.#member), flow)), Dest::Assign(holder));
        }
        value
    }

    /// The fields that a literal gives itself, and that nothing else takes of its base, if that outlives the literal.
    fn left_of(&self, base: LocalId, literal: &ExprStruct) -> Vec<Member> {
        let is_temp = self.locals[base].kind == LocalKind::Temp;
        let outlives = self.exposed.parted.contains(base) || is_temp && self.hoisting;
        if !outlives {
            return Vec::new();
        }
        let mut members = literal.fields.iter().map(|field| field.member.clone()).collect::<Vec<_>>();
        let flow = if is_temp { Flow::None } else { self.uses.block(self.block) };
        flow.for_each(&mut |local, effect| match effect {
            _ if local != base => {}
            Effect::MoveField(Some(field)) | Effect::BindField(field) => {
                members.retain(|member| self.uses.field_named(member) != Some(field));
            }
            Effect::MoveField(None) | Effect::MoveParts | Effect::MoveListed | Effect::MoveAll => members.clear(),
            _ => {}
        });
        members
    }
}
