//! How what a `let` moves out of a value is put back into it: where each part belongs.
//!
//! ```text
//! let Task { kind, at: (row, _), .. } = task;      `kind` belongs to `task.kind`, and `row` to `task.at.0`
//! ```
//!
//! A state can't hold a value of which a part is missing. So the part goes back to its place before the generator suspends, if
//! [it is whole](crate::elaborate::homes), and is taken out again where the next step begins. A part of a variant has no
//! place that could be named.

use super::left::Left;
use super::taken::Taken;
use crate::ir::LocalId;
use crate::lower::Lowerer;
use crate::lower::patterns::{bound_by, is_variant};
use crate::lower::uses::local;
use crate::resolve::holes;
use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::{Expr, Index, Pat};

/// The value that parts are put back into.
pub(crate) struct Home {
    /// The local that holds it, or points to it.
    pub(crate) whole: LocalId,
    /// The local points to it.
    pub(crate) is_target: bool,
    /// The parts, with the fields that lead to each.
    pub(crate) paths: Vec<(LocalId, TokenStream)>,
    /// What holds what the pattern leaves, if that does not stay in the value.
    pub(crate) left: Vec<LocalId>,
    /// The closure that drops the value: first the parts, and then the rest.
    pub(crate) drops: TokenStream,
}

impl Home {
    /// Where a part belongs, of the local that this names.
    pub(crate) fn place(&self, whole: impl ToTokens, path: &TokenStream) -> TokenStream {
        if self.is_target { quote!((*#whole) #path) } else { quote!(#whole #path) }
    }
}

impl Lowerer<'_> {
    /// Where what a pattern binds belongs, if all of it can be put back into a local, or what that points to.
    pub(super) fn home(&self, whole: LocalId, place: &Expr, pat: &Pat, taken: &Taken, left: &[Left]) -> Option<Home> {
        let is_target = local(place).is_none();
        let mut paths = Vec::new();
        find_paths(pat, &TokenStream::new(), &mut paths)?;
        let (pat, runtime) = (&taken.pat, &self.unit.runtime);
        let left = left.iter().flat_map(|left| [left.bound, left.holder]).collect();
        let deref = is_target.then(|| quote!(*));
        let drops = quote!(|genfn_whole| match #deref genfn_whole { #pat => {} _ => #runtime::impossible() });
        Some(Home { whole, is_target, paths, left, drops })
    }
}

/// Collects the fields that lead to what a pattern binds; `None` if there is a part that has no place.
fn find_paths(pat: &Pat, path: &TokenStream, found: &mut Vec<(LocalId, TokenStream)>) -> Option<()> {
    match pat {
        _ if bound_by(pat).is_empty() => Some(()),
        Pat::Paren(inner) => find_paths(&inner.pat, path, found),
        Pat::Type(inner) => find_paths(&inner.pat, path, found),
        Pat::Ident(name) if name.by_ref.is_none() && name.subpat.is_none() => {
            found.push((holes::local_of(&name.ident)?, path.clone()));
            Some(())
        }
        Pat::Tuple(tuple) => find_in_order(&tuple.elems, path, found),
        Pat::TupleStruct(tuple) if !is_variant(pat) => find_in_order(&tuple.elems, path, found),
        Pat::Struct(open) if !is_variant(pat) => open.fields.iter().try_for_each(|field| {
            let member = &field.member;
            find_paths(&field.pat, &quote!(#path.#member), found)
        }),
        _ => None,
    }
}

/// The same for parts that have numbers, up to `..`.
fn find_in_order<'p>(
    parts: impl IntoIterator<Item = &'p Pat>,
    path: &TokenStream,
    found: &mut Vec<(LocalId, TokenStream)>,
) -> Option<()> {
    let mut is_known = true;
    parts.into_iter().enumerate().try_for_each(|(position, part)| {
        is_known &= !matches!(part, Pat::Rest(_));
        let index = Index::from(position);
        if is_known { find_paths(part, &quote!(#path.#index), found) } else { bound_by(part).is_empty().then_some(()) }
    })
}
