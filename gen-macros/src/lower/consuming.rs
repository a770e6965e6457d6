//! What a method call does to its receiver, by the method's name.
//!
//! A macro can't know whether `x.method()` consumed `x`. It matters only if `x` is not named again and a suspension
//! lies between the call and the end of its scope: if `x` was consumed there is nothing to save; if not, its
//! destructor still has to run. So names decide where the standard library has made them plain, and rustc decides where
//! it can be asked, which is about [methods without arguments](super::methods), and about types. In all other cases `x` is
//! saved; if that was wrong rustc says so (E0382).

use crate::ir::{Effect, Gate};
use syn::{Expr, ExprMethodCall};

/// What a call does to a local that is its receiver.
pub(super) fn effect_of(call: &ExprMethodCall) -> Effect {
    let name = call.method.to_string();
    let name = name.as_str();
    if consumes(name, call.args.is_empty()) {
        Effect::Move
    } else if adapts(name, call.args.is_empty()) {
        Effect::Doubt(Gate::Adaptor)
    } else if borrows(name) {
        Effect::Borrow
    } else {
        Effect::Doubt(Gate::Unknown)
    }
}

/// Whether a receiver that has no name is taken to be consumed: by a method that consumes whatever it is called on, or
/// one of an iterator, option or result that is plainly one.
pub(super) fn is_consuming(call: &ExprMethodCall) -> bool {
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
            makes_chain(&name) || adapts(&name, call.args.is_empty())
        }
        Expr::Range(_) => true,
        Expr::Paren(inner) => is_chain(&inner.expr),
        Expr::Group(inner) => is_chain(&inner.expr),
        _ => false,
    }
}

/// Names of methods that make iterators, options and results.
fn makes_chain(name: &str) -> bool {
    const NAMES: &[&str] = &[
        "iter",
        "iter_mut",
        "into_iter",
        "by_ref",
        "chars",
        "char_indices",
        "bytes",
        "lines",
        "windows",
        "chunks",
        "keys",
        "values",
        "values_mut",
        "drain",
        "get",
        "get_mut",
        "first",
        "last",
        "next",
        "next_back",
        "peek",
        "pop",
        "pop_front",
        "pop_back",
        "front",
        "back",
        "find",
        "position",
        "nth",
        "parse",
        "ok",
        "err",
        "as_ref",
        "as_mut",
        "as_deref",
        "to_digit",
        "strip_prefix",
        "strip_suffix",
        "args",
        "entries",
        "remove",
        "insert",
        "recv",
    ];
    NAMES.contains(&name)
        || ["split", "rsplit", "checked_", "try_", "chunks_", "rchunks", "into_"]
            .iter()
            .any(|prefix| name.starts_with(prefix))
}

/// Names that consume whatever they are called on.
fn consumes(name: &str, no_arguments: bool) -> bool {
    const NAMES: &[&str] = &[
        "into",
        "try_into",
        "downcast",
        "ok",
        "err",
        "ok_or",
        "ok_or_else",
        "map_err",
        "inspect_err",
        "lines",
        "bytes",
        // what ends something
        "build",
        "finish",
        "finalize",
        "commit",
        "rollback",
        "close",
        "complete",
        "shutdown",
        "abort",
    ];
    name.starts_with("into_")
        || name.starts_with("unwrap")
        || name.starts_with("expect")
        || NAMES.contains(&name)
        || name == "join" && no_arguments
}

/// Names that consume iterators, options and results.
fn adapts(name: &str, no_arguments: bool) -> bool {
    const NAMES: &[&str] = &[
        "map",
        "map_or",
        "map_or_else",
        "and_then",
        "and",
        "or",
        "or_else",
        "xor",
        "filter",
        "flatten",
        "transpose",
        "zip",
        "unzip",
        "copied",
        "cloned",
        "inspect",
        "is_some_and",
        "is_ok_and",
        "is_err_and",
        "is_none_or",
        "filter_map",
        "flat_map",
        "rev",
        "enumerate",
        "chain",
        "skip",
        "skip_while",
        "step_by",
        "take_while",
        "map_while",
        "scan",
        "cycle",
        "peekable",
        "fuse",
        "collect",
        "sum",
        "product",
        "fold",
        "for_each",
        "reduce",
        "partition",
        "count",
        "last",
        "max",
        "min",
        "max_by",
        "max_by_key",
        "min_by",
        "min_by_key",
        "cmp_by",
        "eq_by",
    ];
    NAMES.contains(&name) || name == "take" && !no_arguments
}

/// Names of methods whose result borrows what they are called on.
pub(super) fn lends(name: &str) -> bool {
    const NAMES: &[&str] = &[
        "borrow",
        "borrow_mut",
        "lock",
        "read",
        "write",
        "deref",
        "deref_mut",
        "first",
        "first_mut",
        "last",
        "last_mut",
        "front",
        "front_mut",
        "back",
        "back_mut",
        "find",
        "entry",
        "drain",
        "range",
        "range_mut",
        "trim",
        "lines",
        "bytes",
        "matches",
        "char_indices",
        "by_ref",
        "peek",
        "peek_mut",
        "split_at_mut",
        "get_or_insert",
        "get_or_insert_with",
        "or_insert",
        "or_insert_with",
        "or_default",
        "insert_entry",
        "values_mut",
    ];
    NAMES.contains(&name)
        || makes_chain(name)
        || adapts(name, false)
        || ["as_", "iter", "trim_", "strip_", "split", "rsplit", "get_", "chunk", "window", "array_"]
            .iter()
            .any(|prefix| name.starts_with(prefix))
}

/// Names of methods that only read what they are called on.
pub(super) fn reads(name: &str) -> bool {
    const NAMES: &[&str] = &[
        "len",
        "iter",
        "get",
        "first",
        "last",
        "front",
        "back",
        "peek",
        "chars",
        "char_indices",
        "bytes",
        "lines",
        "keys",
        "values",
        "clone",
        "eq",
        "ne",
        "cmp",
        "partial_cmp",
        "starts_with",
        "ends_with",
        "find",
        "rfind",
        "trim",
        "windows",
        "chunks",
        "split_whitespace",
        "split_once",
        "split_at",
        "copied",
        "cloned",
        "binary_search",
        "borrow",
        "deref",
        "abs",
        "pow",
        "min",
        "max",
        "capacity",
        "parse",
        "concat",
        "join",
        "repeat",
    ];
    NAMES.contains(&name)
        || ["is_", "as_", "to_", "contains", "checked_", "wrapping_", "saturating_"]
            .iter()
            .any(|prefix| name.starts_with(prefix))
            && !name.ends_with("_mut")
}

/// Names that leave what they are called on where it is.
fn borrows(name: &str) -> bool {
    const NAMES: &[&str] = &[
        "next",
        "next_back",
        "nth",
        "nth_back",
        "peek",
        "peek_mut",
        "next_if",
        "next_if_eq",
        "next_chunk",
        "by_ref",
        "size_hint",
        "len",
        "clone",
        "iter",
        "iter_mut",
        "get",
        "get_mut",
        "find",
        "find_map",
        "position",
        "rposition",
        "all",
        "any",
        "try_fold",
        "try_for_each",
        "borrow",
        "borrow_mut",
        "lock",
        "read",
        "write",
        "take",
        "replace",
        "push",
        "pop",
        "insert",
        "remove",
        "drain",
        "entry",
        "start",
        "send",
        "try_send",
        "status",
        "eq",
        "cmp",
        "fmt",
    ];
    NAMES.contains(&name) || ["is_", "as_", "to_", "get_", "contains"].iter().any(|prefix| name.starts_with(prefix))
}
