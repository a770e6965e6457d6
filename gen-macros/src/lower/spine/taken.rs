//! What a pattern binds that is [taken out](super::opening) of a value, under names of its own.
//!
//! ```text
//! Some(Job { name, .. })                                                                  from
//! Some(Job { name: found0, .. })                                                          into
//! ```

use crate::emit::names;
use crate::ir::LocalId;
use crate::resolve::holes;
use proc_macro2::Ident;
use syn::visit_mut::{self, VisitMut};
use syn::{Expr, Pat, PatIdent, parse_quote};

/// What a pattern binds, under names of its own.
pub(super) struct Taken {
    pub(super) pat: Pat,
    /// In order of declaration.
    pub(super) binds: Vec<Bound>,
}

/// What a pattern binds.
pub(super) struct Bound {
    pub(super) local: LocalId,
    /// How it is declared.
    pub(super) declared: PatIdent,
    /// What the pattern calls it.
    pub(super) found: Ident,
    /// What a guard sees of it.
    pub(super) seen: Ident,
}

impl Taken {
    pub(super) fn of(pat: &Pat) -> Self {
        let mut taken = Self { pat: unguarded(pat).clone(), binds: Vec::new() };
        let mut renamed = taken.pat.clone();
        taken.visit_pat_mut(&mut renamed);
        taken.pat = renamed;
        taken
    }

    /// What the pattern calls locals that it binds.
    pub(super) fn found_of(&self, locals: &[LocalId]) -> Vec<Ident> {
        let found = |local| self.binds.iter().find(|bound| bound.local == local).map(|bound| bound.found.clone());
        locals.iter().filter_map(|local| found(*local)).collect()
    }

    /// What the pattern calls a local. Each of several alternatives binds it.
    fn found(&mut self, local: LocalId, declared: PatIdent) -> Ident {
        if let Some(known) = self.binds.iter().find(|bound| bound.local == local) {
            return known.found.clone();
        }
        let (position, span) = (self.binds.len(), declared.ident.span());
        let [found, seen] = ["found", "seen"].map(|kind| names::local(&format!("genfn_{kind}{position}"), span));
        self.binds.push(Bound { local, declared, found: found.clone(), seen });
        found
    }
}

impl VisitMut for Taken {
    fn visit_pat_ident_mut(&mut self, name: &mut PatIdent) {
        if let Some(local) = holes::local_of(&name.ident) {
            let declared = PatIdent { subpat: None, ..name.clone() };
            (name.ident, name.mutability) = (self.found(local, declared), None);
        }
        visit_mut::visit_pat_ident_mut(self, name);
    }
}

/// Lets a pattern bind nothing.
pub(super) struct Tried;

impl VisitMut for Tried {
    fn visit_pat_mut(&mut self, pat: &mut Pat) {
        visit_mut::visit_pat_mut(self, pat);
        if let Pat::Ident(name) = pat
            && holes::local_of(&name.ident).is_some()
        {
            *pat = name.subpat.take().map_or_else(|| parse_quote!(_), |(_, inside)| *inside);
        }
    }

    fn visit_expr_mut(&mut self, _: &mut Expr) {}
}

/// A pattern without its guard, or its type.
pub(in crate::lower) fn unguarded(pat: &Pat) -> &Pat {
    match pat {
        Pat::Guard(inner) => unguarded(&inner.pat),
        Pat::Type(inner) => unguarded(&inner.pat),
        pat => pat,
    }
}
