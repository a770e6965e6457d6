//! Code that is never run, because what stands in front of it never ends.
//!
//! Rustc finds the types of locals in it all the same. So it is a part of the machine: an edge leads to it, as if what stands in
//! front of it ended. Where it ends itself, nothing follows. What the block would be then is not looked at.
//!
//! ```text
//! let mut list = Vec::new();
//! todo!();
//! list.push(n);                from here
//! yield_!(list.len());         to here
//! ```

use super::{Node, reverse_postorder};
use crate::ir::{BitSet, Body, Dest, IndexVec, NodeId, ScopeId, StmtKind};

/// What is never run.
#[derive(Default)]
pub(super) struct Dead {
    pub(super) nodes: BitSet<NodeId>,
    /// Where it ends.
    pub(super) ends: BitSet<NodeId>,
}

/// Leads to what is never run. Returns the nodes in order, and what that is.
pub(super) fn lead_on(
    body: &Body,
    points: &IndexVec<ScopeId, Vec<NodeId>>,
    nodes: &mut IndexVec<NodeId, Node>,
    start: NodeId,
) -> (Vec<NodeId>, Dead) {
    let mut order = reverse_postorder(nodes, start);
    let mut dead = Dead::default();
    let mut reached = order.iter().copied().collect::<BitSet<_>>();
    loop {
        let found = body.scopes.ids().filter_map(|scope| found_in(body, scope, &points[scope], &reached));
        let found = found.collect::<Vec<_>>();
        if found.is_empty() {
            return (order, dead);
        }
        for Found { from, to, end } in found {
            nodes[from].successors.push(to);
            nodes[end].successors.clear();
            dead.ends.insert(end);
        }
        order = reverse_postorder(nodes, start);
        order.iter().filter(|node| reached.insert(**node)).for_each(|node| _ = dead.nodes.insert(*node));
    }
}

/// What is never run of a scope.
struct Found {
    /// In front of what never ends.
    from: NodeId,
    to: NodeId,
    end: NodeId,
}

fn found_in(body: &Body, scope: ScopeId, points: &[NodeId], reached: &BitSet<NodeId>) -> Option<Found> {
    let stmts = &body.scopes[scope].stmts;
    let is_value = |stmt: usize| {
        let last = stmts.get(stmt);
        last.is_none_or(|last| last.dest == Dest::Tail && matches!(last.kind, StmtKind::Code(_)))
    };
    let is_dead = |stmt: usize| reached.contains(points[stmt - 1]) && !reached.contains(points[stmt]);
    let first = (1..stmts.len()).find(|stmt| stmts[*stmt].begins && is_dead(*stmt) && !is_value(*stmt))?;
    let end = (first..=stmts.len()).find(|stmt| is_value(*stmt))?;
    Some(Found { from: points[first - 1], to: points[first], end: points[end] })
}
