//! Methods that may consume the fields on which they are called.
//!
//! ```text
//! let bytes = job.encoder.finish(); .. yield ..                                                            from
//! let bytes = { let value = job.encoder.finish(); if part.is_taken() { part.taken();                       into
//!     job.encoder = part.filled() } else { part.left() } value }; .. yield ..
//! ```
//!
//! As of a [method of a local](crate::lower::moves::methods) rustc is asked whether it consumes the field; methods of
//! iterators, options, arrays and results consume those, and nothing else. If it does, the field is [replaced by its
//! type's default, or missing](crate::lower::moves::vacate), and if not, nothing becomes of it. Only calls are asked
//! about behind which the field is not used again, since it was not consumed where it is. What makes temporaries is not
//! among their arguments: they would die with the block.

use crate::emit::names;
use crate::ir::{CallId, Effect, Field, FieldCall, Gate, IndexVec, Tokens};
use crate::lower::moves::consuming::effect_of;
use crate::lower::moves::methods::Calls;
use crate::lower::moves::vacate::{Site, SiteKind};
use crate::lower::predicates::suspends;
use crate::lower::temporaries::temps::may_have_place_temps;
use crate::lower::uses::{field_of_local, place_root};
use proc_macro2::Ident;
use std::collections::BTreeSet;
use syn::{Expr, ExprMethodCall, parse_quote};

/// The calls of a body of which it matters, or may matter, whether they consume fields.
pub(in crate::lower) struct FieldCalls<'a> {
    /// Those that matter.
    wanted: &'a BTreeSet<FieldCall>,
    found: IndexVec<CallId, FieldCall>,
    /// Those that rustc can't be asked about somewhere.
    barred: BTreeSet<FieldCall>,
    /// Where fields are used by value.
    pub(in crate::lower) sites: Vec<Site>,
}

/// The calls that rustc can be asked about.
pub(in crate::lower) struct Asked {
    pub(in crate::lower) list: IndexVec<CallId, FieldCall>,
    /// Those that it is asked about.
    wanted: BTreeSet<FieldCall>,
}

impl Asked {
    /// None.
    pub(in crate::lower) fn nothing() -> Self {
        Self { list: IndexVec::default(), wanted: BTreeSet::new() }
    }

    /// The place of a call in the list, and whether rustc is asked.
    pub(in crate::lower) fn find(&self, call: &ExprMethodCall) -> Option<(CallId, bool)> {
        let call = field_call(call)?;
        let (id, _) = self.list.enumerate().find(|(_, known)| **known == call)?;
        Some((id, self.wanted.contains(&call)))
    }
}

impl<'a> FieldCalls<'a> {
    pub(in crate::lower) fn new(wanted: &'a BTreeSet<FieldCall>, sites: Vec<Site>) -> Self {
        Self { wanted, found: IndexVec::default(), barred: BTreeSet::new(), sites }
    }

    /// What has been found.
    pub(in crate::lower) fn finish(self) -> (Asked, Vec<Site>) {
        let mut list = IndexVec::default();
        self.found.iter().filter(|call| !self.barred.contains(*call)).for_each(|call| _ = list.push(call.clone()));
        (Asked { list, wanted: self.wanted.difference(&self.barred).cloned().collect() }, self.sites)
    }
}

impl Calls<'_> {
    /// A call that may consume a field: `None` if it is no such call, or nothing is asked about it.
    pub(in crate::lower) fn called_field(&mut self, call: &ExprMethodCall) -> Option<Expr> {
        let (known, effect) = (field_call(call)?, effect_of(call));
        if !matches!(effect, Effect::Doubt(Gate::Unknown | Gate::Adaptor)) {
            return None;
        }
        let is_known = effect == Effect::Doubt(Gate::Adaptor);
        if self.barriers.captures > 0 || !is_plain(call) || !is_known && !self.barriers.can_ask(call) {
            self.fields.barred.insert(known);
            return None;
        }
        let is_wanted = self.fields.wanted.contains(&known);
        if !self.fields.found.iter().any(|found| *found == known) {
            self.fields.found.push(known);
        }
        (is_wanted && !is_known).then(|| self.asking(call))
    }

    /// A call whose arguments tell their types.
    fn asking(&mut self, call: &ExprMethodCall) -> Expr {
        let (mut told, site, mut args) = (call.clone(), self.fields.sites.len(), Vec::new());
        for (position, arg) in told.args.iter_mut().enumerate() {
            let name = names::part_arg(site, position);
            *arg = self.told(&name, arg);
            args.push(name);
        }
        let (asking, receiver) = (refilled(&told, &names::part(site)), &call.receiver);
        let method = self.method(call, args);
        self.fields.sites.push(Site {
            whole: place_root(receiver).unwrap_or_else(|| crate::diag::bug!("a field of nothing")),
            field: field_of_local(receiver).map(Field::from),
            kind: SiteKind::Called,
            tells: Tokens::default(),
            opens: false,
            method: Some(method),
        });
        asking
    }
}

/// A call behind which the default takes a field's place, if it has consumed the field.
pub(in crate::lower) fn refilled(call: &ExprMethodCall, part: &Ident) -> Expr {
    let (value, receiver) = (names::called(), &call.receiver);
    parse_quote!({
        let #value = #call;
        if #part.is_taken() { #part.taken(); #receiver = #part.filled(); } else { #part.left(); }
        #value
    })
}

/// What a method is called on, if that is a field of a local.
pub(in crate::lower) fn field_call(call: &ExprMethodCall) -> Option<FieldCall> {
    let field = Field::from(field_of_local(&call.receiver)?);
    Some(FieldCall { whole: place_root(&call.receiver)?, field, method: call.method.clone() })
}

/// Whether a call can stand in a block of its own: no temporaries of its arguments are to outlive it.
fn is_plain(call: &ExprMethodCall) -> bool {
    !call.args.iter().any(|arg| suspends(arg) || may_have_place_temps(arg))
}
