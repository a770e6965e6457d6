//! Which locals are used by value, and used again behind that: if one of them is not `Copy`, rustc reports a use after
//! move.

use super::{Graph, Liveness};
use crate::ir::{BitSet, Body, LocalId, LocalKind};

/// The locals of the user's that are named where a value is wanted, and used again behind that.
pub(crate) fn used_again(body: &Body, graph: &Graph, liveness: &Liveness) -> BitSet<LocalId> {
    let mut again = BitSet::default();
    for node in graph.order.iter().filter(|node| graph.nodes[**node].is_operand) {
        let Some((local, _)) = graph.nodes[*node].effect else { continue };
        let info = &body.locals[local];
        if !info.copy && info.kind != LocalKind::Temp && liveness.is_used_behind(graph, *node, local) {
            again.insert(local);
        }
    }
    again
}
