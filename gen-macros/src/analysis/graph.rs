//! The control-flow graph of a body: one node for each effect, one for each point.
//!
//! Input: [`Body`]. Output: [`Graph`]. A suspension is an edge like any other: what is alive behind it is alive in
//! front of it.

use crate::ir::{
    BitSet, Body, Code, Dest, Effect, Flow, Idx as _, IndexVec, Jump, LocalId, NodeId, Point, ScopeId, Stmt, StmtKind,
    TargetId, YieldId,
};
use std::collections::BTreeMap;

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
    /// The reachable nodes, each in front of its successors but for loops.
    pub(crate) order: Vec<NodeId>,
}

/// A loop on the spine.
pub(crate) struct Cycle {
    pub(crate) scope: ScopeId,
    /// Its first point.
    pub(crate) head: NodeId,
    /// All that belongs to it: its nodes are numbered one after the other.
    first: NodeId,
    end: NodeId,
    /// Where control enters it.
    entry: NodeId,
    /// The next loop around it, by its place among the loops.
    around: Option<usize>,
    /// The nodes from which control comes back to the head.
    pub(crate) body: BitSet<NodeId>,
}

/// A node of the graph.
#[derive(Clone, Default)]
pub(crate) struct Node {
    /// What it does.
    pub(crate) effect: Option<(LocalId, Effect)>,
    /// The point that it is.
    pub(crate) point: Option<Point>,
    /// It names a local where a value is wanted.
    pub(crate) is_operand: bool,
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
        let mut builder = Builder {
            body,
            nodes: IndexVec::default(),
            points: IndexVec::from_elem(Vec::new(), body.scopes.len()),
            received: IndexVec::from_elem(Vec::new(), body.scopes.len()),
            resumes: IndexVec::from_elem(crate::ir::Idx::new(0), body.suspensions.len()),
            leaps: Vec::new(),
            loops: Vec::new(),
            targets: BTreeMap::new(),
            end: crate::ir::Idx::new(0),
            jumping: None,
        };
        builder.end = builder.node(Node::default());
        let start = builder.scope(body.root(), builder.end, builder.end);
        let Builder { mut nodes, points, received, resumes, leaps, mut loops, .. } = builder;
        let order = reverse_postorder(&nodes, start);
        for node in &order {
            for successor in nodes[*node].successors.clone() {
                nodes[successor].predecessors.push(*node);
            }
        }
        loops.iter_mut().for_each(|cycle| cycle.find_body(&nodes));
        let mut suspensions = IndexVec::from_elem(None, nodes.len());
        resumes.enumerate().for_each(|(id, node)| suspensions[*node] = Some(id));
        let innermost = innermost(&mut loops, nodes.len());
        Self { nodes, points, received, resumes, suspensions, innermost, leaps, loops, order }
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

    /// Whether a local is given another value.
    pub(crate) fn is_assigned(&self, local: LocalId) -> bool {
        self.order.iter().any(|node| self.nodes[*node].effect == Some((local, Effect::Assign)))
    }

    /// Whether control can get there.
    pub(crate) fn is_reachable(&self, node: NodeId) -> bool {
        !self.nodes[node].predecessors.is_empty() || self.order.first() == Some(&node)
    }
}

/// Finds the innermost loop of each node, and what is around each loop. Inner ones stand behind or in front of outer
/// ones, but have fewer nodes.
fn innermost(loops: &mut [Cycle], nodes: usize) -> IndexVec<NodeId, Option<usize>> {
    let mut innermost = IndexVec::from_elem(None, nodes);
    let mut outer_first = (0..loops.len()).collect::<Vec<_>>();
    outer_first.sort_by_key(|at| std::cmp::Reverse(loops[*at].nodes().count()));
    for at in outer_first {
        loops[at].around = innermost[loops[at].head];
        loops[at].nodes().for_each(|node| innermost[node] = Some(at));
    }
    innermost
}

impl Cycle {
    /// All nodes that belong to it.
    pub(crate) fn nodes(&self) -> impl Iterator<Item = NodeId> + use<> {
        (self.first.index()..self.end.index()).map(NodeId::new)
    }

    /// Whether a node belongs to it, on a path that comes back to the head or on one that leaves.
    pub(crate) fn contains(&self, node: NodeId) -> bool {
        self.first <= node && node < self.end
    }

