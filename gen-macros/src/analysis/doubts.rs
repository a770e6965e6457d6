//! Which locals may have been consumed, depending on types: a forward analysis.

use super::Graph;
use crate::ir::{BitSet, Effect, Gate, IndexVec, LocalId, MethodSet, NodeId};
use std::collections::BTreeMap;

impl Last {
    /// What was last done on one of two paths.
    fn join(self, other: Self) -> Self {
        match (self, other) {
            (Self::Called(one), Self::Called(other)) => Self::Called(one.union(other)),
            _ => Self::Other,
        }
    }
}

/// Which locals are in doubt in front of each node.
pub(crate) struct Doubts {
    /// The widest gate of each local that is ever in doubt.
    gates: BTreeMap<LocalId, Gate>,
    /// Locals that a method may have consumed.
    doubted: IndexVec<NodeId, BitSet<LocalId>>,
    /// Locals of which parts may have been moved.
    parted: IndexVec<NodeId, BitSet<LocalId>>,
    /// What was last done to locals that are in doubt because of a method alone.
    last: IndexVec<NodeId, BTreeMap<LocalId, Last>>,
}

/// What was last done to a local.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Last {
    /// One of these methods was called on it, without arguments.
    Called(MethodSet),
    /// Something else, on some path at least.
    Other,
}

impl Doubts {
    /// Analyses a body.
    pub(crate) fn new(graph: &Graph) -> Self {
        let nowhere = IndexVec::from_elem(BitSet::default(), graph.nodes.len());
        let last = IndexVec::from_elem(BTreeMap::new(), graph.nodes.len());
        let mut doubts = Self { gates: gates(graph), doubted: nowhere.clone(), parted: nowhere, last };
        doubts.begin(graph);
        while doubts.pass(graph) {}
        doubts
    }

    /// Nothing has been done to any local where the body begins.
    fn begin(&mut self, graph: &Graph) {
        let Some(first) = graph.order.first() else { return };
        let asked = self.gates.iter().filter(|(_, gate)| matches!(gate, Gate::Methods(_)));
        self.last[*first] = asked.map(|(local, _)| (*local, Last::Other)).collect();
    }

    /// What was last done behind a node.
    fn last_behind(&self, graph: &Graph, node: NodeId) -> BTreeMap<LocalId, Last> {
        let mut last = self.last[node].clone();
        let Some((local, effect)) = graph.nodes[node].effect else { return last };
        let done = match effect {
            Effect::Doubt(Gate::Methods(called)) => Last::Called(called),
            _ => Last::Other,
        };
        last.entry(local).and_modify(|last| *last = done);
        last
    }

    /// Joins what was last done on several paths; returns whether anything is new.
    fn join_last(&mut self, node: NodeId, last: &BTreeMap<LocalId, Last>) -> bool {
        let mut changed = false;
        for (local, done) in last {
            let known = self.last[node].get(local).copied();
            let joined = known.map_or(*done, |known| known.join(*done));
            changed |= known != Some(joined);
            self.last[node].insert(*local, joined);
        }
        changed
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
            let last = self.last_behind(graph, *node);
            for successor in &graph.nodes[*node].successors {
                changed |= self.join_last(*successor, &last);
                changed |= self.doubted[*successor].union(&doubted);
                changed |= self.parted[*successor].union(&parted);
            }
        }
        changed
    }

    /// The types of which a local has been consumed; `None` if it has not been.
    pub(crate) fn gate(&self, node: NodeId, local: LocalId) -> Option<Gate> {
        let gate = self.doubted[node].contains(local).then(|| self.gates[&local])?;
        match gate {
            Gate::Methods(_) => match self.last[node].get(&local) {
                Some(Last::Called(methods)) => Some(Gate::Methods(*methods)),
                _ => Some(Gate::Unknown),
            },
            gate => Some(gate),
        }
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
