//! Where steps begin: at the start, behind each suspension, and wherever paths from several of those meet.
//!
//! Everything that control reaches from a root without passing another one belongs to it, and is emitted in its arm.
//! A point that is reached from two roots is one itself, for nothing is emitted twice. So is a point that needs a type
//! which a later arm tells: see `order`.

use super::classes::Classes;
use super::order::{Order, in_front_of_bound};
use super::{Graph, Readings};
use crate::ir::{
    BitSet, Body, Code, Effect, IndexVec, LocalId, LocalKind, NodeId, Point, Root, RootId, ScopeId, Stmt, StmtKind,
    YieldId,
};
use std::collections::BTreeSet;

/// The roots of a body, in source order.
pub(crate) struct Roots {
    pub(crate) list: IndexVec<RootId, Root>,
    /// The statements of each scope in front of which a step begins.
    joins: IndexVec<ScopeId, Vec<(usize, RootId)>>,
    resumes: IndexVec<YieldId, Option<RootId>>,
    threaded: BitSet<ScopeId>,
    /// Loops whose heads have to come first, for they tell rustc types.
    forced: Vec<ScopeId>,
}

impl Roots {
    /// Finds the roots of a body.
    pub(crate) fn new(body: &Body, graph: &Graph, readings: &Readings, classes: &Classes) -> Self {
        let positions = Positions::new(body);
        let mut owners = Owners::new(body, graph);
        owners.settle(graph);
        let threaded = graph
            .loops
            .iter()
            .filter(|cycle| owners.is_root[cycle.head] && super::threads::is_threaded(body, graph, readings, cycle));
        let mut scopes = BitSet::default();
        threaded.for_each(|cycle| _ = scopes.insert(cycle.scope));
        if !scopes.is_empty() {
            owners.threaded = scopes;
            owners.settle(graph);
        }
        let order = Order::new(body, readings, classes, &positions.in_order);
        while let Some(early) = order.first_too_early(&|at| owners.arm_of(body, graph, &positions, at)) {
            let arm = owners.owner[graph.at(early)];
            let begins = |at| owners.is_root[graph.at(at)] || owners.owner[graph.at(at)] != arm;
            let early = graph.at(in_front_of_bound(body, readings, early, &begins));
            owners.is_root[early] = true;
            owners.forced.insert(early);
            owners.settle(graph);
        }
        let mut list = vec![Root::Start];
        list.extend(body.suspensions.ids().filter(|id| graph.is_reachable(graph.resumes[*id])).map(Root::Resume));
        list.extend(owners.joins(graph));
        list.sort_by_key(|root| positions.of(body, *root));
        let forced = graph.loops.iter().filter(|cycle| owners.forced.contains(cycle.head));
        let forced = forced.map(|cycle| cycle.scope).collect();
        Self { threaded: owners.threaded, forced, ..Self::index(body, list) }
    }

    fn index(body: &Body, sorted: Vec<Root>) -> Self {
        let mut roots = Self {
            list: IndexVec::default(),
            joins: IndexVec::from_elem(Vec::new(), body.scopes.len()),
            resumes: IndexVec::from_elem(None, body.suspensions.len()),
            threaded: BitSet::default(),
            forced: Vec::new(),
        };
        for root in sorted {
            let id = roots.list.push(root);
            match root {
                Root::Start => {}
                Root::Resume(suspension) => roots.resumes[suspension] = Some(id),
                Root::Join(Point { scope, stmt }) => roots.joins[scope].push((stmt, id)),
            }
        }
        roots
    }

    /// The root at a point, if a step begins there.
    pub(crate) fn at(&self, point: Point) -> Option<RootId> {
        let mut joins = self.joins[point.scope].iter();
        joins.find(|(stmt, _)| *stmt == point.stmt).map(|(_, root)| *root)
    }

    /// Whether a loop is threaded.
    pub(crate) fn is_threaded(&self, scope: ScopeId) -> bool {
        self.threaded.contains(scope)
    }

    /// Whether the head of a loop has to be emitted by itself, in front of all that comes back to it.
    pub(crate) fn is_forced(&self, scope: ScopeId) -> bool {
        self.forced.contains(&scope)
    }

    /// Lets a suspension go on at another root.
    pub(crate) fn merge(&mut self, suspension: YieldId, into: RootId) {
        self.resumes[suspension] = Some(into);
    }

    /// The root behind a suspension; `None` if control never gets to it.
    pub(crate) fn behind(&self, suspension: YieldId) -> Option<RootId> {
        self.resumes[suspension]
    }

    /// The node at which a root begins.
    pub(crate) fn node(&self, body: &Body, graph: &Graph, root: RootId) -> NodeId {
        match self.list[root] {
            Root::Start => graph.at(Point { scope: body.root(), stmt: 0 }),
            Root::Resume(suspension) => graph.resumes[suspension],
            Root::Join(point) => graph.at(point),
        }
    }
}

/// From which root a node is reached.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Owner {
    /// From none yet.
    Unknown,
    /// From the one that begins at this node.
    One(NodeId),
    /// From several, in the middle of native code or at the end of a scope, where no step can begin.
    Many,
}

struct Owners {
    owner: IndexVec<NodeId, Owner>,
    is_root: IndexVec<NodeId, bool>,
    /// Statements that stand in all arms in which control comes to them.
    refills: BitSet<NodeId>,
    threaded: BitSet<ScopeId>,
    forced: BitSet<NodeId>,
}