    /// Walks backwards from wherever control comes back to the head.
    fn find_body(&mut self, nodes: &IndexVec<NodeId, Node>) {
        let back = nodes[self.head].predecessors.iter().filter(|node| **node != self.entry);
        let mut stack = back.copied().collect::<Vec<_>>();
        while let Some(node) = stack.pop() {
            if node != self.head && self.body.insert(node) {
                stack.extend(&nodes[node].predecessors);
            }
        }
        if !self.body.is_empty() {
            self.body.insert(self.head);
        }
    }
}

/// Where the jumps to a target lead.
#[derive(Clone, Copy)]
struct Target {
    after: NodeId,
    head: NodeId,
    /// It is a scope on the spine.
    spine: bool,
}

struct Builder<'a> {
    body: &'a Body,
    nodes: IndexVec<NodeId, Node>,
    points: IndexVec<ScopeId, Vec<NodeId>>,
    received: IndexVec<ScopeId, Vec<NodeId>>,
    resumes: IndexVec<YieldId, NodeId>,
    leaps: Vec<Leap>,
    loops: Vec<Cycle>,
    targets: BTreeMap<TargetId, Target>,
    end: NodeId,
    /// The jump statement that is being built.
    jumping: Option<Point>,
}

impl Builder<'_> {
    fn node(&mut self, node: Node) -> NodeId {
        self.nodes.push(node)
    }

    fn edge(&mut self, from: NodeId, to: NodeId) {
        self.nodes[from].successors.push(to);
    }

    /// A node behind `from`.
    fn then(&mut self, from: NodeId, effect: Option<(LocalId, Effect)>) -> NodeId {
        let node = self.node(Node { effect, ..Node::default() });
        self.edge(from, node);
        node
    }

    /// Builds a scope whose end leads to `after`, and a `break` of which to `broken`; returns the node that enters it.
    fn scope(&mut self, scope: ScopeId, after: NodeId, broken: NodeId) -> NodeId {
        let count = self.body.scopes[scope].stmts.len();
        let points = (0..=count).map(|stmt| self.node(Node { point: Some(Point { scope, stmt }), ..Node::default() }));
        let points = points.collect::<Vec<_>>();
        self.points[scope].clone_from(&points);
        if let Some(target) = self.body.scopes[scope].target() {
            self.targets.insert(target, Target { after: broken, head: points[0], spine: true });
        }
        for stmt in 0..count {
            self.stmt(Point { scope, stmt }, points[stmt], points[stmt + 1]);
        }
        self.nodes[points[count]].may_diverge = self.body.scopes[scope].ends_in_call;
        self.edge(points[count], after);
        let entry = self.node(Node::default());
        let entered = self.flow(&self.body.scopes[scope].entry, Some(entry));
        if let Some(entered) = entered {
            self.edge(entered, points[0]);
        }
        entry
    }

    fn stmt(&mut self, at: Point, from: NodeId, to: NodeId) {
        let body = self.body;
        let stmt = body.stmt(at);
        let after = self.receive(stmt, to);
        self.received[at.scope].push(after);
        match &stmt.kind {
            StmtKind::Code(code) | StmtKind::Native(code) | StmtKind::Let { code, .. } => self.code(code, from, after),
            StmtKind::Arg | StmtKind::Item(_) => self.edge(from, after),
            StmtKind::Declare(local) => {
                let declared = self.then(from, Some((*local, Effect::Declare)));
                self.edge(declared, after);
            }
            StmtKind::LetElse { head, success, otherwise, .. } => {
                let evaluated = self.evaluate(&head.flow, from);
                self.branch(evaluated, *otherwise, self.end);
                if let Some(bound) = self.flow(success, Some(evaluated)) {
                    self.edge(bound, after);
                }
            }
            StmtKind::Scope(scope) => self.branch(from, *scope, after),
            StmtKind::If { cond, then, otherwise, .. } => {
                let decided = self.evaluate(&cond.flow, from);
                self.branch(decided, *then, after);
                self.branch(decided, *otherwise, after);
            }
            StmtKind::Match { scrutinee, arms } => {
                let decided = self.evaluate(&scrutinee.flow, from);
                arms.iter().for_each(|arm| self.branch(decided, arm.body, after));
            }
            StmtKind::Loop(scope) => self.repeat(from, *scope, after),
            StmtKind::Yield { value, id } => {
                let suspended = self.evaluate(&value.flow, from);
                let resumed = self.then(suspended, None);
                self.resumes[*id] = resumed;
                self.edge(resumed, after);
            }
            StmtKind::Jump { jump, value } => {
                let from = match value {
                    Some(value) => self.flow(&value.flow, Some(from)),
                    None => Some(from),
                };
                self.jumping = Some(at);
                self.flow(&Flow::Jump(*jump), from);
                self.jumping = None;
            }
        }
    }

    /// Native code in front of scopes. They are built even if control never gets there.
    fn evaluate(&mut self, flow: &Flow, from: NodeId) -> NodeId {
        match self.flow(flow, Some(from)) {
            Some(evaluated) => evaluated,
            None => self.node(Node::default()),
        }
    }

    /// The node in which a statement's value arrives.
    fn receive(&mut self, stmt: &Stmt, to: NodeId) -> NodeId {
        let effect = match stmt.dest {
            Dest::Discard | Dest::Tail => None,
            Dest::Bind(local) | Dest::Assign(local) => Some((local, Effect::Init)),
        };
        let node = self.node(Node { effect, ..Node::default() });
        self.edge(node, to);
        node
    }

    fn code(&mut self, code: &Code, from: NodeId, after: NodeId) {
        if let Some(done) = self.flow(&code.flow, Some(from)) {
            self.edge(done, after);
        }
    }

    fn branch(&mut self, from: NodeId, scope: ScopeId, after: NodeId) {
        let entry = self.scope(scope, after, after);
        self.edge(from, entry);
    }

    fn repeat(&mut self, from: NodeId, scope: ScopeId, after: NodeId) {
        let first = self.nodes.next_id();
        let back = self.node(Node::default());
        let entry = self.scope(scope, back, after);
        let head = self.points[scope][0];
        self.edge(back, head);
        self.edge(from, entry);
        let end = self.nodes.next_id();
        self.loops.push(Cycle { scope, head, first, end, entry, around: None, body: BitSet::default() });
    }

    /// Builds native control flow behind `from`; returns where it ends, if it does.
    fn flow(&mut self, flow: &Flow, from: Option<NodeId>) -> Option<NodeId> {
        let from = from?;
        match flow {
            Flow::None => Some(from),
            Flow::Effect(local, effect) => Some(self.then(from, Some((*local, *effect)))),
            Flow::Operand(local) => {
                let used = self.then(from, Some((*local, Effect::Move)));
                self.nodes[used].is_operand = true;
                Some(used)
            }
            Flow::Seq(parts) => parts.iter().try_fold(from, |from, part| self.flow(part, Some(from))),
            Flow::Alt(parts) => {
                let join = self.node(Node::default());
                let mut reached = false;
                for part in parts {
                    if let Some(end) = self.flow(part, Some(from)) {
                        self.edge(end, join);
                        reached = true;
                    }
                }
                reached.then_some(join)
            }
            Flow::Loop(target, step) => {
                let head = self.then(from, None);
                let after = self.node(Node::default());
                self.targets.insert(*target, Target { after, head, spine: false });
                if let Some(end) = self.flow(step, Some(head)) {
                    self.edge(end, head);
                }
                Some(after)
            }
            Flow::Block(target, inner) => {
                let after = self.node(Node::default());
                self.targets.insert(*target, Target { after, head: after, spine: false });
                if let Some(end) = self.flow(inner, Some(from)) {
                    self.edge(end, after);
                }
                Some(after)
            }
            Flow::Jump(jump) => {
                self.jump(*jump, from);
                None
            }
            Flow::Call => {
                let called = self.then(from, None);
                self.nodes[called].may_diverge = true;
                Some(called)
            }
        }
    }

    fn jump(&mut self, jump: Jump, from: NodeId) {
        // Each jump gets a node of its own, so that its edge is its own, too.
        let from = self.then(from, None);
        let (target, to) = match jump {
            Jump::Return => return self.edge(from, self.end),
            Jump::Break(target) => (target, self.targets.get(&target).map(|target| target.after)),
            Jump::Continue(target) => (target, self.targets.get(&target).map(|target| target.head)),
        };
        let Some(to) = to else { return };
        self.edge(from, to);
        if self.targets[&target].spine {
            self.leaps.push(Leap { from, to, target, stmt: self.jumping });
        }
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
