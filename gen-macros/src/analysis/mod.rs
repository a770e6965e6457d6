//! What is true at each point of a body: where control comes from, what is initialised, what is alive.

mod again;
mod classes;
mod doubts;
mod field_calls;
pub(crate) mod graph;
mod init;
mod liveness;
mod native_loops;
mod order;
mod readings;
mod remaining;
pub(crate) mod roots;
mod settled;
mod threads;

use crate::ir::{BitSet, Body, Effect, LocalId, NodeId, RootId};
pub(crate) use again::{Again, used_again};
use classes::Classes;
pub(crate) use doubts::{Doubts, TakenId};
pub(crate) use field_calls::last_calls;
pub(crate) use graph::Graph;
pub(crate) use init::{Init, InitState};
pub(crate) use liveness::Liveness;
pub(crate) use readings::Readings;
pub(crate) use remaining::{Bounds, Remaining};
use roots::Roots;

/// The analyses of a body.
pub(crate) struct Analyses {
    pub(crate) graph: Graph,
    pub(crate) readings: Readings,
    classes: Classes,
    pub(crate) init: Init,
    pub(crate) liveness: Liveness,
    pub(crate) doubts: Doubts,
    pub(crate) roots: Roots,
}

impl Analyses {
    /// Analyses a body.
    pub(crate) fn new(body: &Body) -> Self {
        let graph = Graph::new(body);
        let liveness = Liveness::new(body, &graph);
        let run = (!graph.dead.is_empty()).then(|| Liveness::of_what_runs(body, &graph));
        let run = run.as_ref().unwrap_or(&liveness);
        let (init, doubts) = (Init::new(body, &graph, run), Doubts::new(body, &graph, run));
        let readings = Readings::new(body);
        let classes = Classes::new(body, &readings);
        let roots = Roots::new(body, &graph, &readings, &classes);
        Self { graph, readings, classes, init, liveness, doubts, roots }
    }
}

impl Analyses {
    /// Whether a local holds a value in front of a node: maybe, if the types of what was taken of it decide.
    pub(crate) fn state(&self, node: NodeId, local: LocalId) -> InitState {
        match self.init.state(node, local) {
            InitState::Init if self.doubts.is_mixed(node, local) => InitState::Maybe,
            state => state,
        }
    }

    /// Those of these locals that are used by value, and never again: if they are not `Copy`, each use moves them.
    pub(crate) fn given(&self, body: &Body, locals: &BitSet<LocalId>) -> BitSet<LocalId> {
        let is_given = |local: &LocalId| {
            let info = &body.locals[*local];
            let moves = |node: &NodeId| self.graph.nodes[*node].effect == Some((*local, Effect::Move));
            let is_last = |node: &NodeId| !self.liveness.is_live_behind(&self.graph, *node, *local);
            !info.trivial && !info.copy && self.graph.order.iter().filter(|node| moves(node)).all(is_last)
        };
        let mut given = BitSet::default();
        locals.iter().filter(is_given).for_each(|local| _ = given.insert(local));
        given
    }

    /// Whether another step begins at a node.
    pub(crate) fn is_boundary(&self, node: NodeId, threaded: &BitSet<RootId>) -> bool {
        if self.graph.suspension(node).is_some() {
            return true;
        }
        let join = self.graph.nodes[node].point.and_then(|point| self.roots.at(point));
        join.is_some_and(|join| !threaded.contains(join))
    }

    /// The nodes that control reaches from a root before it comes to another one that is not threaded. Those are
    /// reached, too.
    pub(crate) fn region_of(&self, body: &Body, root: RootId, threaded: &BitSet<RootId>) -> BitSet<NodeId> {
        let mut region = BitSet::default();
        self.walk_from(body, root, threaded, &mut region, &mut |_| {});
        region
    }

    /// Visits those nodes, which are added to a region.
    pub(crate) fn walk_from(
        &self,
        body: &Body,
        root: RootId,
        threaded: &BitSet<RootId>,
        region: &mut BitSet<NodeId>,
        visit: &mut dyn FnMut(NodeId),
    ) {
        let start = self.roots.node(body, &self.graph, root);
        let mut stack = vec![start];
        region.insert(start);
        while let Some(node) = stack.pop() {
            visit(node);
            if node != start && self.is_boundary(node, threaded) {
                continue;
            }
            for successor in &self.graph.nodes[node].successors {
                if region.insert(*successor) {
                    stack.push(*successor);
                }
            }
        }
    }
}
