//! Which locals hold a value: a forward analysis of what may, and of what may not.
//!
//! A local that is used by value and used again afterwards must be `Copy`, or the program would not compile: it still
//! holds its value.

use super::{Graph, Liveness};
use crate::ir::{BitTable, Body, Effect, IndexVec, LocalId, NodeId};

/// Whether a local holds a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum InitState {
    /// It holds none.
    Uninit,
    /// It does.
    Init,
    /// It depends on how control came here.
    Maybe,
}

/// Which locals hold a value in front of each node.
pub(crate) struct Init {
    maybe_init: BitTable<NodeId, LocalId>,
    maybe_uninit: BitTable<NodeId, LocalId>,
}

impl Init {
    /// Analyses a body.
    pub(crate) fn new(body: &Body, graph: &Graph, uses: &Liveness) -> Self {
        let empty = || BitTable::new(graph.nodes.len(), body.locals.len());
        let mut init = Self { maybe_init: empty(), maybe_uninit: empty() };
        let Some(start) = graph.order.first() else {
            return init;
        };
        for local in body.locals.ids() {
            init.maybe_uninit.insert(*start, local);
        }
        let mut pending = IndexVec::from_elem(true, graph.nodes.len());
        while init.pass(graph, uses, &mut pending) {}
        init
    }

    /// Propagates once through all nodes in front of which something is new; returns whether anything changed that has to
    /// be propagated again.
    fn pass(&mut self, graph: &Graph, uses: &Liveness, pending: &mut IndexVec<NodeId, bool>) -> bool {
        let mut changed = false;
        for node in &graph.order {
            if !pending[*node] {
                continue;
            }
            pending[*node] = false;
            let change = match graph.nodes[*node].effect {
                Some((local, Effect::Move)) if uses.is_live_behind(graph, *node, local) => None,
                Some((local, effect)) => holds_behind(effect).map(|holds| (local, holds)),
                None => None,
            };
            for successor in &graph.nodes[*node].successors {
                let uninit = change.map(|(local, holds)| (local, !holds));
                let is_new = self.maybe_init.spread(*node, *successor, change);
                let is_new = self.maybe_uninit.spread(*node, *successor, uninit) || is_new;
                if is_new {
                    pending[*successor] = true;
                    changed |= graph.returns[*successor];
                }
            }
        }
        changed
    }

    /// Whether a local holds a value in front of a node.
    pub(crate) fn state(&self, node: NodeId, local: LocalId) -> InitState {
        match (self.maybe_init.contains(node, local), self.maybe_uninit.contains(node, local)) {
            (true, true) => InitState::Maybe,
            (true, false) => InitState::Init,
            (false, _) => InitState::Uninit,
        }
    }
}

/// Whether a local holds a value behind what is done to it; `None` if that changes nothing.
const fn holds_behind(effect: Effect) -> Option<bool> {
    match effect {
        Effect::Init | Effect::Assign => Some(true),
        Effect::Move | Effect::Declare => Some(false),
        Effect::Borrow
        | Effect::CallField(_)
        | Effect::AssignField(_)
        | Effect::MoveField(_)
        | Effect::BindField(_)
        | Effect::MoveParts
        | Effect::MoveListed
        | Effect::MoveAll
        | Effect::Doubt(_) => None,
    }
}
