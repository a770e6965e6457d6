//! Which locals may have been consumed, depending on their types: a forward analysis.

use super::Graph;
use crate::ir::{BitSet, Effect, Gate, IndexVec, LocalId, NodeId};
use std::collections::BTreeMap;

/// Which locals are in doubt in front of each node.
pub(crate) struct Doubts {
    /// The widest gate of each local that is ever in doubt.
    gates: BTreeMap<LocalId, Gate>,
    doubted: IndexVec<NodeId, BitSet<LocalId>>,
}

impl Doubts {
    /// Analyses a body.
    pub(crate) fn new(graph: &Graph) -> Self {
        let mut gates = BTreeMap::new();
        for node in &graph.order {
            if let Some((local, Effect::Doubt(gate))) = graph.nodes[*node].effect {
                let widest = gates.entry(local).or_insert(gate);
                *widest = gate.max(*widest);
            }
        }
        let mut doubts = Self { gates, doubted: IndexVec::from_elem(BitSet::default(), graph.nodes.len()) };
        while !doubts.gates.is_empty() && doubts.pass(graph) {}
        doubts
    }

    fn pass(&mut self, graph: &Graph) -> bool {
        let mut changed = false;
        for node in &graph.order {
            let mut doubted = self.doubted[*node].clone();
            match graph.nodes[*node].effect {
                Some((local, Effect::Doubt(_))) => _ = doubted.insert(local),
                Some((local, Effect::Init | Effect::Assign | Effect::Declare)) => doubted.remove(local),
                _ => {}
            }
            for successor in &graph.nodes[*node].successors {
                changed |= self.doubted[*successor].union(&doubted);
            }
        }
        changed
    }

    /// The types of which a local has been consumed; `None` if it has not been.
    pub(crate) fn gate(&self, node: NodeId, local: LocalId) -> Option<Gate> {
        self.doubted[node].contains(local).then(|| self.gates[&local])
    }
}
