//! Decides what each state holds: for every local in scope at a root, whether and how it is saved.
//!
//! Input: the body with its analyses. Output: [`Frames`]. This is what rustc's drop elaboration decides for a
//! coroutine: a local is saved if it is used again, or if its destructor has still to run when its scope ends.

mod exposing;
pub(crate) mod from_behind;
mod given_names;
pub(crate) mod homes;
pub(crate) mod keep;
pub(crate) mod loans;
pub(crate) mod naming;
pub(crate) mod partial;
pub(crate) mod rebound;

use crate::analysis::{Analyses, Graph, InitState, TakenId};
use crate::elaborate::from_behind::FromBehind;
use crate::elaborate::keep::{Keep, Question, Saved, of_borrower};
use crate::elaborate::partial::Partial;
use crate::elaborate::rebound::Held;
use crate::ir::{
    BitSet, Body, Captures, Effect, Gate, Handed, IndexVec, LocalId, LocalKind, NodeId, Point, Rebind, RebindId, Root,
    RootId,
};
use given_names::GivenNames;
use std::collections::{BTreeMap, BTreeSet};

/// What each root's state holds, in order of declaration.
pub(crate) struct Frames {
    by_root: IndexVec<RootId, Vec<(LocalId, Saved)>>,
    /// What is bound again where a step begins, instead of being held.
    rebound: IndexVec<RootId, BTreeSet<RebindId>>,
    /// Locals that are moved on some paths only, and outlive a suspension.
    pub(crate) conditional: BitSet<LocalId>,
    /// Locals that are saved where a later one of the same name hides them, each with that one.
    pub(crate) hidden: BTreeSet<(LocalId, LocalId)>,
    /// What decides about each local that is ever kept.
    keeps: BTreeSet<(LocalId, Keep)>,
    /// Which are saved field by field.
    pub(crate) partial: Partial,
    /// Values that are dropped part by part, since elements of their arrays may be missing.
    pub(crate) from_behind: FromBehind,
    /// Which of the conditional ones a state is going to hold, in front of each node.
    wanted: IndexVec<NodeId, BitSet<LocalId>>,
}

/// Decides what to save.
pub(crate) fn elaborate(body: &Body, analyses: &Analyses) -> Frames {
    let mut frames = Frames {
        by_root: IndexVec::default(),
        rebound: IndexVec::default(),
        conditional: BitSet::default(),
        hidden: BTreeSet::new(),
        keeps: BTreeSet::new(),
        partial: Partial::new(body, analyses),
        from_behind: FromBehind::new(body, analyses),
        wanted: IndexVec::from_elem(BitSet::default(), analyses.graph.nodes.len()),
    };
    let names = GivenNames::of(body);
    for (id, root) in analyses.roots.list.enumerate() {
        let mut rebound = BTreeSet::new();
        let frame = if *root == Root::Start {
            body.args.iter().map(|arg| (*arg, Saved::Live)).collect()
        } else {
            let (at, node) = (body.point_of(*root), analyses.roots.node(body, &analyses.graph, id));
            let locals = in_scope(body, at);
            let mut frame = frame_at(body, analyses, &frames.partial, &locals, node);
            rebound = rebind(body, analyses, &locals, &mut frame);
            frames.note_hidden(&names, &locals, &frame);
            frame
        };
        frames.by_root.push(frame);
        frames.rebound.push(rebound);
    }
    frames.find_conditional(body, &names);
    frames.find_wanted(body, analyses);
    let rests = frames.rests_at_joins(body, analyses);
    frames.settle_keeps(rests);
    frames
}

fn frame_at(
    body: &Body,
    analyses: &Analyses,
    partial: &Partial,
    locals: &[LocalId],
    node: NodeId,
) -> Vec<(LocalId, Saved)> {
    let saved = locals.iter().filter_map(|local| Some((*local, saved_at(body, analyses, partial, node, *local)?)));
    let mut frame = saved.collect::<Vec<_>>();
    let held = frame.iter().map(|(local, _)| *local).collect::<Vec<_>>();
    for (local, saved) in &mut frame {
        let (Saved::Kept(keep) | Saved::Maybe(keep) | Saved::Rest(keep)) = saved else { continue };
        if let Keep::Ask(question) | Keep::AskParts(question, _) = keep {
            let mut borrows = body.locals[*local].borrows.iter();
            if borrows.any(|owner| held.contains(owner) && !body.locals[*owner].is_shared()) {
                *question = of_borrower(*question);
            }
        }
        if *keep == Keep::Ask(Question::Destructor) && body.locals[*local].has_destructor {
            *keep = Keep::Hold;
        }
    }
    frame
}

