//! Which locals may have been consumed, depending on types: a forward analysis.

use super::Graph;
use crate::ir::{BitSet, Effect, Gate, IndexVec, LocalId, NodeId};
use std::collections::BTreeMap;

/// Which locals are in doubt in front of each node.
pub(crate) struct Doubts {
    /// The widest gate of each local that is ever in doubt.
    gates: BTreeMap<LocalId, Gate>,
    /// Locals that a method may have consumed.
    doubted: IndexVec<NodeId, BitSet<LocalId>>,
    /// Locals of which parts may have been moved.
    parted: IndexVec<NodeId, BitSet<LocalId>>,
}

impl Doubts {
    /// Analyses a body.
    pub(crate) fn new(graph: &Graph) -> Self {
        let nowhere = IndexVec::from_elem(BitSet::default(), graph.nodes.len());
        let mut doubts = Self { gates: gates(graph), doubted: nowhere.clone(), parted: nowhere };
        while doubts.pass(graph) {}
        doubts
    }

    fn pass(&mut self, graph: &Graph) -> bool {
        let mut changed = false;
        for node in &graph.order {
            let (mut doubted, mut parted) = (self.doubted[*node].clone(), self.parted[*node].clone());
            match graph.nodes[*node].effect {
                Some((local, Effect::Doubt(_))) => _ = doubted.insert(local),
                Some((local, Effect::MoveParts | Effect::MoveAll | Effect::MoveField)) => _ = parted.insert(local),
                Some((local, Effect::Init | Effect::Assign | Effect::Declare)) => {
                    doubted.remove(local);
                    parted.remove(local);
                }
                _ => {}
            }
            for successor in &graph.nodes[*node].successors {
                changed |= self.doubted[*successor].union(&doubted);
                changed |= self.parted[*successor].union(&parted);
            }
        }
        changed
    }

    /// The types of which a local has been consumed; `None` if it has not been.
    pub(crate) fn gate(&self, node: NodeId, local: LocalId) -> Option<Gate> {
        self.doubted[node].contains(local).then(|| self.gates[&local])
    }

    /// Whether parts of a local may have been moved.
    pub(crate) fn is_parted(&self, node: NodeId, local: LocalId) -> bool {
        self.parted[node].contains(local)
    }
}

fn gates(graph: &Graph) -> BTreeMap<LocalId, Gate> {
    let mut gates = BTreeMap::new();
    for node in &graph.order {
        if let Some((local, Effect::Doubt(gate))) = graph.nodes[*node].effect {
            let widest = gates.entry(local).or_insert(gate);
            *widest = gate.max(*widest);
        }
    }
    gates
}
