//! What may have been consumed, and which parts may have been moved, depending on types: a forward analysis.

use super::{Graph, Liveness};
use crate::ir::{BitSet, Body, Effect, Gate, IndexVec, LocalId, NodeId};
use std::collections::BTreeMap;

/// Which locals are in doubt in front of each node.
pub(crate) struct Doubts {
    /// What each node does. Of a local that is used again nothing was consumed, or rustc says so.
    effects: IndexVec<NodeId, Option<(LocalId, Effect)>>,
    /// What was last done to locals that are ever in doubt.
    last: IndexVec<NodeId, BTreeMap<LocalId, Last>>,
    /// Empty if nothing is taken anywhere.
    parted: IndexVec<NodeId, Parted>,
    /// The parts of locals.
    parts: BTreeMap<LocalId, Vec<LocalId>>,
    /// All that is taken of a local anywhere.
    taken: Vec<Taken>,
}

/// What has been taken of locals when control comes to a point, and what has not been: both, if that depends on the way.
#[derive(Clone, Default)]
struct Parted {
    /// Locals of which patterns have bound parts.
    in_parts: BitSet<LocalId>,
    whole: BitSet<LocalId>,
    /// Locals of which fields were used by value: those are replaced where that is possible.
    vacated: BitSet<LocalId>,
    /// Parts that are bound.
    bound: BitSet<LocalId>,
    unbound: BitSet<LocalId>,
    /// Locals of which a pattern or an expression has left other parts.
    left: BitSet<LocalId>,
}

/// Stands for what was taken of a local, in [`Doubts`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct TakenId(usize);

/// What was taken of a local.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Taken {
    whole: LocalId,
    /// The locals that a pattern has bound the parts to.
    pub(crate) parts: Vec<LocalId>,
    /// Other parts are left.
    pub(crate) leaves: bool,
}

/// What was last done to a local.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Last {
    /// This may have consumed it.
    Doubted(Gate),
    /// Something that leaves no doubt.
    Clear,
    /// That depends on how control came here.
    Mixed,
}

impl Last {
    /// What was last done on one of two paths.
    fn join(self, other: Self) -> Self {
        match (self, other) {
            // What is not asked about leaves no doubt, but may still be asked about.
            (Self::Doubted(Gate::Named(None)), Self::Clear) | (Self::Clear, Self::Doubted(Gate::Named(None))) => {
                Self::Doubted(Gate::Named(None))
            }
            (one, other) if one == other => one,
            _ => Self::Mixed,
        }
    }
}

impl std::fmt::Display for TakenId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl Doubts {
    /// Analyses a body.
    pub(crate) fn new(body: &Body, graph: &Graph, liveness: &Liveness) -> Self {
        let count = graph.nodes.len();
        let parts = body.locals.enumerate().filter(|(_, local)| !local.parts.is_empty());
        let mut doubts = Self {
            effects: effects(graph, liveness),
            parted: IndexVec::default(),
            parts: parts.map(|(id, local)| (id, local.parts.clone())).collect(),
            taken: Vec::new(),
            last: IndexVec::from_elem(BTreeMap::new(), count),
        };
        let doubted = doubts.begin(body, graph);
        while doubted && doubts.pass(graph) {}
        let divided = doubts.divided(graph);
        let Some(start) = graph.order.first().filter(|_| !divided.is_empty()) else { return doubts };
        doubts.parted = IndexVec::from_elem(Parted::default(), count);
        doubts.parted[*start].whole = divided.clone();
        doubts.parted[*start].unbound = divided.clone();
        while doubts.pass_whole(graph, liveness, &divided) {}
        while doubts.pass_parts(graph, liveness, &divided) {}
        doubts.collect(graph);
        doubts
    }

    /// The locals of which parts are taken anywhere, and the locals that those parts are bound to.
    fn divided(&self, graph: &Graph) -> BitSet<LocalId> {
        let mut divided = BitSet::default();
        for node in &graph.order {
            let Some((local, effect)) = graph.nodes[*node].effect else { continue };
            if matches!(
                effect,
                Effect::MoveParts | Effect::MoveListed | Effect::MoveAll | Effect::MoveField(_) | Effect::BindField(_)
            ) {
                divided.insert(local);
                self.parts.get(&local).into_iter().flatten().for_each(|part| _ = divided.insert(*part));
            }
        }
        divided
    }

