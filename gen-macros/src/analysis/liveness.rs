//! Which locals are used again before they are overwritten: a backward analysis.

use super::Graph;
use crate::ir::{BitSet, BitTable, Body, Effect, IndexVec, LocalId, NodeId, Rebind, RebindId};

/// Which locals are alive in front of each node.
pub(crate) struct Liveness {
    live: BitTable<NodeId, LocalId>,
}

/// Whether control goes from a node to one of its successors.
type Goes = fn(&Graph, NodeId, NodeId) -> bool;

/// Finds what has to be bound again so that this can be.
fn find_way(body: &Body, rebind: &Rebind, way: &mut Vec<RebindId>) {
    for around in rebind.of.iter().filter_map(|of| body.locals[*of].rebind) {
        if !way.contains(&around) {
            way.push(around);
            find_way(body, &body.rebinds[around], way);
        }
    }
}

impl Liveness {
    /// Analyses a body.
    pub(crate) fn new(body: &Body, graph: &Graph) -> Self {
        Self::along(body, graph, |_, _, _| true)
    }

    /// The same, of what is run: what is used by what is not may have been moved in front of it.
    pub(super) fn of_what_runs(body: &Body, graph: &Graph) -> Self {
        Self::along(body, graph, Graph::goes)
    }

    fn along(body: &Body, graph: &Graph, goes: Goes) -> Self {
        let mut liveness = Self { live: BitTable::new(graph.nodes.len(), body.locals.len()) };
        let mut pending = IndexVec::from_elem(true, graph.nodes.len());
        while liveness.pass(graph, goes, &mut pending) {}
        liveness.keep_indices(body, graph);
        liveness
    }

    /// What is bound again needs the indices that lead to it.
    fn keep_indices(&mut self, body: &Body, graph: &Graph) {
        for (id, rebind) in body.rebinds.enumerate() {
            let mut way = vec![id];
            find_way(body, rebind, &mut way);
            let indices = way.iter().flat_map(|id| &body.rebinds[*id].indices).collect::<Vec<_>>();
            for node in graph.nodes.ids().filter(|_| !indices.is_empty()) {
                if rebind.binds.iter().any(|bound| self.live.contains(node, *bound)) {
                    indices.iter().for_each(|index| _ = self.live.insert(node, **index));
                }
            }
        }
    }

    /// Propagates once through all nodes behind which something is new, backwards; returns whether anything changed that
    /// has to be propagated again.
    fn pass(&mut self, graph: &Graph, goes: Goes, pending: &mut IndexVec<NodeId, bool>) -> bool {
        let mut changed = false;
        for node in graph.order.iter().rev() {
            if !pending[*node] {
                continue;
            }
            pending[*node] = false;
            let change = graph.nodes[*node]
                .effect
                .map(|(local, effect)| (local, !matches!(effect, Effect::Init | Effect::Declare | Effect::Assign)));
            let mut is_new = matches!(change, Some((local, true)) if self.live.insert(*node, local));
            let successors = graph.nodes[*node].successors.iter();
            for successor in successors.filter(|successor| goes(graph, *node, **successor)) {
                is_new |= self.live.spread(*successor, *node, change);
            }
            if is_new {
                for before in &graph.nodes[*node].predecessors {
                    pending[*before] = true;
                }
                changed |= graph.returns[*node];
            }
        }
        changed
    }

    /// Whether what a local leads to is bound again behind a node.
    pub(crate) fn leads_on(&self, body: &Body, node: NodeId, local: LocalId) -> bool {
        body.led_to(local).iter().any(|bound| self.is_live(node, *bound))
    }

    /// Whether a local is used again behind a node, or by it.
    pub(crate) fn is_live(&self, node: NodeId, local: LocalId) -> bool {
        self.live.contains(node, local)
    }

    /// Whether a local is used again behind a node even if no call diverges that may: if it has been used by value there,
    /// it is `Copy`.
    pub(crate) fn is_used_behind(&self, graph: &Graph, node: NodeId, local: LocalId) -> bool {
        let (mut seen, mut stack) = (BitSet::default(), graph.nodes[node].successors.clone());
        while let Some(node) = stack.pop() {
            let (of, effect) = (&graph.nodes[node], graph.nodes[node].effect.filter(|(used, _)| *used == local));
            match effect {
                Some((_, Effect::Init | Effect::Declare | Effect::Assign)) => {}
                Some(_) => return true,
                None if of.may_diverge || !self.is_live(node, local) || !seen.insert(node) => {}
                None => stack.extend(&of.successors),
            }
        }
        false
    }

    /// Whether a local is used again behind a node.
    pub(crate) fn is_live_behind(&self, graph: &Graph, node: NodeId, local: LocalId) -> bool {
        graph.nodes[node].successors.iter().any(|successor| self.live.contains(*successor, local))
    }
}
