//! Builds a graph, from the end of each scope to its beginning: where control goes from there is known.

use super::{Cycle, Leap, Node};
use crate::ir::{
    BitSet, Body, Code, Dest, Effect, Flow, IndexVec, Jump, LocalId, NodeId, Point, ScopeId, Stmt, StmtKind, TargetId,
    YieldId,
};
use std::collections::BTreeMap;

/// Where the jumps to a target lead.
#[derive(Clone, Copy)]
struct Target {
    after: NodeId,
    head: NodeId,
    /// It is a scope on the spine.
    spine: bool,
}

pub(super) struct Builder<'a> {
    body: &'a Body,
    pub(super) nodes: IndexVec<NodeId, Node>,
    pub(super) points: IndexVec<ScopeId, Vec<NodeId>>,
    pub(super) received: IndexVec<ScopeId, Vec<NodeId>>,
    pub(super) resumes: IndexVec<YieldId, NodeId>,
    pub(super) calls: BitSet<YieldId>,
    pub(super) leaps: Vec<Leap>,
    pub(super) loops: Vec<Cycle>,
    targets: BTreeMap<TargetId, Target>,
    pub(super) end: NodeId,
    /// The jump statement that is being built.
    jumping: Option<Point>,
}

impl<'a> Builder<'a> {
    pub(super) fn new(body: &'a Body) -> Self {
        let mut nodes = IndexVec::default();
        let end = nodes.push(Node::default());
        Self {
            body,
            nodes,
            points: IndexVec::from_elem(Vec::new(), body.scopes.len()),
            received: IndexVec::from_elem(Vec::new(), body.scopes.len()),
            resumes: IndexVec::from_elem(end, body.suspensions.len()),
            calls: BitSet::default(),
            leaps: Vec::new(),
            loops: Vec::new(),
            targets: BTreeMap::new(),
            end,
            jumping: None,
        }
    }

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
    pub(super) fn scope(&mut self, scope: ScopeId, after: NodeId, broken: NodeId) -> NodeId {
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
            StmtKind::Code(code) | StmtKind::Native(code) | StmtKind::Count(code, _) | StmtKind::Let { code, .. } => {
                self.code(code, from, after);
            }
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
            StmtKind::Match { scrutinee, arms, .. } => {
                let decided = self.evaluate(&scrutinee.flow, from);
                arms.iter().for_each(|arm| self.branch(decided, arm.body, after));
            }
            StmtKind::Loop(scope) => self.repeat(from, *scope, after),
            StmtKind::Yield { value: operand, id, .. } | StmtKind::Call { args: operand, id } => {
                let suspended = self.evaluate(&operand.flow, from);
                let resumed = self.then(suspended, None);
                self.resumes[*id] = resumed;
                if matches!(stmt.kind, StmtKind::Call { .. }) {
                    self.calls.insert(*id);
                }
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
        let (Dest::Bind(local) | Dest::Assign(local)) = stmt.dest else { return to };
        let node = self.node(Node { effect: Some((local, Effect::Init)), ..Node::default() });
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
            Flow::Moving(local, effect, moving) => {
                let used = self.then(from, Some((*local, *effect)));
                self.nodes[used].moving = Some(moving.clone());
                Some(used)
            }
            Flow::Seq(parts) => self.sequence(parts, from),
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

    /// One after the other. What control never gets to is built, too: it names locals and labels.
    fn sequence(&mut self, parts: &[Flow], from: NodeId) -> Option<NodeId> {
        let (mut at, mut ends) = (from, true);
        for part in parts {
            let done = self.flow(part, Some(at));
            ends &= done.is_some();
            at = done.unwrap_or_else(|| self.node(Node::default()));
        }
        ends.then_some(at)
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
