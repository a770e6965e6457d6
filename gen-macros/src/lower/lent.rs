//! Loops over what a local lends: if the local belongs to the generator, they can't suspend.

use super::uses::local;
use crate::ir::LocalId;
use syn::Expr;

/// The local that the head of a `for` loop plainly borrows, if it is a collection.
pub(super) fn lent_by(head: &Expr) -> Option<LocalId> {
    match head {
        Expr::Reference(reference) => local(&reference.expr),
        Expr::Paren(inner) => lent_by(&inner.expr),
        Expr::Group(inner) => lent_by(&inner.expr),
        Expr::MethodCall(call) => {
            let name = call.method.to_string();
            if lends_items(&name) {
                local(&call.receiver)
            } else {
                passes_on(&name).then(|| lent_by(&call.receiver))?
            }
        }
        _ => None,
    }
}

/// Methods of collections and strings that return an iterator over what they are called on.
fn lends_items(name: &str) -> bool {
    const NAMES: [&str; 17] = [
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
        "windows",
        "chunks",
        "chunks_exact",
        "drain",
        "range",
        "matches",
    ];
    NAMES.contains(&name)
}

/// Methods that make one iterator of another.
fn passes_on(name: &str) -> bool {
    const NAMES: [&str; 16] = [
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
    ];
    NAMES.contains(&name)
}
