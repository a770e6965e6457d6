//! What is left of a pattern that is matched again: what leads to names. The rest has been tried, and need not match any
//! more, as nothing borrows what it was tried on.
//!
//! ```text
//! Job { state: State::Idle, left: left @ 1.., name: Some(name) }      from
//! Job { state: _, left: left, name: Some(name) }                      into
//! ```

use crate::lower::patterns::bound_by;
use syn::visit_mut::{VisitMut, visit_pat_mut};
use syn::{Pat, PatIdent, parse_quote};

/// Returns a pattern without what it only tries, as a `let` takes it.
pub(super) fn lasting(pat: &Pat) -> Pat {
    let mut pat = pat.clone();
    Tests.visit_pat_mut(&mut pat);
    if matches!(pat, Pat::Or(_)) { parse_quote!((#pat)) } else { pat }
}

/// Replaces what is only tried.
struct Tests;

impl VisitMut for Tests {
    fn visit_pat_mut(&mut self, pat: &mut Pat) {
        match pat {
            Pat::Rest(_) => {}
            pat if bound_by(pat).is_empty() => *pat = parse_quote!(_),
            pat => visit_pat_mut(self, pat),
        }
    }

    fn visit_pat_ident_mut(&mut self, ident: &mut PatIdent) {
        ident.subpat.take_if(|(_, tried)| !matches!(**tried, Pat::Rest(_)) && bound_by(tried).is_empty());
    }
}
