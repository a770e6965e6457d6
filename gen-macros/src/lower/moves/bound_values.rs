//! What patterns bind by value of the fields of locals.

use crate::ir::{BitSet, LocalId};
use crate::lower::uses::{local, place_root};
use crate::resolve::holes;
use proc_macro2::Ident;
use syn::visit::{self, Visit};
use syn::{Expr, Pat, PatIdent};

/// Whether a pattern binds a field of one of these locals, or parts of it, by value.
pub(in crate::lower) fn is_refilled(place: &Expr, pat: &Pat, locals: &BitSet<LocalId>) -> bool {
    let is_field = local(place).is_none() && place_root(place).is_some_and(|root| locals.contains(root));
    is_field && !values_in(pat).is_empty()
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
