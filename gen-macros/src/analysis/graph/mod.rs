//! The control-flow graph of a body: one node for each effect, one for each point.
//!
//! Input: [`Body`]. Output: [`Graph`]. A suspension is an edge like any other: what is alive behind it is alive in
//! front of it.

mod build;
mod cycle;
mod dead;

use crate::ir::{BitSet, Body, Effect, IndexVec, LocalId, Moving, NodeId, Point, ScopeId, TargetId, YieldId};
use build::Builder;
pub(crate) use cycle::Cycle;
use cycle::innermost;
use dead::{Dead, lead_on};

/// A control-flow graph.
pub(crate) struct Graph {
    pub(crate) nodes: IndexVec<NodeId, Node>,
    /// The nodes of each scope's points: in front of each statement, and at the end.
    points: IndexVec<ScopeId, Vec<NodeId>>,
    /// Where each statement's value arrives, if it has one.
    received: IndexVec<ScopeId, Vec<NodeId>>,
    /// Where each suspension resumes.
    pub(crate) resumes: IndexVec<YieldId, NodeId>,
    /// The suspension behind which each node stands, if it is one of those.
    suspensions: IndexVec<NodeId, Option<YieldId>>,
    /// The innermost loop that each node belongs to, by its place among the loops.
    innermost: IndexVec<NodeId, Option<usize>>,
    /// Jumps out of native code to targets on the spine.
    pub(crate) leaps: Vec<Leap>,
    /// The loops on the spine.
    pub(crate) loops: Vec<Cycle>,
    /// The suspensions that are calls of the function itself.
    pub(crate) calls: BitSet<YieldId>,
    /// The nodes of code that is never run, and that only the edges in front of it lead to.
    pub(crate) dead: BitSet<NodeId>,
    /// Where such code ends.
    dead_ends: BitSet<NodeId>,
    /// The reachable nodes, each in front of its successors but for loops.
    pub(crate) order: Vec<NodeId>,
    /// The nodes to which control comes back: what is new there is new for nodes that stand in front of them, too.
    pub(super) returns: IndexVec<NodeId, bool>,
}

/// A node of the graph.
#[derive(Clone, Default)]
pub(crate) struct Node {
    /// What it does.
    pub(crate) effect: Option<(LocalId, Effect)>,
    /// The point that it is.
    pub(crate) point: Option<Point>,
    /// How what it does may move something.
    pub(crate) moving: Option<Moving>,
    /// Behind a call that may never return.
    pub(crate) may_diverge: bool,
    pub(crate) successors: Vec<NodeId>,
    pub(crate) predecessors: Vec<NodeId>,
}

/// A jump to a target on the spine.
#[derive(Clone, Copy)]
pub(crate) struct Leap {
    pub(crate) from: NodeId,
    pub(crate) to: NodeId,
    pub(crate) target: TargetId,
    /// The statement that jumps, if it is a jump; `None` if the jump is somewhere in native code.
    pub(crate) stmt: Option<Point>,
}

impl Graph {
    /// Builds the graph of a body.
    pub(crate) fn new(body: &Body) -> Self {
        let mut builder = Builder::new(body);
        let start = builder.scope(body.root(), builder.end, builder.end);
        let Builder { mut nodes, points, received, resumes, calls, leaps, mut loops, .. } = builder;
        let (order, Dead { nodes: dead, ends: dead_ends }) = lead_on(body, &points, &mut nodes, start);
        let mut returns = IndexVec::from_elem(false, nodes.len());
        let mut passed = IndexVec::from_elem(false, nodes.len());
        for node in &order {
            passed[*node] = true;
            for at in 0..nodes[*node].successors.len() {
                let successor = nodes[*node].successors[at];
                nodes[successor].predecessors.push(*node);
                returns[successor] |= passed[successor];
            }
        }
        loops.iter_mut().for_each(|cycle| cycle.find_body(&nodes));
        let mut suspensions = IndexVec::from_elem(None, nodes.len());
        resumes.enumerate().for_each(|(id, node)| suspensions[*node] = Some(id));
        let innermost = innermost(&mut loops, nodes.len());
        Self {
            nodes,
            points,
            received,
            resumes,
            suspensions,
            innermost,
            leaps,
            loops,
            calls,
            dead,
            dead_ends,
            order,
            returns,
        }
    }

