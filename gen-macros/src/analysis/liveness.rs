//! Which locals are used again before they are overwritten: a backward analysis.

use super::Graph;
use crate::ir::{BitSet, Effect, IndexVec, LocalId, NodeId};

/// Which locals are alive in front of each node.
pub(crate) struct Liveness {
    live: IndexVec<NodeId, BitSet<LocalId>>,
}

impl Liveness {
    /// Analyses a body.
    pub(crate) fn new(graph: &Graph) -> Self {
        let mut liveness = Self { live: IndexVec::from_elem(BitSet::default(), graph.nodes.len()) };
        while liveness.pass(graph) {}
        liveness
    }

    fn pass(&mut self, graph: &Graph) -> bool {
        let mut changed = false;
        for node in graph.order.iter().rev() {
            let mut live = self.behind(graph, *node);
            match graph.nodes[*node].effect {
                Some((local, Effect::Init | Effect::Declare | Effect::Assign)) => live.remove(local),
                Some((local, _)) => _ = live.insert(local),
                None => {}
            }
            changed |= self.live[*node].union(&live);
        }
        changed
    }

    fn behind(&self, graph: &Graph, node: NodeId) -> BitSet<LocalId> {
        let mut live = BitSet::default();
        graph.nodes[node].successors.iter().for_each(|successor| _ = live.union(&self.live[*successor]));
        live
    }

    /// Whether a local is used again behind a node, or by it.
    pub(crate) fn is_live(&self, node: NodeId, local: LocalId) -> bool {
        self.live[node].contains(local)
    }

    /// Whether a local is used again behind a node.
    pub(crate) fn is_live_behind(&self, graph: &Graph, node: NodeId, local: LocalId) -> bool {
        graph.nodes[node].successors.iter().any(|successor| self.live[*successor].contains(local))
    }
}
