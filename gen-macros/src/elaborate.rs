//! Decides what each state holds: for every local in scope at a root, whether and how it is saved.
//!
//! Input: the body with its analyses. Output: [`Frames`]. This is what rustc's drop elaboration decides for a
//! coroutine: a local is saved if it is used again, or if its destructor has still to run when its scope ends.

use crate::analysis::graph::Leap;
use crate::analysis::{Graph, Init, InitState, Liveness, roots::Roots};
use crate::ir::{BitSet, Body, Effect, IndexVec, LocalId, NodeId, Point, Root, RootId, TargetId};

/// How a local is saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Saved {
    /// As it is: it is used again.
    Live,
    /// For its destructor alone, if it may have one.
    Kept,
    /// For its destructor alone, if it holds a value at all.
    Maybe,
}

/// What each root's state holds, in order of declaration.
pub(crate) struct Frames {
    frames: IndexVec<RootId, Vec<(LocalId, Saved)>>,
    /// Locals that are moved on some paths only, and outlive a suspension.
    pub(crate) conditional: BitSet<LocalId>,
    /// Which of those a state is going to hold, in front of each node.
    wanted: IndexVec<NodeId, BitSet<LocalId>>,
}

/// The analyses of a body.
pub(crate) struct Analyses {
    pub(crate) graph: Graph,
    pub(crate) init: Init,
    pub(crate) liveness: Liveness,
    pub(crate) roots: Roots,
}

impl Analyses {
    /// Analyses a body.
    pub(crate) fn new(body: &Body) -> Self {
        let graph = Graph::new(body);
        let init = Init::new(body, &graph);
        let liveness = Liveness::new(body, &graph, &init);
        let roots = Roots::new(body, &graph);
        Self { graph, init, liveness, roots }
    }
}

/// Decides what to save.
pub(crate) fn elaborate(body: &Body, analyses: &Analyses) -> Frames {
    let wanted = IndexVec::from_elem(BitSet::default(), analyses.graph.nodes.len());
    let mut elaborated = Frames { frames: IndexVec::default(), conditional: BitSet::default(), wanted };
    for (id, root) in analyses.roots.list.enumerate() {
        let frame = match root {
            Root::Start => body.args.iter().map(|arg| (*arg, Saved::Live)).collect(),
            _ => {
                let node = analyses.roots.node(body, &analyses.graph, id);
                frame_at(body, analyses, body.point_of(*root), node)
            }
        };
        let maybe = frame.iter().filter(|(_, saved)| *saved == Saved::Maybe);
        maybe.for_each(|(local, _)| _ = elaborated.conditional.insert(*local));
        elaborated.frames.push(frame);
    }
    elaborated.find_wanted(body, analyses);
    elaborated
}

fn frame_at(body: &Body, analyses: &Analyses, at: Point, node: NodeId) -> Vec<(LocalId, Saved)> {
    let locals = in_scope(body, at).into_iter();
    locals.filter_map(|local| Some((local, saved_at(body, analyses, node, local)?))).collect()
}

fn saved_at(body: &Body, analyses: &Analyses, node: NodeId, local: LocalId) -> Option<Saved> {
    // What is used again holds a value: rustc sees to it.
    if analyses.liveness.is_live(node, local) {
        return Some(Saved::Live);
    }
    match analyses.init.state(node, local) {
        _ if body.locals[local].trivial => None,
        InitState::Uninit => None,
        InitState::Init => Some(Saved::Kept),
        InitState::Maybe => Some(Saved::Maybe),
    }
}

/// The locals in scope at a point, in order of declaration.
pub(crate) fn in_scope(body: &Body, at: Point) -> Vec<LocalId> {
    let mut locals = Vec::new();
    for level in body.path_to(at) {
        let declared = |local: &&LocalId| body.locals[**local].declared.is_some_and(|from| from.stmt <= level.stmt);
        locals.extend(body.scopes[level.scope].locals.iter().filter(declared));
    }
    locals
}

impl Frames {
    /// Propagates backwards from the states that may hold a local to wherever its value comes from.
    fn find_wanted(&mut self, body: &Body, analyses: &Analyses) {
        if self.conditional.is_empty() {
            return;
        }
        for (id, frame) in self.frames.enumerate() {
            let node = analyses.roots.node(body, &analyses.graph, id);
            let maybe = frame.iter().filter(|(_, saved)| *saved == Saved::Maybe);
            maybe.for_each(|(local, _)| _ = self.wanted[node].insert(*local));
        }
        while self.wanted_pass(&analyses.graph) {}
    }

    fn wanted_pass(&mut self, graph: &Graph) -> bool {
        let mut changed = false;
        for node in graph.order.iter().rev() {
            let mut wanted = BitSet::default();
            graph.nodes[*node].successors.iter().for_each(|successor| _ = wanted.union(&self.wanted[*successor]));
            if let Some((local, Effect::Init | Effect::Assign | Effect::Declare)) = graph.nodes[*node].effect {
                wanted.remove(local);
            }
            changed |= self.wanted[*node].union(&wanted);
        }
        changed
    }

    /// Targets that native code jumps to with a local that what follows holds only maybe.
    pub(crate) fn hidden_leaps(&self, analyses: &Analyses) -> Vec<TargetId> {
        let differs = |leap: &&Leap| {
            let maybe = |node| move |local: &LocalId| analyses.init.state(node, *local) == InitState::Maybe;
            let wanted = self.wanted[leap.to].iter().filter(maybe(leap.to));
            leap.stmt.is_none() && wanted.filter(|local| !maybe(leap.from)(local)).count() > 0
        };
        analyses.graph.leaps.iter().filter(differs).map(|leap| leap.target).collect()
    }

    /// Whether a state is going to hold this local, if it holds a value.
    pub(crate) fn is_wanted(&self, node: NodeId, local: LocalId) -> bool {
        self.wanted[node].contains(local)
    }

    /// What a root's state holds, in order of declaration.
    pub(crate) fn of(&self, root: RootId) -> &[(LocalId, Saved)] {
        &self.frames[root]
    }

    /// How a root's state holds a local.
    pub(crate) fn saved(&self, root: RootId, local: LocalId) -> Option<Saved> {
        self.frames[root].iter().find(|(saved, _)| *saved == local).map(|(_, saved)| *saved)
    }
}