    /// Nothing has been done to any local where the body begins; returns whether any is ever in doubt.
    fn begin(&mut self, body: &Body, graph: &Graph) -> bool {
        let Some(first) = graph.order.first() else { return false };
        let doubted = self.effects.iter().flatten().filter(|(_, effect)| matches!(effect, Effect::Doubt(_)));
        let doubted = doubted.filter(|(local, _)| !body.locals[*local].trivial);
        self.last[*first] = doubted.map(|(local, _)| (*local, Last::Clear)).collect();
        !self.last[*first].is_empty()
    }

    /// What was last done behind a node.
    fn last_behind(&self, node: NodeId) -> BTreeMap<LocalId, Last> {
        let mut last = self.last[node].clone();
        let Some((local, effect)) = self.effects[node] else { return last };
        let done = match effect {
            Effect::Doubt(gate) => Last::Doubted(gate),
            _ => Last::Clear,
        };
        last.entry(local).and_modify(|last| *last = done);
        last
    }

    /// Joins what was last done on several paths; returns whether anything is new.
    fn join_last(&mut self, node: NodeId, last: &BTreeMap<LocalId, Last>) -> bool {
        let mut changed = false;
        for (local, done) in last {
            let known = self.last[node].get(local).copied();
            let joined = known.map_or(*done, |known| known.join(*done));
            changed |= known != Some(joined);
            self.last[node].insert(*local, joined);
        }
        changed
    }

    /// Propagates once what may have been consumed; returns whether anything changed.
    fn pass(&mut self, graph: &Graph) -> bool {
        let mut changed = false;
        for node in &graph.order {
            let last = self.last_behind(*node);
            for successor in &graph.nodes[*node].successors {
                changed |= self.join_last(*successor, &last);
            }
        }
        changed
    }

    /// Propagates once which of these locals are whole on some path. What a state holds to be used again is.
    fn pass_whole(&mut self, graph: &Graph, liveness: &Liveness, divided: &BitSet<LocalId>) -> bool {
        let mut changed = false;
        for node in &graph.order {
            let mut whole = self.parted[*node].whole.clone();
            match graph.nodes[*node].effect {
                Some((local, Effect::MoveParts | Effect::MoveListed | Effect::MoveAll)) => whole.remove(local),
                Some((_, Effect::Doubt(Gate::Own))) => {}
                Some((local, Effect::Init | Effect::Assign | Effect::Declare | Effect::Doubt(_))) => {
                    whole.insert(local);
                }
                _ if graph.suspension(*node).is_some() => {
                    let held = divided.iter().filter(|local| liveness.is_live(*node, *local));
                    held.for_each(|local| _ = whole.insert(local));
                }
                _ => {}
            }
            for successor in &graph.nodes[*node].successors {
                changed |= self.parted[*successor].whole.union(&whole);
            }
        }
        changed
    }

    /// Propagates once what has been taken of these locals. Of one that is used again, and whole on another path, patterns
    /// have bound copies, or rustc says that it is not.
    fn pass_parts(&mut self, graph: &Graph, liveness: &Liveness, divided: &BitSet<LocalId>) -> bool {
        let mut changed = false;
        for node in &graph.order {
            let mut parted = self.parted[*node].clone();
            if let Some((local, effect)) = graph.nodes[*node].effect.filter(|(local, _)| divided.contains(*local)) {
                parted.apply(local, effect, self.parts.get(&local).map_or(&[], Vec::as_slice));
            }
            for successor in &graph.nodes[*node].successors {
                let joined = &mut self.parted[*successor];
                let is_whole = |local: &LocalId| joined.whole.contains(*local) && liveness.is_live(*successor, *local);
                let copied = divided.iter().filter(is_whole).collect::<Vec<_>>();
                let mut parted = parted.clone();
                for local in copied {
                    parted.in_parts.remove(local);
                    parted.unbind(self.parts.get(&local).map_or(&[], Vec::as_slice));
                }
                changed |= joined.union(&parted);
            }
        }
        changed
    }

    /// Numbers what is taken of each local.
    fn collect(&mut self, graph: &Graph) {
        for node in &graph.order {
            let mut locals = self.parted[*node].in_parts.clone();
            locals.union(&self.parted[*node].vacated);
            let found = locals.iter().map(|local| self.find(*node, local)).collect::<Vec<_>>();
            for taken in found {
                if !self.taken.contains(&taken) {
                    self.taken.push(taken);
                }
            }
        }
    }

