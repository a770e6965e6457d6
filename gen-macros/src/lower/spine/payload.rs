//! What a variant of `Option` or `Result` holds, which a pattern opens in turn: it becomes a local first.
//!
//! ```text
//! if let Some(Task { kind, .. }) = pop() { yield kind }                                   from
//! _4 = pop(); if let Some(Task { .. }) = _4 {                                             into
//!     _5 = match _4 { Some(x) => x }; let Task { kind, .. } = _5; yield kind              with `_5` declared beside `_4`
//! }
//! ```
//!
//! Nothing is left of such a variant then, and a struct is a place that parts [go back](super::home) to.

use super::left::Place;
use super::opening::stays_whole;
use super::scrutinee::is_std;
use super::taken::unguarded;
use crate::ir::{Code, Dest, Effect, Flow, LocalId, LocalKind, Stmt, StmtKind};
use crate::lower::Lowerer;
use crate::lower::patterns::is_variant;
use crate::lower::uses::local;
use quote::quote;
use std::mem;
use syn::{Expr, Pat, parse_quote};

impl Lowerer<'_> {
    /// Makes a local of the struct that a pattern opens in a variant. Returns what takes it out of that, the local, and the
    /// pattern that opens it.
    pub(super) fn name_payload(&mut self, whole: LocalId, place: &Expr, pat: &Pat) -> Option<(Stmt, LocalId, Pat)> {
        local(place)?;
        let mut outer = unguarded(pat).clone();
        let inner = payload_of(&mut outer).filter(|pat| stays_whole(pat))?;
        let pat = mem::replace(inner, parse_quote!(genfn_payload));
        let payload = self.new_temp("payload", None);
        self.locate(payload, &pat);
        let is_temp = self.locals[whole].kind == LocalKind::Temp;
        self.declare_at(payload, if is_temp { Place::InFrontOf(whole) } else { Place::Behind(whole) });
        let runtime = &self.unit.runtime;
        let tokens = quote!(match #place { #outer => genfn_payload, _ => #runtime::impossible() });
        let code = Code::new(tokens, Flow::Effect(whole, Effect::Move));
        Some((Stmt::new(StmtKind::Code(code), Dest::Assign(payload)), payload, pat))
    }
}

/// The pattern of a struct in a variant of `Option` or `Result`.
fn payload_of(pat: &mut Pat) -> Option<&mut Pat> {
    let Pat::TupleStruct(variant) = pat else { return None };
    let inner = variant.elems.first_mut().filter(|_| is_std(&variant.path))?;
    if is_variant(inner) {
        payload_of(inner)
    } else {
        matches!(inner, Pat::Struct(_) | Pat::TupleStruct(_) | Pat::Tuple(_)).then_some(inner)
    }
}