    /// The suspension behind which a node stands.
    pub(crate) fn suspension(&self, node: NodeId) -> Option<YieldId> {
        self.suspensions[node]
    }

    /// Whether a generator is suspended in a loop that it comes back to the head of.
    pub(crate) fn suspends(&self, cycle: &Cycle) -> bool {
        cycle.body.iter().any(|node| self.suspensions[node].is_some())
    }

    /// The loops that a node belongs to, innermost first.
    pub(crate) fn loops_around(&self, node: NodeId) -> impl Iterator<Item = &Cycle> {
        let first = self.innermost[node];
        let around = std::iter::successors(first, |inner| self.loops[*inner].around);
        around.map(|cycle| &self.loops[cycle])
    }

    /// The node of a point.
    pub(crate) fn at(&self, point: Point) -> NodeId {
        self.points[point.scope][point.stmt]
    }

    /// The node in which a statement's value arrives, from wherever it is given.
    pub(crate) fn received(&self, at: Point) -> NodeId {
        self.received[at.scope][at.stmt]
    }

    /// The node at the end of a scope.
    pub(crate) fn end_of(&self, scope: ScopeId) -> NodeId {
        self.points[scope][self.points[scope].len() - 1]
    }

    /// Whether control goes from a node to one of its successors, if it gets there.
    pub(super) fn goes(&self, from: NodeId, to: NodeId) -> bool {
        !self.dead.contains(to) || self.dead.contains(from)
    }

    /// Whether code that is never run ends at a point.
    pub(crate) fn is_dead_end(&self, at: Point) -> bool {
        self.dead_ends.contains(self.at(at))
    }

    /// The locals that are given another value.
    pub(crate) fn assigned(&self) -> BitSet<LocalId> {
        let effects = self.order.iter().filter_map(|node| self.nodes[*node].effect);
        effects.filter(|(_, effect)| *effect == Effect::Assign).map(|(local, _)| local).collect()
    }

    /// The locals that are named where control never gets.
    pub(crate) fn named_in_vain(&self) -> BitSet<LocalId> {
        let nodes = self.nodes.enumerate().filter(|(id, _)| !self.is_reachable(*id) || self.dead.contains(*id));
        nodes.filter_map(|(_, node)| node.effect).map(|(local, _)| local).collect()
    }

    /// Whether a local is named in code that is never run.
    pub(crate) fn is_named_dead(&self, local: LocalId) -> bool {
        self.dead.iter().any(|node| self.nodes[node].effect.is_some_and(|(named, _)| named == local))
    }

    /// Whether control can get there.
    pub(crate) fn is_reachable(&self, node: NodeId) -> bool {
        !self.nodes[node].predecessors.is_empty() || self.order.first() == Some(&node)
    }
}

/// The nodes that control reaches, in reverse postorder.
fn reverse_postorder(nodes: &IndexVec<NodeId, Node>, start: NodeId) -> Vec<NodeId> {
    let mut visited = IndexVec::<NodeId, bool>::from_elem(false, nodes.len());
    let mut order = Vec::new();
    let mut stack = vec![(start, 0)];
    visited[start] = true;
    while let Some((node, next)) = stack.last_mut() {
        // The last successor first, so that the order follows the source.
        let successors = &nodes[*node].successors;
        if *next < successors.len() {
            let successor = successors[successors.len() - 1 - *next];
            *next += 1;
            if !std::mem::replace(&mut visited[successor], true) {
                stack.push((successor, 0));
            }
        } else {
            order.push(*node);
            stack.pop();
        }
    }
    order.reverse();
    order
}
