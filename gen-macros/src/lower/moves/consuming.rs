//! What a method call does to its receiver, by the method's name.
//!
//! A macro can't know whether `x.method()` consumed `x`. It matters only if `x` is not named again and a suspension
//! lies between the call and the end of its scope: if `x` was consumed there is nothing to save; if not, its destructor
//! still has to run. So [names](crate::lower::moves::method_names) decide where the standard library has made them
//! plain, and rustc decides where it can be asked, which is about [methods](crate::lower::moves::methods) of locals,
//! and about types. In all other cases `x` is saved; if that was wrong rustc says so (E0382).

use crate::ir::{Effect, Gate, LocalId, Moving, Namesake};
use crate::lower::moves::method_names::{
    adapts, adapts_plainly, borrows, borrows_local, chains, chooses, consumes, consumes_by_convention, ends,
    is_settled, orders, reads, takes_apart, taps, unwraps, unwraps_part,
};
use crate::lower::predicates::makes_temp;
use crate::lower::uses::local;
use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens as _;
use syn::{Expr, ExprMethodCall, GenericArgument};

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
        let receiver = match local {
            Some(_) => Receiver::Local,
            None if makes_temp(&call.receiver) => Receiver::Temp,
            None => Receiver::Part,
        };
        let effect = effect_by_name(&name, no_arguments, receiver);
        Self { name, no_arguments, local, effect }
    }

    /// When rustc is asked what the call does to its receiver, if it can be asked.
    pub(in crate::lower) fn asks(&self) -> Option<Asks> {
        let (name, is_local) = (&self.name, self.local.is_some());
        match self.effect {
            Effect::Doubt(Gate::Unknown) if is_local && reads(name) && !ends(name) => {
                (!is_settled(name)).then_some(Asks::WhereItMatters)
            }
            Effect::Doubt(Gate::Unknown) => Some(Asks::Always),
            Effect::Doubt(Gate::Choice) if !is_local && self.no_arguments => Some(Asks::Always),
            Effect::Doubt(Gate::Adaptor | Gate::Choice) if is_local && adapts_plainly(name, self.no_arguments) => {
                Some(Asks::Always)
            }
            Effect::Doubt(Gate::Adaptor | Gate::Choice | Gate::Order) | Effect::Borrow
                if is_local && !is_settled(name) =>
            {
                Some(Asks::WhereItMatters)
            }
            _ => None,
        }
    }
}

/// What a method is called on.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Receiver {
    Local,
    /// A part of a local, or what one points to.
    Part,
    /// A value without a name.
    Temp,
}

fn effect_by_name(name: &str, no_arguments: bool, receiver: Receiver) -> Effect {
    let (is_local, is_part) = (receiver == Receiver::Local, receiver == Receiver::Part);
    if !is_part && consumes_by_convention(name, no_arguments) {
        return Effect::Doubt(Gate::Unknown);
    }
    if consumes(name) {
        return Effect::Move;
    }
    if is_part && unwraps(name) {
        return Effect::Doubt(Gate::Adaptor);
    }
    if is_local && chooses(name) || !is_part && unwraps(name) {
        return Effect::Doubt(Gate::Choice);
    }
    if !is_part && orders(name, no_arguments) {
        return Effect::Doubt(Gate::Order);
    }
    if adapts(name, no_arguments) {
        return Effect::Doubt(Gate::Adaptor);
    }
    let stays = if is_local { borrows_local(name, no_arguments) } else { borrows(name) };
    if stays { Effect::Borrow } else { Effect::Doubt(Gate::Unknown) }
}

/// What the turbofish of a call says; `None` if rustc would not know it where it is asked.
pub(in crate::lower) fn types_of(call: &ExprMethodCall) -> Option<Vec<TokenStream>> {
    let types = call.turbofish.iter().flat_map(|turbofish| &turbofish.args).map(|arg| match arg {
        GenericArgument::Type(told) => Some(told.to_token_stream()).filter(|told| !has_hole(told.clone())),
        _ => None,
    });
    types.collect()
}

/// Whether a type leaves something to rustc.
fn has_hole(told: TokenStream) -> bool {
    told.into_iter().any(|token| match token {
        TokenTree::Group(group) => has_hole(group.stream()),
        token => token.to_string() == "_",
    })
}

/// When rustc is asked what a call does to its receiver.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::lower) enum Asks {
    /// The method is not known, or it may be another than the standard library's.
    Always,
    /// It is taken for one of the standard library's, unless it decides whether something is kept.
    WhereItMatters,
}

/// Which method of many types a call may be one of, that has to be known first.
pub(in crate::lower) fn namesake_of(call: &ExprMethodCall) -> Namesake {
    let (name, no_arguments) = (call.method.to_string(), call.args.is_empty());
    match &*name {
        _ if call.args.len() == 1 && taps(&name, no_arguments) => Namesake::Tap,
        _ if orders(&name, no_arguments) => Namesake::Order,
        _ if chooses(&name) || adapts_plainly(&name, no_arguments) => Namesake::None,
        _ if adapts(&name, no_arguments) => Namesake::Adaptor,
        _ => Namesake::None,
    }
}

/// How rustc can be asked whether a call that does this to its receiver consumes it: what the method returns is plain.
pub(in crate::lower) fn moving_of(call: &ExprMethodCall, effect: Effect) -> Option<Moving> {
    let (name, is_plain) = (call.method.to_string(), call.args.is_empty() && call.turbofish.is_none());
    match effect {
        Effect::Doubt(Gate::Method(_)) if is_plain && (ends(&name) || takes_apart(&name)) => {
            Some(Moving::Method(call.method.clone()))
        }
        Effect::Doubt(Gate::Named(_)) if unwraps(&name) => Some(Moving::Adaptor),
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
        Effect::Doubt(Gate::Adaptor | Gate::Choice) => is_chain(&call.receiver),
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
