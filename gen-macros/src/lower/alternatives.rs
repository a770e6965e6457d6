//! Alternatives of a pattern. Matched again, a pattern binds what the first one that matches does; that is the same as before
//! only if no other one can match.
//!
//! ```text
//! Shape::Circle(size) | Shape::Square(size)     told apart
//! (size, _) | (_, size) if size > 100           not told apart: if the guard fails for the first, the second is tried
//! (size, 1) | (1, size)                         the same, once what is only tried has been left out
//! ```

use super::patterns::bound_by;
use syn::visit::{self, Visit};
use syn::{Expr, Pat, PatOr, Path};

/// Whether each value matches one alternative at the most, wherever alternatives bind something: their variants tell.
pub(super) fn are_told_apart(pat: &Pat) -> bool {
    let mut found = Overlaps(false);
    found.visit_pat(pat);
    !found.0
}

/// Whether some alternatives are not told apart.
struct Overlaps(bool);

impl Visit<'_> for Overlaps {
    fn visit_pat_or(&mut self, or: &PatOr) {
        let binds = or.cases.iter().any(|case| !bound_by(case).is_empty());
        let mut pairs = or
            .cases
            .iter()
            .enumerate()
            .flat_map(|(at, one)| or.cases.iter().skip(at + 1).map(move |other| (one, other)));
        self.0 |= binds && !pairs.all(|(one, other)| differ(one, other));
        visit::visit_pat_or(self, or);
    }

    fn visit_expr(&mut self, _: &Expr) {}
}

/// Whether no value matches both.
fn differ(one: &Pat, other: &Pat) -> bool {
    match (one, other) {
        (Pat::Paren(inner), other) | (other, Pat::Paren(inner)) => differ(&inner.pat, other),
        (Pat::Reference(one), Pat::Reference(other)) => differ(&one.pat, &other.pat),
        (Pat::Tuple(one), Pat::Tuple(other)) => any_differs(&one.elems, &other.elems),
        (Pat::TupleStruct(one), Pat::TupleStruct(other)) => {
            differ_in_name(&one.path, &other.path) || any_differs(&one.elems, &other.elems)
        }
        _ => matches!((variant_of(one), variant_of(other)), (Some(one), Some(other)) if differ_in_name(one, other)),
    }
}

/// Whether one part of both differs.
fn any_differs<'p>(one: impl IntoIterator<Item = &'p Pat>, other: impl IntoIterator<Item = &'p Pat>) -> bool {
    let at_places = |pat: &&Pat| !matches!(pat, Pat::Rest(_));
    let (one, other) = (one.into_iter().take_while(at_places), other.into_iter().take_while(at_places));
    one.zip(other).any(|(one, other)| differ(one, other))
}

/// The variant that a pattern is for.
fn variant_of(pat: &Pat) -> Option<&Path> {
    match pat {
        Pat::TupleStruct(variant) => Some(&variant.path),
        Pat::Struct(variant) => Some(&variant.path),
        Pat::Path(variant) => Some(&variant.path),
        _ => None,
    }
}

/// Two names of one type are two variants.
fn differ_in_name(one: &Path, other: &Path) -> bool {
    let last = |path: &Path| path.segments.last().map(|segment| segment.ident.clone());
    last(one) != last(other)
}
