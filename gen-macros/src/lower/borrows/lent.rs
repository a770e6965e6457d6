//! What a local lends: if the local belongs to the generator, it can't be held across a suspension.

use crate::ir::{Loan, LocalId};
use crate::lower::uses::{local, place_root};
use quote::ToTokens as _;
use syn::{Expr, ExprMethodCall};

/// What the head of a `for` loop plainly borrows, if that is a collection.
pub(crate) fn lent_to_loop(head: &Expr) -> Option<Loan> {
    let owner = match head {
        Expr::Reference(reference) => place_of(&reference.expr),
        _ => lent_by(head),
    };
    owner.map(|owner| Loan { owner, shown: head.to_token_stream(), iterates: true })
}

/// What an initialiser plainly borrows: a part of a collection, an iterator over it, a guard.
pub(in crate::lower) fn lent_to_let(value: &Expr) -> Option<Loan> {
    let owner = match value {
        Expr::Reference(reference) => place_of(&reference.expr),
        _ => lent_by(value),
    };
    owner.map(|owner| Loan { owner, shown: value.to_token_stream(), iterates: false })
}

/// The local of which a whole, an element or a slice is borrowed.
fn place_of(place: &Expr) -> Option<LocalId> {
    match place {
        Expr::Index(index) => local(&index.expr),
        Expr::Paren(inner) => place_of(&inner.expr),
        Expr::Group(inner) => place_of(&inner.expr),
        _ => local(place),
    }
}

/// The local from which calls borrow.
fn lent_by(value: &Expr) -> Option<LocalId> {
    match value {
        Expr::Paren(inner) => lent_by(&inner.expr),
        Expr::Group(inner) => lent_by(&inner.expr),
        Expr::MethodCall(call) if lends(call) => match place_root(&call.receiver) {
            Some(_) => local(&call.receiver),
            None => lent_by(&call.receiver),
        },
        Expr::MethodCall(call) if passes_on(call) => lent_by(&call.receiver),
        _ => None,
    }
}

/// Methods of collections, strings and cells that return what borrows from what they are called on.
fn lends(call: &ExprMethodCall) -> bool {
    const NAMES: [&str; 30] = [
        "iter",
        "iter_mut",
        "keys",
        "values",
        "values_mut",
        "chars",
        "char_indices",
        "bytes",
        "lines",
        "split_whitespace",
        "split",
        "splitn",
        "windows",
        "chunks",
        "chunks_exact",
        "drain",
        "range",
        "matches",
        "as_str",
        "as_bytes",
        "as_slice",
        "as_mut_slice",
        "as_path",
        "trim",
        "trim_start",
        "trim_end",
        "lock",
        "borrow",
        "borrow_mut",
        "components",
    ];
    NAMES.iter().any(|name| call.method == name)
}

/// Methods that make one iterator of another, or give out what a result holds.
fn passes_on(call: &ExprMethodCall) -> bool {
    const NAMES: [&str; 18] = [
        "enumerate",
        "rev",
        "skip",
        "take",
        "step_by",
        "peekable",
        "copied",
        "cloned",
        "map",
        "filter",
        "filter_map",
        "inspect",
        "skip_while",
        "take_while",
        "map_while",
        "fuse",
        "unwrap",
        "expect",
    ];
    NAMES.iter().any(|name| call.method == name)
}
