//! How rustc is asked about types: the methods by which, and the traits that have them.

use crate::elaborate::keep::Question;
use crate::ir::Gate;
use crate::lower::{Site, SiteKind};
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

/// The method by which a question is asked.
pub(crate) fn method(question: Question) -> Ident {
    format_ident!(
        "{}",
        match question {
            Question::Destructor | Question::Unless(Gate::Named(_)) => "genfn_tag_held",
            Question::Part => "genfn_tag",
            Question::Unless(Gate::Call) => "genfn_tag_call",
            Question::Unless(Gate::Unknown | Gate::Method(_)) => "genfn_tag_unknown",
            Question::Unless(Gate::Adaptor | Gate::Choice) => "genfn_tag_adaptor",
            Question::Unless(Gate::Order) => "genfn_tag_order",
            Question::Unless(Gate::Target) => "genfn_tag_target",
            Question::Borrower | Question::OwnUnless(Gate::Named(_) | Gate::Method(_)) => "genfn_tag_borrower",
            Question::Unless(Gate::Own) => "genfn_tag_own",
            Question::OwnUnless(_) => "genfn_tag_passed",
        }
    )
}

/// The traits that have this method.
pub(super) fn rungs(question: Question) -> &'static [&'static str] {
    match question {
        Question::Destructor | Question::Unless(Gate::Named(_)) => &["HeldCopy", "HeldUnique", "HeldPair", "HeldAny"],
        Question::Part => &["KeepCopy", "KeepUnique", "KeepPair", "KeepAny"],
        Question::Unless(Gate::Call) => &[
            "CallCopy",
            "CallUnique",
            "CallNothing",
            "CallOne",
            "CallTwo",
            "CallNothingOnce",
            "CallOneOnce",
            "CallTwoOnce",
            "CallAny",
        ],
        Question::Unless(Gate::Unknown | Gate::Method(_)) => {
            &["UnknownCopy", "UnknownUnique", "UnknownIterator", "UnknownAny"]
        }
        Question::Unless(Gate::Adaptor) => &[
            "AdaptorCopy",
            "AdaptorUnique",
            "AdaptorIterator",
            "AdaptorOption",
            "AdaptorArray",
            "AdaptorResult",
            "AdaptorAny",
        ],
        Question::Unless(Gate::Choice) => {
            &["AdaptorCopy", "AdaptorUnique", "AdaptorOption", "AdaptorResult", "AdaptorAny"]
        }
        Question::Unless(Gate::Order) => &["OrderCopy", "OrderUnique", "OrderAll", "OrderAny"],
        Question::Unless(Gate::Target) => &["TargetCopy", "TargetUnique", "TargetBox", "TargetIterator", "TargetAny"],
        Question::Borrower | Question::OwnUnless(Gate::Named(_) | Gate::Method(_)) => &[
            "BorrowerDrop",
            "BorrowerRef",
            "BorrowerRefMut",
            "BorrowerOption",
            "BorrowerResult",
            "BorrowerFirst",
            "BorrowerSecond",
            "BorrowerAny",
        ],
        Question::Unless(Gate::Own) => &["OwnDrop", "OwnRef", "OwnRefMut", "OwnAny"],
        Question::OwnUnless(_) => &["PassedIterator", "PassedDrop", "PassedRef", "PassedRefMut", "PassedAny"],
    }
}

/// Those by which what only frees memory need not wait. Unsafe code may point into it.
pub(super) fn rungs_of_memory(question: Question) -> &'static [&'static str] {
    match question {
        Question::Destructor | Question::Unless(Gate::Named(_)) => {
            &["HeldOwned", "HeldFrees", "HeldCopies", "HeldDrop", "HeldItems", "HeldCopiedItems"]
        }
        Question::Unless(Gate::Unknown | Gate::Method(_)) => {
            &["UnknownOwned", "UnknownFrees", "UnknownCopies", "UnknownDrop", "UnknownItems", "UnknownCopiedItems"]
        }
        Question::Borrower | Question::OwnUnless(Gate::Named(_) | Gate::Method(_)) => {
            &["BorrowerFrees", "BorrowerCopies"]
        }
        Question::OwnUnless(_) => &["PassedFrees", "PassedCopies"],
        Question::Part | Question::Unless(_) => &[],
    }
}

/// The method that tells what becomes of a field that is used by value.
pub(crate) fn part_method(kind: SiteKind) -> TokenStream {
    if kind == SiteKind::Adapted { quote!(genfn_tag_adapted) } else { quote!(genfn_tag_blank().part) }
}

/// The method that tells whether a field is missing that was used by value.
pub(crate) fn moved_method(kind: SiteKind) -> TokenStream {
    if kind == SiteKind::Adapted { quote!(genfn_tag_lost) } else { quote!(genfn_tag_blank().missing) }
}

/// The traits that have the method that tells what can take the place of a field.
pub(super) const RUNGS_OF_BLANKS: [&str; 5] = ["BlankCopy", "BlankDefault", "BlankDrop", "BlankOther", "BlankAny"];

/// The traits by which rustc is asked what becomes of fields that are used by value.
pub(super) fn rungs_of_parts(vacated: &[Site]) -> Vec<&'static str> {
    let mut names = Vec::new();
    let has = |kind| vacated.iter().any(|site| site.kind == kind);
    if has(SiteKind::Bound) {
        names.extend(["BoundShared", "BoundUnique", "BoundCopy", "BoundAny"]);
    }
    if has(SiteKind::Adapted) {
        names.extend(["AdaptedCopy", "AdaptedOption", "AdaptedAny"]);
        names.extend(["LostCopy", "LostOption", "LostResult", "LostIterator", "LostAny"]);
    }
    if has(SiteKind::Spent) || has(SiteKind::Adapted) {
        names.extend(["AdaptsCopy", "AdaptsIterator", "AdaptsOption", "AdaptsArray", "AdaptsResult", "AdaptsAny"]);
    }
    names
}

/// The method that tells whether a field is missing that was used by value: bound by a pattern, or not.
pub(crate) fn split_method(bound: bool) -> TokenStream {
    if bound { quote!(genfn_tag_taken) } else { quote!(genfn_tag_blank().split) }
}

/// The method that tells whether such a field is still there.
pub(crate) fn left_method(bound: bool) -> TokenStream {
    if bound { quote!(genfn_tag_stays) } else { quote!(genfn_tag_blank().left) }
}
