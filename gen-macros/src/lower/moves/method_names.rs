//! What the names of methods tell, where the standard library has made them plain.
//!
//! Each list is a sentence on names, whatever they are called on.

use crate::name_list::{NameList, names};

/// They consume.
static CONSUMING: NameList = names! { into try_into downcast };

/// With arguments they consume numbers, and whatever is ordered.
static ORDERING: NameList = names! { max min clamp };

/// They consume whatever they are called on, and hand it to a closure, or a reference to it: all types have them, and
/// references, too.
static TAPPING: NameList = names! { tap tap_mut pipe };

/// They consume options and results.
static UNWRAPPING: NameList = names! {
    unwrap unwrap_or unwrap_or_else unwrap_or_default unwrap_err expect expect_err ok err ok_or ok_or_else map_err
    inspect_err
};

/// They end something, by consuming it or not; what they return is plain.
static ENDING: NameList =
    names! { lines bytes build finish finalize commit rollback close complete shutdown abort join };

/// The standard library consumes by them; what they return is plain.
static TAKING_APART: NameList = names! {
    into_iter into_bytes into_boxed_str into_boxed_slice into_string into_vec into_sorted_vec into_keys into_values
    into_inner into_parts
};

/// They consume iterators, options, arrays and results.
static ADAPTING: NameList = names! {
    map map_or map_or_else and_then and or or_else xor filter flatten transpose zip unzip copied cloned inspect
    is_some_and is_ok_and is_err_and is_none_or filter_map flat_map rev enumerate chain skip skip_while step_by
    take_while map_while scan cycle peekable fuse collect sum product fold for_each reduce partition count max min
    max_by max_by_key min_by min_by_key cmp_by eq_by
};

/// Of those, options and results alone have these.
static CHOOSING: NameList = names! {
    map_or map_or_else and_then and or or_else xor transpose is_some_and is_ok_and is_err_and is_none_or
};

/// Of those, these have no arguments.
static ADAPTING_ALONE: NameList = names! {
    flatten transpose unzip copied cloned rev enumerate collect sum product cycle peekable fuse count max min
};

/// Of those without arguments, what others of these names return is plain.
static ADAPTING_PLAINLY: NameList =
    names! { flatten transpose copied cloned rev enumerate cycle peekable fuse count max min };

/// They read through a reference.
static READING: NameList = names! {
    len iter get peek clone eq cmp find borrow
};

/// Those of the standard library have no arguments. Others of these names may consume, of which rustc can be asked.
static ALONE: NameList = names! {
    len iter peek clone borrow borrow_mut lock next next_back peek_mut by_ref size_hint iter_mut pop status
};

/// Those of the standard library have arguments.
static ACCOMPANIED: NameList = names! { find all any push insert remove send };

/// They read what they are called on, if they do not consume it.
static MAYBE_READING: NameList = names! {
    first last front back chars char_indices bytes lines keys values ne partial_cmp starts_with ends_with rfind trim
    windows chunks split_whitespace split_once split_at copied cloned binary_search deref abs pow min max capacity
    parse concat join repeat
};

/// What they return is told by where it is used, rather than by what they are called on.
static INFERRED: NameList = names! {
    parse collect sum product random random_range gen gen_range sample read get extract deserialize decode convert cast
    resolve downcast_into fetch query value unpack finish_into unzip partition try_collect next_value next_element into try_into
};

/// They read what they are called on, by all conventions, or what they return is up to the context.
static UNASKED: NameList = names! {
    clone len iter iter_mut eq cmp borrow borrow_mut by_ref size_hint fmt status parse
};

/// They change what they are called on where it is.
static CHANGING: NameList = names! {
    next next_back nth nth_back peek_mut next_if next_if_eq next_chunk by_ref size_hint iter_mut get_mut find_map
    position rposition all any try_fold try_for_each borrow_mut lock read write take replace push pop insert remove
    drain entry start send try_send status fmt
};

/// They change what they are called on, and return.
static FILLING: NameList = names! {
    clear pop_front pop_back push_back push_front push_str extend extend_from_slice append truncate resize retain swap
    swap_remove sort sort_by sort_by_key sort_unstable reverse dedup fill rotate_left rotate_right split_off
    or_insert or_default or_insert_with and_modify write_str write_char write_all flush set get_or_insert_with
};

/// They make iterators, options and results.
static CHAINING: NameList = names! {
    iter iter_mut into_iter by_ref chars char_indices bytes lines windows chunks keys values values_mut drain get
    get_mut first last next next_back peek pop pop_front pop_back front back find position nth parse ok err as_ref
    as_mut as_deref to_digit strip_prefix strip_suffix args entries remove insert recv
};

/// Their result borrows what they are called on.
static LENDING: NameList = names! {
    borrow borrow_mut lock read write deref deref_mut first_mut last_mut front_mut back_mut entry first_entry last_entry
    range range_mut trim matches peek_mut or_insert or_insert_with or_insert_with_key or_default insert_entry
};

/// They hand out what they take out of what they are called on.
static GIVING: NameList = names! {
    next next_back nth pop pop_front pop_back find last position remove insert recv parse ok err to_digit split_off
};

/// Names that consume whatever they are called on.
pub(in crate::lower) fn consumes(name: &str) -> bool {
    CONSUMING.contains(name) || name.starts_with("into_")
}