impl Owners {
    fn new(body: &Body, graph: &Graph) -> Self {
        let count = graph.nodes.len();
        let mut is_root = IndexVec::from_elem(false, count);
        graph.order.first().into_iter().chain(graph.resumes.iter()).for_each(|node| is_root[*node] = true);
        Self {
            owner: IndexVec::from_elem(Owner::Unknown, count),
            is_root,
            refills: refills(body, graph),
            threaded: BitSet::default(),
            forced: BitSet::default(),
        }
    }

    /// Finds where roots meet. Loops first: their heads are the only nodes to which control comes back.
    fn settle(&mut self, graph: &Graph) {
        for cycle in &graph.loops {
            let entered_inside = cycle.body.iter().any(|node| node != cycle.head && self.is_root[node]);
            self.is_root[cycle.head] |= entered_inside;
        }
        self.owner = IndexVec::from_elem(Owner::Unknown, graph.nodes.len());
        for node in &graph.order {
            let met = self.meet(graph, *node);
            self.is_root[*node] |= met == Owner::Many && is_rootable(graph, *node) && !self.refills.contains(*node);
            self.owner[*node] = if self.is_root[*node] { Owner::One(*node) } else { met };
        }
    }

    /// The place in the source of the root to whose arm a statement belongs.
    fn arm_of(&self, body: &Body, graph: &Graph, positions: &Positions, at: Point) -> Option<usize> {
        let Owner::One(root) = self.owner[graph.at(at)] else {
            return None;
        };
        if let Some(point) = graph.nodes[root].point {
            return Some(positions.of(body, Root::Join(point)));
        }
        let resumed = graph.suspension(root);
        Some(resumed.map_or(0, |id| positions.of(body, Root::Resume(id))))
    }

    /// The owner of the predecessors that stand in front of a node.
    fn meet(&self, graph: &Graph, node: NodeId) -> Owner {
        graph.nodes[node].predecessors.iter().fold(Owner::Unknown, |owner, predecessor| {
            let leaves = super::threads::leaves(graph, &self.threaded, *predecessor, node);
            match (owner, if leaves { Owner::Many } else { self.owner[*predecessor] }) {
                (Owner::Unknown, other) | (other, Owner::Unknown) => other,
                (one, other) if one == other => one,
                _ => Owner::Many,
            }
        })
    }

    fn joins<'a>(&'a self, graph: &'a Graph) -> impl Iterator<Item = Root> + 'a {
        let rooted = graph.order.iter().filter(|node| self.is_root[**node]);
        rooted.filter_map(|node| graph.nodes[*node].point.map(Root::Join))
    }
}

/// Whether a step can begin at a node: in front of a statement.
fn is_rootable(graph: &Graph, node: NodeId) -> bool {
    graph.nodes[node].point.is_some_and(|point| graph.end_of(point.scope) != node)
}

/// The points in front of statements that do nothing but give fields their values again that may have been moved. No step
/// begins there: its state would lack them.
fn refills(body: &Body, graph: &Graph) -> BitSet<NodeId> {
    let moved = graph.order.iter().filter_map(|node| match graph.nodes[*node].effect {
        Some((local, Effect::MoveField(Some(field)) | Effect::BindField(field))) => Some((local, field)),
        _ => None,
    });
    let moved = moved.collect::<BTreeSet<_>>();
    let is_temp = |local: LocalId| body.locals[local].kind == LocalKind::Temp;
    let refills = |code: &Code| {
        let mut assigned = Vec::new();
        code.flow.for_each(&mut |local, effect| match effect {
            Effect::AssignField(field) => assigned.push(moved.contains(&(local, field))),
            effect => assigned.push(effect == Effect::Move && is_temp(local)),
        });
        assigned.len() > 1 && assigned.into_iter().all(|refills| refills)
    };
    let points = graph.order.iter().filter(|node| {
        let stmt = graph.nodes[**node].point.and_then(|at| body.scopes[at.scope].stmts.get(at.stmt));
        matches!(stmt, Some(Stmt { kind: StmtKind::Code(code), .. }) if refills(code))
    });
    let mut found = BitSet::default();
    points.for_each(|node| _ = found.insert(*node));
    found
}

/// The order in which points stand in the source.
struct Positions {
    points: IndexVec<ScopeId, Vec<usize>>,
    in_order: Vec<Point>,
}

impl Positions {
    fn new(body: &Body) -> Self {
        let mut positions = Self { points: IndexVec::from_elem(Vec::new(), body.scopes.len()), in_order: Vec::new() };
        positions.scope(body, body.root());
        positions
    }

    fn scope(&mut self, body: &Body, scope: ScopeId) {
        for stmt in 0..body.scopes[scope].stmts.len() {
            let at = Point { scope, stmt };
            self.points[scope].push(self.in_order.len());
            self.in_order.push(at);
            body.stmt(at).scopes().into_iter().for_each(|child| self.scope(body, child));
        }
    }

    /// Twice the position, so that there is room behind a suspension.
    fn of(&self, body: &Body, root: Root) -> usize {
        match root {
            Root::Start => 0,
            Root::Resume(suspension) => 2 * self.at(body.suspensions[suspension].at) + 1,
            Root::Join(point) => 2 * self.at(point),
        }
    }

    fn at(&self, point: Point) -> usize {
        self.points[point.scope][point.stmt]
    }
}