fn saved_at(body: &Body, analyses: &Analyses, partial: &Partial, node: NodeId, local: LocalId) -> Option<Saved> {
    // What is used again holds a value: rustc sees to it, but for what is never run.
    let is_missing = || analyses.state(node, local) == InitState::Uninit && analyses.graph.is_named_dead(local);
    let is_live = analyses.liveness.is_live(node, local);
    if is_live && (analyses.graph.dead.is_empty() || analyses.graph.dead.contains(node) || !is_missing()) {
        return Some(Saved::Live);
    }
    let keep = keep_at(body, analyses, node, local)?;
    match analyses.state(node, local) {
        InitState::Uninit => None,
        InitState::Init if !partial.moved(node, local).is_empty() => Some(Saved::Rest(keep.without_gate())),
        InitState::Init => Some(Saved::Kept(rest_at(body, analyses, node, local, keep).unwrap_or(keep))),
        InitState::Maybe => Some(Saved::Maybe(keep.without_gate())),
    }
}

fn keep_at(body: &Body, analyses: &Analyses, node: NodeId, local: LocalId) -> Option<Keep> {
    let info = &body.locals[local];
    let question = match analyses.doubts.gate(node, local) {
        // A temporary is consumed by a method that is not known more often than not.
        Some(gate @ Gate::Unknown) if info.kind == LocalKind::Temp => Question::OwnUnless(gate),
        None | Some(Gate::Named(None)) => Question::Destructor,
        Some(gate) => Question::Unless(gate),
    };
    match &info.captures {
        _ if info.trivial => None,
        Some(Captures::Values(captured)) if captured.is_empty() => None,
        Some(Captures::Values(_)) if question == Question::Unless(Gate::Call) => Some(Keep::AskCalled),
        Some(Captures::Values(_)) => Some(Keep::AskCaptured),
        Some(Captures::Unknown) => Some(Keep::Hold),
        None => Some(Keep::Ask(question)),
    }
}

/// What decides about the rest of a local of which parts have been taken. If those are all of its parts, they were copied,
/// or nothing is left: what is left may be destructors of the types around them.
fn rest_at(body: &Body, analyses: &Analyses, node: NodeId, local: LocalId, keep: Keep) -> Option<Keep> {
    match keep {
        Keep::Ask(question) => {
            let taken = analyses.doubts.taken_of(node, local)?;
            let leaves = analyses.doubts.taken(taken).leaves || body.locals[local].nests;
            let question = if leaves { question.without_gate() } else { Question::Borrower };
            Some(Keep::AskParts(question, taken))
        }
        _ => None,
    }
}