    fn find(&self, node: NodeId, whole: LocalId) -> Taken {
        let parted = &self.parted[node];
        let parts = self.parts.get(&whole).into_iter().flatten();
        let parts = parts.copied().filter(|part| parted.bound.contains(*part)).collect();
        Taken { whole, parts, leaves: parted.left.contains(whole) }
    }

    /// The types of which a local has been consumed; `None` if it has not been, or that depends on how control came here.
    pub(crate) fn gate(&self, node: NodeId, local: LocalId) -> Option<Gate> {
        match self.last[node].get(&local) {
            Some(Last::Doubted(gate)) => Some(*gate),
            _ => None,
        }
    }

    /// Whether methods that rustc may still be asked about may have consumed a local.
    pub(crate) fn may_be_asked(&self, node: NodeId, local: LocalId) -> bool {
        matches!(
            self.last[node].get(&local),
            Some(
                Last::Doubted(Gate::Unknown | Gate::Adaptor | Gate::Choice | Gate::Order | Gate::Named(None))
                    | Last::Mixed
            )
        )
    }

    /// What may have been taken of a local; `None` if nothing.
    pub(crate) fn taken_of(&self, node: NodeId, local: LocalId) -> Option<TakenId> {
        let parted = self.parted.get(node)?;
        if !parted.in_parts.contains(local) && !parted.vacated.contains(local) {
            return None;
        }
        let found = self.find(node, local);
        self.taken.iter().position(|taken| *taken == found).map(TakenId)
    }

    /// Whether it depends on how control came here what has been taken of a local, or whether it may have been consumed.
    pub(crate) fn is_mixed(&self, node: NodeId, local: LocalId) -> bool {
        self.last[node].get(&local) == Some(&Last::Mixed) || self.is_taken_on_some_paths(node, local)
    }

    fn is_taken_on_some_paths(&self, node: NodeId, local: LocalId) -> bool {
        let Some(parted) = self.parted.get(node) else { return false };
        let differs = |part: &LocalId| parted.bound.contains(*part) && parted.unbound.contains(*part);
        parted.in_parts.contains(local)
            && (parted.whole.contains(local) || self.parts.get(&local).is_some_and(|parts| parts.iter().any(differs)))
    }

    pub(crate) fn taken(&self, id: TakenId) -> &Taken {
        &self.taken[id.0]
    }
}

impl Parted {
    fn apply(&mut self, local: LocalId, effect: Effect, parts: &[LocalId]) {
        match effect {
            Effect::MoveParts | Effect::MoveListed | Effect::MoveAll => {
                self.in_parts.insert(local);
                if effect != Effect::MoveAll {
                    self.left.insert(local);
                }
            }
            Effect::MoveField(_) => {
                self.vacated.insert(local);
                self.left.insert(local);
            }
            Effect::Init | Effect::Assign | Effect::Declare => {
                self.set_whole(local);
                self.unbind(parts);
                self.bound.insert(local);
                self.unbound.remove(local);
            }
            Effect::Borrow
            | Effect::CallField(_)
            | Effect::AssignField(_)
            | Effect::BindField(_)
            | Effect::Move
            | Effect::Doubt(Gate::Own) => {}
            // It is used as a whole, so that nothing is missing: what was used by value was copied, or replaced.
            Effect::Doubt(_) => {
                self.set_whole(local);
                self.unbind(parts);
            }
        }
    }

    /// Nothing is bound any more that was a part of a local.
    fn unbind(&mut self, parts: &[LocalId]) {
        for part in parts {
            self.bound.remove(*part);
            self.unbound.insert(*part);
        }
    }

    fn set_whole(&mut self, local: LocalId) {
        self.in_parts.remove(local);
        self.vacated.remove(local);
        self.left.remove(local);
    }

    fn union(&mut self, other: &Self) -> bool {
        let mut changed = self.in_parts.union(&other.in_parts);
        changed |= self.vacated.union(&other.vacated);
        changed |= self.bound.union(&other.bound);
        changed |= self.unbound.union(&other.unbound);
        changed | self.left.union(&other.left)
    }
}

fn effects(graph: &Graph, liveness: &Liveness) -> IndexVec<NodeId, Option<(LocalId, Effect)>> {
    let mut effects = IndexVec::from_elem(None, graph.nodes.len());
    for node in &graph.order {
        let is_settled =
            |local, effect| matches!(effect, Effect::Doubt(_)) && liveness.is_live_behind(graph, *node, local);
        effects[*node] = graph.nodes[*node].effect.filter(|(local, effect)| !is_settled(*local, *effect));
    }
    effects
}
