//! What a method call does to its receiver, by the method's name.
//!
//! A macro can't know whether `x.method()` consumed `x`. It matters only if `x` is not named again and a suspension
//! lies between the call and the end of its scope: if `x` was consumed there is nothing to save; if not, its destructor
//! still has to run. So [names](crate::lower::moves::method_names) decide where the standard library has made them
//! plain, and rustc decides where it can be asked, which is about [methods](crate::lower::moves::methods) of locals,
//! and about types. In all other cases `x` is saved; if that was wrong rustc says so (E0382).

use crate::ir::{Effect, Gate, LocalId, Moving};
use crate::lower::moves::method_names::{
    adapts, adapts_plainly, borrows, borrows_local, chains, chooses, consumes, consumes_by_convention, consumes_local,
    ends, is_settled, reads, takes_apart, unwraps, unwraps_part,
};
use crate::lower::predicates::suspends;
use crate::lower::uses::local;
use syn::{Expr, ExprMethodCall};

/// What a call does to its receiver, if that is a local, or to the value of its receiver, if it is anything else.
pub(in crate::lower) fn effect_of(call: &ExprMethodCall) -> Effect {
    Known::of(call).effect
}

/// What is known of a call by the name of the method.
pub(in crate::lower) struct Known {
    name: String,
    no_arguments: bool,
    /// The receiver, if it is a local.
    pub(in crate::lower) local: Option<LocalId>,
    /// What the call does to it.
    pub(in crate::lower) effect: Effect,
}

impl Known {
    pub(in crate::lower) fn of(call: &ExprMethodCall) -> Self {
        let (name, no_arguments) = (call.method.to_string(), call.args.is_empty());
        let local = local(&call.receiver);
        let effect = effect_by_name(&name, no_arguments, local.is_some());
        Self { name, no_arguments, local, effect }
    }

    /// Whether convention alone tells that it consumes a local, and rustc may be asked when it is known that it matters:
    /// it has arguments, which do not suspend.
    pub(in crate::lower) fn may_be_asked(&self, call: &ExprMethodCall) -> bool {
        let can_ask = call.turbofish.is_none() && !call.args.is_empty() && !call.args.iter().any(suspends);
        can_ask && self.local.is_some() && consumes_by_convention(&self.name)
    }

    /// When rustc is asked what the call does to its receiver, if it can be asked.
    pub(in crate::lower) fn asks(&self) -> Option<Asks> {
        let (name, is_local) = (&self.name, self.local.is_some());
        match self.effect {
            Effect::Doubt(Gate::Unknown) if is_local && reads(name) && !ends(name) => {
                (!is_settled(name)).then_some(Asks::WhereItMatters)
            }
            Effect::Doubt(Gate::Unknown) => Some(Asks::Always),
            Effect::Move if is_local && consumes_by_convention(name) => Some(Asks::Always),
            Effect::Doubt(Gate::Adaptor | Gate::Choice) if is_local && adapts_plainly(name, self.no_arguments) => {
                Some(Asks::Always)
            }
            Effect::Doubt(Gate::Adaptor | Gate::Choice) | Effect::Borrow if is_local && !is_settled(name) => {
                Some(Asks::WhereItMatters)
            }
            _ => None,
        }
    }
}

fn effect_by_name(name: &str, no_arguments: bool, is_local: bool) -> Effect {
    let moves = if is_local { consumes_local(name, no_arguments) } else { unwraps_part(name, no_arguments) };
    if moves || consumes(name) || unwraps(name) {
        return Effect::Move;
    }
    if is_local && chooses(name) {
        return Effect::Doubt(Gate::Choice);
    }
    if adapts(name, no_arguments) {
        return Effect::Doubt(Gate::Adaptor);
    }
    let stays = if is_local { borrows_local(name, no_arguments) } else { borrows(name) };
    if stays { Effect::Borrow } else { Effect::Doubt(Gate::Unknown) }
}

/// When rustc is asked what a call does to its receiver.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::lower) enum Asks {
    /// The method is not known, or it may be another than the standard library's.
    Always,
    /// It is taken for one of the standard library's, unless it decides whether something is kept.
    WhereItMatters,
}

/// Whether a call is one of those by which the standard library consumes iterators, and of these nothing is asked.
pub(in crate::lower) fn is_adapting(call: &ExprMethodCall) -> bool {
    let (name, no_arguments) = (call.method.to_string(), call.args.is_empty());
    adapts(&name, no_arguments) && !adapts_plainly(&name, no_arguments) && !chooses(&name)
}

/// How rustc can be asked whether a call that does this to its receiver consumes it: what the method returns is plain.
pub(in crate::lower) fn moving_of(call: &ExprMethodCall, effect: Effect) -> Option<Moving> {
    let (name, is_plain) = (call.method.to_string(), call.args.is_empty() && call.turbofish.is_none());
    match effect {
        Effect::Doubt(Gate::Method(_)) if is_plain && ends(&name) => Some(Moving::Method(call.method.clone())),
        Effect::Move if is_plain && takes_apart(&name) => Some(Moving::Method(call.method.clone())),
        Effect::Move if unwraps(&name) => Some(Moving::Adaptor),
        Effect::Doubt(Gate::Adaptor | Gate::Choice) => Some(Moving::Adaptor),
        Effect::Doubt(Gate::Method(_)) if adapts(&name, call.args.is_empty()) => Some(Moving::Adaptor),
        _ => None,
    }
}

/// Whether a call consumes its receiver if that is an option, a result or the like, but not if it is anything else.
pub(in crate::lower) fn is_unwrapping(call: &ExprMethodCall) -> bool {
    unwraps_part(&call.method.to_string(), call.args.is_empty())
}

/// Whether a receiver that has no name is taken to be consumed: by a method that consumes whatever it is called on, or
/// one of an iterator, option or result that is plainly one.
pub(in crate::lower) fn is_consuming(call: &ExprMethodCall) -> bool {
    match effect_of(call) {
        Effect::Move => true,
        Effect::Doubt(Gate::Adaptor) => is_chain(&call.receiver),
        _ => false,
    }
}

/// Whether a value is an iterator, option or result, by the way that it is made.
fn is_chain(expr: &Expr) -> bool {
    match expr {
        Expr::MethodCall(call) => {
            let name = call.method.to_string();
            chains(&name) || adapts(&name, call.args.is_empty())
        }
        Expr::Range(_) => true,
        Expr::Paren(inner) => is_chain(&inner.expr),
        Expr::Group(inner) => is_chain(&inner.expr),
        _ => false,
    }
}
