//! Decides which values are dropped part by part, and where: those out of which patterns move elements of arrays.
//!
//! Of such a value, rustc drops an array from behind wherever some of it may be missing, and from the front elsewhere. The same code
//! drops a local wherever a coroutine is suspended, and the same code does at the end of its scope. So it is enough that something
//! may be missing at one of the suspensions, or where one of the paths comes to the end:
//!
//! ```text
//! let pair = make(); yield 1; let [first, _] = pair; yield 2;             from behind at the first suspension as well
//! { let pair = make(); if c { let [first, _] = pair; yield 1; } .. }      from behind without `c` as well
//! ```
//!
//! Where steps come to the end of a scope in other arms than what moves elements, rustc sees nothing of that. There, the value moves
//! into [what may hold it](super::Frames::conditional).

use super::in_scope;
use crate::analysis::{Analyses, InitState};
use crate::ir::{BitSet, Body, Effect, Gate, LocalId, LocalKind, NodeId, Root, RootId};

/// The values that are dropped from behind.
#[derive(Default)]
pub(crate) struct FromBehind {
    /// Wherever a state holds them.
    pub(crate) held: BitSet<LocalId>,
    /// At the ends of their scopes, or where arms come together, where rustc would not do so by itself.
    pub(super) at_ends: Vec<(LocalId, NodeId)>,
}

impl FromBehind {
    pub(super) fn new(body: &Body, analyses: &Analyses) -> Self {
        let locals =
            body.locals.enumerate().filter(|(_, info)| !info.elements.is_empty() && !info.copy && !info.trivial);
        let locals = locals.map(|(local, _)| local).collect::<BitSet<_>>();
        let mut behind = Self::default();
        if locals.is_empty() {
            return behind;
        }
        let search = Search { body, analyses };
        for (id, node) in analyses.graph.resumes.enumerate().filter(|(_, node)| analyses.graph.is_reachable(**node)) {
            let held = in_scope(body, body.suspensions[id].at);
            let held = held.into_iter().filter(|local| locals.contains(*local));
            let scope = body.suspensions[id].at.scope;
            let is_elsewhere = |local| body.locals[local].elsewhere.iter().any(|arm| body.is_inside(scope, *arm));
            behind.held.extend(held.filter(|local| is_elsewhere(*local) || search.may_lack(*node, *local)));
        }
        let ends = locals.iter().filter_map(|local| Some((local, search.end_of(local)?)));
        let joins = search.joins().filter(|(local, _)| locals.contains(*local));
        behind.at_ends.extend(ends.chain(joins).filter(|(local, end)| search.is_divided(*local, *end)));
        behind
    }
}

impl FromBehind {
    /// Whether a local is dropped from behind at the end of its scope.
    pub(crate) fn is_at_end(&self, local: LocalId) -> bool {
        self.at_ends.iter().any(|(at_end, _)| *at_end == local)
    }
}

struct Search<'a> {
    body: &'a Body,
    analyses: &'a Analyses,
}

impl Search<'_> {
    /// Whether elements of a local may be missing in front of a node. A temporary is declared in front of what makes it; and what
    /// holds a part of one, in front of the patterns that take something of that.
    fn may_lack(&self, node: NodeId, local: LocalId) -> bool {
        match self.analyses.state(node, local) {
            InitState::Maybe => true,
            InitState::Uninit => {
                let info = &self.body.locals[local];
                info.kind != LocalKind::Temp || info.part_of.is_some_and(|whole| self.is_taken(node, whole))
            }
            InitState::Init => !self.is_whole(node, local),
        }
    }

    /// Whether something has been taken of a local in front of a node.
    fn is_taken(&self, node: NodeId, local: LocalId) -> bool {
        self.analyses.state(node, local) != InitState::Uninit && !self.is_whole(node, local)
    }

    fn is_whole(&self, node: NodeId, local: LocalId) -> bool {
        let Analyses { doubts, .. } = self.analyses;
        self.analyses.state(node, local) == InitState::Init
            && doubts.taken_of(node, local).is_none()
            && doubts.gate(node, local) != Some(Gate::Own)
    }

    /// Where the scope of a local ends.
    fn end_of(&self, local: LocalId) -> Option<NodeId> {
        let end = self.analyses.graph.end_of(self.body.locals[local].declared?.scope);
        self.analyses.graph.is_reachable(end).then_some(end)
    }

    /// Where a step begins in which arms come together, with the locals that are in scope there.
    fn joins(&self) -> impl Iterator<Item = (LocalId, NodeId)> {
        let Analyses { graph, roots, .. } = self.analyses;
        let joins = roots.list.iter().filter_map(|root| if let Root::Join(at) = root { Some(*at) } else { None });
        joins.flat_map(move |at| in_scope(self.body, at).into_iter().map(move |local| (local, graph.at(at))))
    }

    /// Whether something may be missing where control comes to the end of a scope, or where arms come together, but not in one
    /// of the arms that come there.
    fn is_divided(&self, local: LocalId, end: NodeId) -> bool {
        // What holds a part that a pattern leaves is another variable than what the others have moved elements of.
        let is_beside = self.body.locals[local].part_of.is_some();
        let mut roots = self.analyses.roots.list.ids();
        self.analyses.state(end, local) == InitState::Maybe
            && (is_beside || roots.any(|root| self.comes_whole(root, local, end)))
    }

    /// Whether an arm comes to such a place with all of a local, whichever way it goes.
    fn comes_whole(&self, root: RootId, local: LocalId, end: NodeId) -> bool {
        let Analyses { graph, roots, .. } = self.analyses;
        let (region, none) = (self.analyses.region_of(self.body, root, &BitSet::default()), BitSet::default());
        let start = roots.node(self.body, graph, root);
        let in_region = |node: &NodeId| region.contains(*node);
        let before = graph.nodes[end].predecessors.iter().copied();
        let mut stack = if region.contains(end) { vec![end] } else { before.filter(in_region).collect::<Vec<_>>() };
        let (mut seen, comes) = (BitSet::default(), !stack.is_empty());
        while let Some(node) = stack.pop() {
            match graph.nodes[node].effect {
                _ if node == start && !self.is_whole(node, local) => return false,
                Some((of, effect)) if of == local && takes(effect) => return false,
                Some((of, Effect::Init | Effect::Assign)) if of == local => {}
                _ if node == start => {}
                _ => {
                    let goes_on = |from: &NodeId| *from == start || !self.analyses.is_boundary(*from, &none);
                    let before = graph.nodes[node].predecessors.iter().filter(|from| region.contains(**from));
                    stack.extend(before.filter(|from| goes_on(from) && seen.insert(**from)));
                }
            }
        }
        comes
    }
}

/// Whether something may be missing behind this.
const fn takes(effect: Effect) -> bool {
    match effect {
        Effect::Init
        | Effect::Assign
        | Effect::AssignField(_)
        | Effect::Borrow
        | Effect::CallField(_)
        | Effect::Doubt(
            Gate::Call
            | Gate::Method(_)
            | Gate::Named(_)
            | Gate::Unknown
            | Gate::Adaptor
            | Gate::Choice
            | Gate::Order
            | Gate::Target,
        ) => false,
        Effect::Move
        | Effect::MoveField(_)
        | Effect::BindField(_)
        | Effect::MoveParts
        | Effect::MoveListed
        | Effect::MoveAll
        | Effect::Doubt(Gate::Own)
        | Effect::Declare => true,
    }
}