/// Names that consume by convention alone: rustc is asked, where it can be. Of `into()` it need not be: all types have it.
pub(in crate::lower) fn consumes_by_convention(name: &str, no_arguments: bool) -> bool {
    consumes(name) && name != "into" && name != "try_into" || taps(name, no_arguments)
}

/// Names that consume by convention, or options and results.
pub(in crate::lower) fn consumes_or_unwraps(name: &str, no_arguments: bool) -> bool {
    consumes(name) || unwraps(name) || taps(name, no_arguments)
}

/// Names that consume whatever they are called on, and hand it to a closure.
pub(in crate::lower) fn taps(name: &str, no_arguments: bool) -> bool {
    !no_arguments && TAPPING.contains(name)
}

/// Names that consume what is ordered.
pub(in crate::lower) fn orders(name: &str, no_arguments: bool) -> bool {
    !no_arguments && ORDERING.contains(name)
}

/// Names that consume options and results.
pub(in crate::lower) fn unwraps(name: &str) -> bool {
    UNWRAPPING.contains(name)
}

/// Names that consume options, results, and what stands for a thread. Of a local rustc is asked about the latter.
pub(in crate::lower) fn unwraps_part(name: &str, no_arguments: bool) -> bool {
    unwraps(name) || name == "join" && no_arguments
}

/// Names by which the standard library consumes.
pub(in crate::lower) fn takes_apart(name: &str) -> bool {
    TAKING_APART.contains(name)
}

/// Names that end something.
pub(in crate::lower) fn ends(name: &str) -> bool {
    ENDING.contains(name)
}

/// Names that consume iterators, options, arrays and results: with arguments or without, as the standard library's are.
pub(in crate::lower) fn adapts(name: &str, no_arguments: bool) -> bool {
    match name {
        "max" | "min" => true,
        "take" => !no_arguments,
        _ => ADAPTING.contains(name) && no_arguments == ADAPTING_ALONE.contains(name),
    }
}

/// Names that consume options and results alone.
pub(in crate::lower) fn chooses(name: &str) -> bool {
    CHOOSING.contains(name) || unwraps(name)
}

/// Names that consume iterators, options, arrays and results, and of which rustc can be asked about everything else.
pub(in crate::lower) fn adapts_plainly(name: &str, no_arguments: bool) -> bool {
    no_arguments && ADAPTING_PLAINLY.contains(name)
}

/// Names that leave what has a name of its own where it is.
pub(in crate::lower) fn borrows_local(name: &str, no_arguments: bool) -> bool {
    let another = if no_arguments { &ACCOMPANIED } else { &ALONE };
    !another.contains(name) && borrows(name)
}

/// Names that leave what they are called on where it is.
pub(in crate::lower) fn borrows(name: &str) -> bool {
    starts_with(name, &["is_", "as_", "to_", "get_", "contains"]) || READING.contains(name) || CHANGING.contains(name)
}

/// Names of methods that return, whatever they are called on.
pub(in crate::lower) fn returns(name: &str) -> bool {
    borrows(name) || reads(name) || FILLING.contains(name)
}

/// Names of methods that only read what they are called on.
pub(in crate::lower) fn reads(name: &str) -> bool {
    const PREFIXES: &[&str] = &["is_", "as_", "to_", "contains", "checked_", "wrapping_", "saturating_"];
    starts_with(name, PREFIXES) && !name.ends_with("_mut") || READING.contains(name) || MAYBE_READING.contains(name)
}

/// Names of methods of which a declared type may tell what they return.
pub(in crate::lower) fn is_inferred(name: &str) -> bool {
    INFERRED.contains(name) || starts_with(name, &["parse_", "get_", "read_", "decode_"])
}

/// Names of methods that are the same everywhere, or of which only the context tells what they return: rustc is not asked
/// whether a user's own consumes.
pub(in crate::lower) fn is_settled(name: &str) -> bool {
    starts_with(name, &["is_", "as_", "to_", "contains"]) || UNASKED.contains(name)
}

/// Names of methods that make iterators, options and results.
pub(in crate::lower) fn chains(name: &str) -> bool {
    CHAINING.contains(name)
        || starts_with(name, &["split", "rsplit", "checked_", "try_", "chunks_", "rchunks", "into_"])
}

/// Names of methods that hand out what they take out of what they are called on.
fn gives(name: &str) -> bool {
    GIVING.contains(name) || starts_with(name, &["try_", "checked_", "into_"])
}

/// Names of functions that put something else into the place that is borrowed for them, and return what was there.
pub(in crate::lower) fn swaps(name: &str) -> bool {
    ["take", "replace"].contains(&name)
}

/// Names of methods whose result borrows what they are called on.
pub(in crate::lower) fn lends(name: &str) -> bool {
    const PREFIXES: &[&str] =
        &["as_", "iter", "trim_", "strip_", "split", "rsplit", "get_", "chunk", "window", "array_"];
    !gives(name) && (LENDING.contains(name) || chains(name) || starts_with(name, PREFIXES))
}

fn starts_with(name: &str, prefixes: &[&str]) -> bool {
    prefixes.iter().any(|prefix| name.starts_with(prefix))
}
