//! Which locals are used again before they are overwritten: a backward analysis.

use super::{Graph, Init, InitState};
use crate::ir::{BitSet, Body, Effect, IndexVec, LocalId, NodeId};

/// Which locals are alive in front of each node.
pub(crate) struct Liveness {
    live: IndexVec<NodeId, BitSet<LocalId>>,
}

impl Liveness {
    /// Analyses a body.
    pub(crate) fn new(body: &Body, graph: &Graph, init: &Init) -> Self {
        let mut liveness = Self { live: IndexVec::from_elem(BitSet::default(), graph.nodes.len()) };
        while liveness.pass(body, graph, init) {}
        liveness
    }

    fn pass(&mut self, body: &Body, graph: &Graph, init: &Init) -> bool {
        let mut changed = false;
        for node in graph.order.iter().rev() {
            let mut live = BitSet::default();
            for successor in &graph.nodes[*node].successors {
                live.union(&self.live[*successor]);
            }
            match graph.nodes[*node].effect {
                Some((local, effect)) if uses(body, init, *node, local, effect) => {
                    live.insert(local);
                }
                Some((local, Effect::Init | Effect::Declare | Effect::Assign)) => live.remove(local),
                _ => {}
            }
            changed |= self.live[*node].union(&live);
        }
        changed
    }

    /// Whether a local is used again behind a node, or by it.
    pub(crate) fn is_live(&self, node: NodeId, local: LocalId) -> bool {
        self.live[node].contains(local)
    }
}

/// Whether an effect needs the local's value. Overwriting one drops it, which is a use if there is something to drop.
fn uses(body: &Body, init: &Init, node: NodeId, local: LocalId, effect: Effect) -> bool {
    match effect {
        Effect::Borrow | Effect::Move | Effect::MovePart | Effect::Doubt(_) => true,
        Effect::Assign => !body.locals[local].trivial && init.state(node, local) == InitState::Init,
        Effect::Init | Effect::Declare => false,
    }
}
