//! Merges states: a suspension behind which nothing is left to do in front of the next root goes on there.
//!
//! ```text
//! for x in it { yield x; }      what waits behind the `yield` is the next iteration
//! ```

use crate::analysis::Graph;
use crate::analysis::roots::Roots;
use crate::elaborate::{Analyses, Frames};
use crate::ir::{Body, Dest, NodeId, RootId};

/// Merges what can be merged, where nothing is sent.
pub(crate) fn merge_roots(body: &Body, analyses: &mut Analyses, frames: &Frames) {
    for (id, suspension) in body.suspensions.enumerate() {
        let Some(behind) = analyses.roots.behind(id).filter(|_| body.stmt(suspension.at).dest == Dest::Discard) else {
            continue;
        };
        let next = next_root(&analyses.graph, &analyses.roots, analyses.graph.resumes[id]);
        if let Some(next) = next.filter(|next| frames.of(*next) == frames.of(behind)) {
            analyses.roots.merge(id, next);
        }
    }
}

/// The root to which control comes from a node, if it does nothing on the way.
fn next_root(graph: &Graph, roots: &Roots, from: NodeId) -> Option<RootId> {
    let mut node = from;
    // There is no way round without a root.
    for _ in 0..graph.nodes.len() {
        let [successor] = graph.nodes[node].successors[..] else { return None };
        node = successor;
        if let Some(root) = graph.nodes[node].point.and_then(|point| roots.at(point)) {
            return Some(root);
        }
        if graph.nodes[node].effect.is_some() {
            return None;
        }
    }
    None
}
