//! How many values are still to come, at least and at most: a backward analysis.
//!
//! It counts suspensions on paths, the shortest and the longest, so that it may say less than what is true, never more:
//! a loop that control may leave is left at once, and one that suspends may go on for ever.

use super::Graph;
use crate::ir::{IndexVec, NodeId};

/// How many values are still to come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Bounds {
    /// `usize::MAX` if there is no end.
    pub(crate) least: usize,
    /// `None` if nobody knows.
    pub(crate) most: Option<usize>,
}

/// How many values are still to come behind each node.
pub(crate) struct Remaining {
    bounds: IndexVec<NodeId, Bounds>,
}

impl Remaining {
    /// Analyses a body.
    pub(crate) fn new(graph: &Graph) -> Self {
        let unknown = Bounds { least: usize::MAX, most: Some(0) };
        let mut remaining = Self { bounds: IndexVec::from_elem(unknown, graph.nodes.len()) };
        let repeats = graph.loops.iter().filter(|cycle| graph.suspends(cycle));
        for node in repeats.flat_map(|cycle| cycle.body.iter()) {
            remaining.bounds[node].most = None;
        }
        let mut pending = IndexVec::from_elem(true, graph.nodes.len());
        while remaining.pass(graph, &mut pending) {}
        remaining
    }

    /// Counts once for all nodes behind which another number has been found; returns whether that has to be done again.
    fn pass(&mut self, graph: &Graph, pending: &mut IndexVec<NodeId, bool>) -> bool {
        let mut changed = false;
        for node in graph.order.iter().rev() {
            if !pending[*node] {
                continue;
            }
            pending[*node] = false;
            let found = self.behind(graph, *node);
            if self.bounds[*node] != found {
                self.bounds[*node] = found;
                for before in &graph.nodes[*node].predecessors {
                    pending[*before] = true;
                }
                changed |= graph.returns[*node];
            }
        }
        changed
    }

    fn behind(&self, graph: &Graph, node: NodeId) -> Bounds {
        if graph.nodes[node].successors.is_empty() {
            return Bounds { least: 0, most: Some(0) };
        }
        let (mut least, mut most) = (usize::MAX, self.bounds[node].most);
        for successor in &graph.nodes[node].successors {
            if !graph.goes(node, *successor) {
                continue;
            }
            let (count, bounds) = (count_of(graph, *successor), self.bounds[*successor]);
            let at_least = bounds.least.saturating_add(count.least);
            if at_least < least {
                least = at_least;
            }
            most = match (most, bounds.most, count.most) {
                (Some(most), Some(behind), Some(here)) => Some(most.max(behind + here)),
                _ => None,
            };
        }
        Bounds { least, most }
    }

    /// How many values are still to come behind a node.
    pub(crate) fn behind_node(&self, node: NodeId) -> Bounds {
        self.bounds[node]
    }
}

/// How many values have been yielded where control comes to a node from outside.
fn count_of(graph: &Graph, node: NodeId) -> Bounds {
    match graph.suspension(node) {
        None => Bounds { least: 0, most: Some(0) },
        Some(call) if graph.calls.contains(call) => Bounds { least: 0, most: None },
        Some(_) => Bounds { least: 1, most: Some(1) },
    }
}
