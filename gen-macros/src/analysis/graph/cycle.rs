//! The loops of a graph: what belongs to each, and which stands around which.

use super::Node;
use crate::ir::{BitSet, Idx as _, IndexVec, NodeId, ScopeId};

/// A loop on the spine.
pub(crate) struct Cycle {
    pub(crate) scope: ScopeId,
    /// Its first point.
    pub(crate) head: NodeId,
    /// All that belongs to it: its nodes are numbered one after the other.
    pub(super) first: NodeId,
    pub(super) end: NodeId,
    /// Where control enters it.
    pub(super) entry: NodeId,
    /// The next loop around it, by its place among the loops.
    pub(super) around: Option<usize>,
    /// The nodes from which control comes back to the head.
    pub(crate) body: BitSet<NodeId>,
}

/// Finds the innermost loop of each node, and what is around each loop. Inner ones stand behind or in front of outer
/// ones, but have fewer nodes.
pub(super) fn innermost(loops: &mut [Cycle], nodes: usize) -> IndexVec<NodeId, Option<usize>> {
    let mut innermost = IndexVec::from_elem(None, nodes);
    let mut outer_first = (0..loops.len()).collect::<Vec<_>>();
    outer_first.sort_by_key(|at| std::cmp::Reverse(loops[*at].len()));
    for at in outer_first {
        loops[at].around = innermost[loops[at].head];
        loops[at].nodes().for_each(|node| innermost[node] = Some(at));
    }
    innermost
}

impl Cycle {
    /// All nodes that belong to it.
    pub(crate) fn nodes(&self) -> impl Iterator<Item = NodeId> + use<> {
        (self.first.index()..self.end.index()).map(NodeId::new)
    }

    fn len(&self) -> usize {
        self.end.index() - self.first.index()
    }

    /// Whether a node belongs to it, on a path that comes back to the head or on one that leaves.
    pub(crate) fn contains(&self, node: NodeId) -> bool {
        self.first <= node && node < self.end
    }

    /// Walks backwards from wherever control comes back to the head.
    pub(super) fn find_body(&mut self, nodes: &IndexVec<NodeId, Node>) {
        let back = nodes[self.head].predecessors.iter().filter(|node| **node != self.entry);
        let mut stack = back.copied().collect::<Vec<_>>();
        while let Some(node) = stack.pop() {
            if node != self.head && self.body.insert(node) {
                stack.extend(&nodes[node].predecessors);
            }
        }
        if !self.body.is_empty() {
            self.body.insert(self.head);
        }
    }
}