/// Takes out of a state what is bound again, and puts into it what that takes.
fn rebind(
    body: &Body,
    analyses: &Analyses,
    locals: &[LocalId],
    frame: &mut Vec<(LocalId, Saved)>,
) -> BTreeSet<RebindId> {
    let rebound = Held { body, analyses, frame }.rebound();
    if rebound.is_empty() {
        return rebound;
    }
    let is_rebound = |local: LocalId| body.locals[local].rebind.is_some_and(|rebind| rebound.contains(&rebind));
    let leads = |local: LocalId| {
        let mut rebinds = rebound.iter().map(|rebind| &body.rebinds[*rebind]);
        rebinds.any(|rebind| rebind.of.contains(&local) || rebind.indices.contains(&local))
    };
    let saved = |local: LocalId| frame.iter().find(|(saved, _)| *saved == local).map(|(_, saved)| *saved);
    let held = locals.iter().filter(|local| !is_rebound(**local));
    let held = held.filter_map(|local| Some((*local, if leads(*local) { Saved::Live } else { saved(*local)? })));
    *frame = held.collect();
    rebound
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
    /// What is held in each state but the first.
    pub(crate) fn suspended(&self) -> impl Iterator<Item = &Vec<(LocalId, Saved)>> {
        self.by_root.iter().skip(1)
    }

    /// What a root's state holds, in order of declaration.
    pub(crate) fn of(&self, root: RootId) -> &[(LocalId, Saved)] {
        &self.by_root[root]
    }

    /// What is bound again of which syntax does not tell that it is a reference.
    pub(crate) fn found(&self, body: &Body) -> BitSet<LocalId> {
        let rebinds = self.rebound.iter().flatten().map(|rebind| &body.rebinds[*rebind]);
        rebinds.filter(|rebind| !rebind.certain).flat_map(|rebind| &rebind.binds).copied().collect()
    }

    /// What is bound again where a root's step begins, if this local is.
    pub(crate) fn rebound<'b>(&self, root: RootId, body: &'b Body, local: LocalId) -> Option<&'b Rebind> {
        body.locals[local]
            .rebind
            .filter(|rebind| self.rebound[root].contains(rebind))
            .map(|rebind| &body.rebinds[rebind])
    }

    /// Whether a local is bound again wherever a step begins.
    pub(crate) fn is_bound_again(&self, body: &Body, local: LocalId) -> bool {
        body.locals[local].rebind.is_some_and(|id| self.rebound.iter().any(|rebound| rebound.contains(&id)))
    }

    /// The closure that these are, if it is made again wherever it is used.
    pub(crate) fn remade<'b>(&self, body: &'b Body, binds: &[LocalId]) -> Option<&'b Rebind> {
        let [local] = binds else { return None };
        let id = body.locals[*local].rebind.filter(|id| body.rebinds[*id].closure.is_some())?;
        let is_held = || self.by_root.iter().flatten().any(|(held, _)| held == local);
        (self.is_bound_again(body, *local) && !is_held()).then(|| &body.rebinds[id])
    }

    /// How a root's state holds a local.
    pub(crate) fn saved(&self, root: RootId, local: LocalId) -> Option<Saved> {
        self.by_root[root].iter().find(|(saved, _)| *saved == local).map(|(_, saved)| *saved)
    }

    /// The locals that are used again behind a suspension, each once.
    pub(crate) fn live(&self) -> BitSet<LocalId> {
        let mut live = BitSet::default();
        for (local, saved) in self.by_root.iter().skip(1).flatten() {
            if *saved == Saved::Live {
                live.insert(*local);
            }
        }
        live
    }

    /// How a conditional local is kept, wherever it is.
    pub(crate) fn keep_of(&self, local: LocalId) -> Option<Keep> {
        let is_own = |keep: &Keep| matches!(keep, Keep::AskParts(..)) || keep.gate().is_some();
        let mut kept = self.keeps.iter().filter(|(kept, keep)| *kept == local && !is_own(keep));
        kept.next().map(|(_, keep)| *keep)
    }

    /// What decides whether a local is whole of which this has been taken.
    pub(crate) fn rest_of(&self, local: LocalId, id: TakenId) -> Option<Keep> {
        let is_rest = |keep: &Keep| matches!(keep, Keep::AskParts(_, taken) if *taken == id);
        self.keeps.iter().filter(|(kept, _)| *kept == local).map(|(_, keep)| *keep).find(is_rest)
    }

    /// What decides whether a local holds a value that this may have consumed.
    pub(crate) fn unless_consumed(&self, local: LocalId, gate: Gate) -> Option<Keep> {
        self.keeps.iter().find(|(kept, keep)| *kept == local && keep.gate() == Some(gate)).map(|(_, keep)| *keep)
    }

    /// What decides whether a receiver stays that waits for arguments.
    pub(crate) fn of_handed(&self, Handed { stays, gate, .. }: Handed) -> Option<Keep> {
        gate.map(|gate| self.unless_consumed(stays, gate).unwrap_or(Keep::Ask(Question::Unless(gate))))
    }

    /// What decides about locals where control goes on to where other parts may have been taken of them, or something else
    /// may have consumed them.
    fn rests_at_joins(&self, body: &Body, analyses: &Analyses) -> Vec<(LocalId, Keep)> {
        let mut rests = Vec::new();
        if self.conditional.is_empty() {
            return rests;
        }
        for node in &analyses.graph.order {
            for local in self.conditional.iter().filter(|local| analyses.state(*node, *local) == InitState::Init) {
                let joins =
                    |next: &NodeId| analyses.state(*next, local) == InitState::Maybe && self.is_wanted(*next, local);
                if analyses.graph.nodes[*node].successors.iter().any(joins) {
                    let keep = keep_at(body, analyses, *node, local);
                    rests.extend(keep.filter(|keep| keep.gate().is_some()).map(|keep| (local, keep)));
                    rests.extend(
                        keep.and_then(|keep| rest_at(body, analyses, *node, local, keep)).map(|rest| (local, rest)),
                    );
                }
            }
        }
        rests
    }

    /// Whether a state holds what is left of a local that is not used any more.
    pub(crate) fn holds_rest(&self) -> bool {
        self.by_root.iter().flatten().any(|(_, saved)| matches!(saved, Saved::Rest(_)))
    }

    /// All that decides about a local that is kept.
    pub(crate) fn kept(&self) -> impl Iterator<Item = (LocalId, Keep)> + '_ {
        self.keeps.iter().copied()
    }

    /// What a later state does not hold an earlier one need not hold, but not the other way round. So where parts of a
    /// local may have been moved, or something may have consumed it, it is kept in a way of its own; all others agree on
    /// one.
    fn settle_keeps(&mut self, rests: Vec<(LocalId, Keep)>) {
        let mut widest = BTreeMap::new();
        let key = |local, keep: Keep| {
            let taken = if let Keep::AskParts(_, taken) = keep { Some(taken) } else { None };
            (local, taken, keep.gate())
        };
        let saved = self.by_root.iter().flatten().filter_map(|(local, saved)| match saved {
            Saved::Kept(keep) | Saved::Maybe(keep) | Saved::Rest(keep) => Some((*local, *keep)),
            Saved::Live => None,
        });
        for (local, keep) in saved.chain(rests) {
            let entry = widest.entry(key(local, keep)).or_insert(keep);
            *entry = keep.max(*entry);
        }
        for id in self.by_root.ids() {
            for (local, saved) in &mut self.by_root[id] {
                if let Saved::Kept(keep) | Saved::Maybe(keep) | Saved::Rest(keep) = saved {
                    *keep = widest[&key(*local, *keep)];
                }
            }
        }
        self.keeps = widest.into_iter().map(|((local, ..), keep)| (local, keep)).collect();
    }

    fn note_hidden(&mut self, names: &GivenNames, locals: &[LocalId], frame: &[(LocalId, Saved)]) {
        for (local, _) in frame.iter().filter(|(local, _)| names.is_given_again(*local)) {
            let later = locals.iter().skip_while(|other| *other != local).skip(1);
            let later = later.filter(|other| names.hides(**other, *local));
            self.hidden.extend(later.map(|other| (*local, *other)));
        }
    }

    fn find_conditional(&mut self, body: &Body, names: &GivenNames) {
        for (local, saved) in self.by_root.iter().flatten() {
            if matches!(saved, Saved::Maybe(_)) {
                self.conditional.insert(*local);
            }
        }
        self.conditional.extend(self.from_behind.at_ends.iter().map(|(local, _)| *local));
        // They are moved at the ends of scopes, wherever those are.
        for local in self.conditional.iter() {
            let others = body.scopes.iter().flat_map(|scope| &scope.locals);
            let others = others.filter(|other| **other != local && names.hides(**other, local));
            self.hidden.extend(others.map(|other| (local, *other)));
        }
    }

    /// Propagates backwards from the states that may hold a local to wherever its value comes from.
    fn find_wanted(&mut self, body: &Body, analyses: &Analyses) {
        if self.conditional.is_empty() {
            return;
        }
        for (id, frame) in self.by_root.enumerate() {
            let node = analyses.roots.node(body, &analyses.graph, id);
            let maybe = frame.iter().filter(|(_, saved)| matches!(saved, Saved::Maybe(_)));
            maybe.for_each(|(local, _)| _ = self.wanted[node].insert(*local));
        }
        for (local, end) in &self.from_behind.at_ends {
            self.wanted[*end].insert(*local);
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

    /// Whether a state is going to hold this local, if it holds a value.
    pub(crate) fn is_wanted(&self, node: NodeId, local: LocalId) -> bool {
        self.wanted[node].contains(local)
    }
}
