//! What patterns bind by value of the fields of locals.

use crate::ir::{BitSet, LocalId};
use crate::lower::patterns::is_variant;
use crate::lower::uses::{local, place_root};
use crate::resolve::holes;
use crate::resolve::pattern::single_binding;
use proc_macro2::Ident;
use std::borrow::Cow;
use syn::visit::{self, Visit};
use syn::{Expr, FieldPat, Pat, PatIdent, parse_quote};

/// Locals of which what a pattern binds by value is replaced.
#[derive(Clone, Copy)]
pub(in crate::lower) struct Refilled<'a> {
    /// Those of which fields are used by value.
    pub(in crate::lower) fields: &'a BitSet<LocalId>,
    /// Those among them that are [opened](crate::ir::Local::opened).
    pub(in crate::lower) opened: &'a BitSet<LocalId>,
}

impl Refilled<'_> {
    /// Whether a pattern takes any field of one of these locals, or parts of it, by value.
    pub(in crate::lower) fn by(self, pat: &Pat, place: &Expr) -> bool {
        !self.taken(pat, place).is_empty()
    }

    /// The fields that a pattern takes by value, or parts of them, with the pattern for each.
    pub(in crate::lower) fn taken<'p>(self, pat: &'p Pat, place: &'p Expr) -> Vec<(Cow<'p, Expr>, &'p Pat)> {
        let Some(root) = place_root(place).filter(|root| self.fields.contains(*root)) else { return Vec::new() };
        let taken = match local(place) {
            None => vec![(Cow::Borrowed(place), pat)],
            Some(_) if self.opened.contains(root) => opened(pat).map(|field| part_of(place, field)).collect(),
            Some(_) => Vec::new(),
        };
        taken.into_iter().filter(|(_, pat)| !values_in(pat).is_empty()).collect()
    }
}

fn part_of<'p>(place: &Expr, field: &'p FieldPat) -> (Cow<'p, Expr>, &'p Pat) {
    let member = &field.member;
    (Cow::Owned(parse_quote!(#place.#member)), &field.pat)
}

/// Whether a pattern leaves fields of a struct by `..`, and binds others by their names.
pub(in crate::lower) fn opens(pat: &Pat) -> bool {
    opened(pat).next().is_some()
}

/// The fields of a struct of which a pattern leaves others.
fn opened(pat: &Pat) -> impl Iterator<Item = &FieldPat> {
    let is_plain = |field: &FieldPat| single_binding(&field.pat).is_some() || values_in(&field.pat).is_empty();
    let fields = match pat {
        Pat::Struct(open) if open.rest.is_some() && !is_variant(pat) => Some(&open.fields),
        _ => None,
    };
    fields.filter(|fields| fields.iter().all(is_plain)).into_iter().flatten()
}

/// The locals that a pattern binds by value, unless what it matches is a reference.
pub(in crate::lower) fn values_in(pat: &Pat) -> Vec<Ident> {
    struct Values(Vec<Ident>);
    impl Visit<'_> for Values {
        fn visit_pat_ident(&mut self, pat: &PatIdent) {
            if holes::local_of(&pat.ident).is_some() && pat.by_ref.is_none() && !self.0.contains(&pat.ident) {
                self.0.push(pat.ident.clone());
            }
            visit::visit_pat_ident(self, pat);
        }

        fn visit_expr(&mut self, _: &Expr) {}
    }
    let mut values = Values(Vec::new());
    values.visit_pat(pat);
    values.0
}
