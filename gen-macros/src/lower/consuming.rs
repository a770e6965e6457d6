//! Which methods take their receiver by value, by name.
//!
//! A macro can't know whether `x.method()` consumed `x`. It matters only if `x` is not named again and a suspension
//! lies between the call and the end of its scope: if `x` was consumed there is nothing to save, if not its
//! destructor still has to run. These names are taken to consume; for every other name the receiver is saved, and
//! if that was wrong rustc says so (E0382).

use syn::ExprMethodCall;

/// Whether a method with this name and these arguments is taken to consume its receiver.
pub(super) fn is_consuming(call: &ExprMethodCall) -> bool {
    let name = call.method.to_string();
    let name = name.as_str();
    name.starts_with("into_")
        || name.starts_with("unwrap")
        || name.starts_with("expect")
        || ALWAYS.contains(&name)
        || call.args.is_empty() && WITHOUT_ARGUMENTS.contains(&name)
        || !call.args.is_empty() && WITH_ARGUMENTS.contains(&name)
}

const ALWAYS: &[&str] = &[
    // `Option` and `Result`
    "ok", "err", "ok_or", "ok_or_else", "map_or", "map_or_else", "map_err", "and_then", "or_else", "flatten",
    "transpose", "unzip", "copied", "cloned", "inspect_err", "is_some_and", "is_ok_and", "is_none_or",
    // iterators: adaptors
    "map", "filter", "filter_map", "flat_map", "rev", "enumerate", "zip", "chain", "skip", "skip_while", "step_by",
    "take_while", "map_while", "scan", "cycle", "peekable", "fuse", "inspect",
    // iterators: consumers
    "collect", "sum", "product", "fold", "for_each", "reduce", "partition", "max_by", "max_by_key", "min_by",
    "min_by_key", "cmp_by", "eq_by",
    // readers
    "lines", "bytes",
];

const WITHOUT_ARGUMENTS: &[&str] = &["join", "unwrap", "count", "max", "min"];

const WITH_ARGUMENTS: &[&str] = &["take", "xor"];
