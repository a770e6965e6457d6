//! Which elements of arrays patterns move: what is left of such an array rustc drops from behind, wherever some may be missing.
//!
//! ```text
//! match pair { [_, D(name)] if is_due(&name) => .., Pair { first: [a, ref b], .. } => .. }     from
//! [_, D(moved3)], Pair { first: [moved4, _], .. }                                              into
//! ```
//!
//! A state that holds the value drops it as a function does that [may have moved the same](crate::emit).

use crate::emit::names;
use crate::ir::{Arm, Elements, Idx as _, IndexVec, Local, LocalId};
use crate::lower::Lowerer;
use crate::lower::patterns::{Binding, binding_of, is_variant};
use crate::lower::spine::scrutinee::{Scrutinee, parts_of};
use crate::lower::spine::taken::unguarded;
use crate::lower::uses::local;
use crate::resolve::holes;
use proc_macro2::{Span, TokenStream};
use quote::{ToTokens as _, quote};
use syn::visit::{self, Visit};
use syn::visit_mut::{self, VisitMut};
use syn::{Expr, ExprMatch, Pat, PatIdent, PatSlice, parse_quote};

/// Notes what a pattern moves of a place, if elements of arrays are among that.
pub(in crate::lower) fn note_elements_of(place: &Expr, pat: &Pat, locals: &mut IndexVec<LocalId, Local>) {
    if let Some((local, path)) = path_of(place) {
        note_elements(&mut locals[local], path, pat);
    }
}

/// The same, of a local, or of the part of it to which a path leads.
pub(in crate::lower) fn note_elements(local: &mut Local, path: TokenStream, pat: &Pat) {
    if moves_elements(pat) {
        let mut moved = pat.clone();
        Moved.visit_pat_mut(&mut moved);
        local.elements.push(Elements { path, moved: moved.into_token_stream() });
    }
}

impl Lowerer<'_> {
    /// Notes the arms for whatever does not match what moves elements in a variant.
    pub(in crate::lower) fn note_elsewhere(&mut self, scrutinee: &Scrutinee, matching: &ExprMatch, arms: &[Arm]) {
        let moves = |arm: &syn::Arm| holds_variant(&arm.pat, &moves_elements);
        if let Some(whole) = scrutinee.whole().filter(|_| matching.arms.iter().any(moves)) {
            let others = matching.arms.iter().zip(arms).filter(|(arm, _)| !holds_variant(&arm.pat, &|_| true));
            self.locals[whole].elsewhere.extend(others.map(|(_, arm)| arm.body));
        }
    }
}

/// The local that a place belongs to, and the fields that lead to it.
fn path_of(place: &Expr) -> Option<(LocalId, TokenStream)> {
    match place {
        Expr::Field(field) => {
            let ((local, path), member) = (path_of(&field.base)?, &field.member);
            Some((local, quote!(#path.#member)))
        }
        Expr::Paren(inner) => path_of(&inner.expr),
        Expr::Group(inner) => path_of(&inner.expr),
        place => Some((local(place)?, TokenStream::new())),
    }
}

/// Whether a pattern moves elements of an array.
pub(in crate::lower) fn moves_elements(pat: &Pat) -> bool {
    struct Arrays(bool);
    impl Visit<'_> for Arrays {
        fn visit_pat_slice(&mut self, slice: &PatSlice) {
            self.0 |= slice.elems.iter().any(moves);
            visit::visit_pat_slice(self, slice);
        }

        fn visit_expr(&mut self, _: &Expr) {}
    }
    let mut arrays = Arrays(false);
    arrays.visit_pat(pat);
    arrays.0
}

/// Whether a pattern binds something by value.
fn moves(pat: &Pat) -> bool {
    matches!(binding_of(pat), Binding::Part | Binding::Whole)
}

/// Lets a pattern bind nothing but what it moves, under names of its own, and match whatever else there is.
struct Moved;

impl VisitMut for Moved {
    fn visit_pat_mut(&mut self, pat: &mut Pat) {
        match pat {
            Pat::Rest(_) => {}
            Pat::Guard(guarded) => {
                *pat = (*guarded.pat).clone();
                self.visit_pat_mut(pat);
            }
            Pat::Ident(name) if moves(&Pat::Ident(name.clone())) => rename(name),
            pat if moves(pat) => visit_mut::visit_pat_mut(self, pat),
            pat => *pat = parse_quote!(_),
        }
    }

    fn visit_expr_mut(&mut self, _: &mut Expr) {}
}

/// Gives what is moved another name. What is matched inside of it does not matter, unless that tells that it is several elements.
fn rename(name: &mut PatIdent) {
    if let Some(local) = holes::local_of(&name.ident) {
        name.ident = names::local(&format!("genfn_moved{}", local.index()), Span::mixed_site());
    }
    name.mutability = None;
    name.subpat = name.subpat.take().filter(|(_, inside)| matches!(**inside, Pat::Rest(_)));
}

/// Whether a pattern is one for such a variant, or a part of it is.
fn holds_variant(pat: &Pat, is_such: &dyn Fn(&Pat) -> bool) -> bool {
    let pat = unguarded(pat);
    is_variant(pat) && is_such(pat) || parts_of(pat).into_iter().any(|part| holds_variant(part, is_such))
}
