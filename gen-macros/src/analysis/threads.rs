//! Which loops are threaded: a step that comes back to their head goes on in it, instead of going through another step.
//!
//! Their code is emitted once for each suspension in them that does. So they must be small, and must not make types that
//! are like no other: two closures have two types. What is behind such a loop begins a step, so that it is emitted once.

use super::graph::Cycle;
use super::{Graph, Readings};
use crate::ir::{BitSet, Body, NodeId, ScopeId};

/// The most nodes that are emitted once more.
const MOST: usize = 100;

/// Whether a loop is threaded.
pub(super) fn is_threaded(body: &Body, graph: &Graph, readings: &Readings, cycle: &Cycle) -> bool {
    let size = cycle.nodes().filter(|node| graph.is_reachable(*node)).count();
    graph.suspends(cycle)
        && size <= MOST
        && !readings.within(body, cycle.scope).iter().any(|reading| reading.makes_types)
}

/// Whether an edge leaves one of these loops.
pub(super) fn leaves(graph: &Graph, threaded: &BitSet<ScopeId>, from: NodeId, to: NodeId) -> bool {
    if threaded.is_empty() {
        return false;
    }
    let mut left = graph.loops_around(from).take_while(|cycle| !cycle.contains(to));
    left.any(|cycle| threaded.contains(cycle.scope))
}
