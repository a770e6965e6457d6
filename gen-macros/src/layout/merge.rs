//! Merges states: a suspension behind which nothing is left to do in front of the next root goes on there.
//!
//! ```text
//! for x in it { yield x; }      what waits behind the `yield` is the next iteration
//! ```

use crate::analysis::Analyses;
use crate::analysis::roots::Roots;
use crate::elaborate::Frames;
use crate::ir::{Body, Dest, Point, RootId, ScopeKind};

/// Merges what can be merged, where nothing is sent.
pub(crate) fn merge_roots(body: &Body, analyses: &mut Analyses, frames: &Frames) {
    for (id, suspension) in body.suspensions.enumerate() {
        let Some(behind) = analyses.roots.behind(id) else { continue };
        let next = next_root(body, &analyses.roots, suspension.at);
        if let Some(next) = next.filter(|next| frames.of(*next) == frames.of(behind)) {
            analyses.roots.merge(id, next);
        }
    }
}

/// The root to which control comes from a statement, if there is no other one on the way.
pub(super) fn next_root(body: &Body, roots: &Roots, from: Point) -> Option<RootId> {
    let mut at = from;
    while matches!(body.stmt(at).dest, Dest::Discard | Dest::Tail) {
        let scope = &body.scopes[at.scope];
        if at.stmt + 1 < scope.stmts.len() {
            return roots.at(at.after());
        }
        if let ScopeKind::Loop(_) = scope.kind {
            return roots.at(Point { scope: at.scope, stmt: 0 });
        }
        at = scope.parent?;
    }
    None
}
