//! What the frames show that has to be [lowered in another way](crate::lower::Exposed).

use super::Frames;
use super::keep::{Keep, Saved};
use crate::analysis::graph::Leap;
use crate::analysis::{Analyses, InitState, last_calls};
use crate::elaborate::in_scope;
use crate::ir::{BitSet, Body, Effect, FieldCall, LocalId, LocalKind, Root, TargetId};
use std::collections::BTreeSet;

impl Frames {
    /// Locals that a state holds, and of which a field is used by value: as a place, or by a pattern in front of other uses.
    pub(crate) fn moved_fields(&self, body: &Body, analyses: &Analyses) -> BitSet<LocalId> {
        let (mut moved, Analyses { graph, liveness, .. }) = (BitSet::default(), analyses);
        for node in &graph.order {
            let is_opened = |local| body.locals[local].opened && liveness.is_live_behind(graph, *node, local);
            if let Some((local, effect)) = graph.nodes[*node].effect
                && (matches!(effect, Effect::MoveField(_)) || effect == Effect::MoveParts && is_opened(local))
            {
                let held = self.by_root.iter().skip(1).flatten().any(|(held, _)| *held == local);
                let info = &body.locals[local];
                // Those of temporaries are taken care of where they are made.
                if held && !info.trivial && info.kind != LocalKind::Temp {
                    moved.insert(local);
                }
            }
        }
        moved
    }

    /// Calls that may consume fields of locals that a state holds.
    pub(crate) fn called_fields(&self, body: &Body, analyses: &Analyses) -> BTreeSet<FieldCall> {
        let mut calls = last_calls(body, &analyses.graph);
        calls.retain(|call| {
            let info = &body.locals[call.whole];
            let is_held = self.suspended().flatten().any(|(held, _)| *held == call.whole);
            is_held && !info.trivial && !info.unique && info.kind != LocalKind::Temp
        });
        calls
    }

    /// Locals that are kept unless a method has consumed them that rustc is not asked about, or is not consumed by its name.
    pub(crate) fn doubted(&self, body: &Body, analyses: &Analyses) -> BitSet<LocalId> {
        let mut doubted = BitSet::default();
        for (id, frame) in self.by_root.enumerate().skip(1) {
            let node = analyses.roots.node(body, &analyses.graph, id);
            let kept = frame.iter().filter(|(_, saved)| *saved != Saved::Live).map(|(local, _)| *local);
            let kept = kept.filter(|local| body.locals[*local].kind != LocalKind::Temp);
            kept.filter(|local| analyses.doubts.may_be_asked(node, *local)).for_each(|local| _ = doubted.insert(local));
        }
        doubted
    }

    /// Locals of which patterns or literals leave parts that a state may hold, and that nobody uses behind those. An assignment
    /// would drop what is left.
    pub(crate) fn parted(&self, body: &Body, analyses: &Analyses) -> BitSet<LocalId> {
        let Analyses { graph, liveness, doubts, .. } = analyses;
        let leaves = |keep: &Keep| matches!(keep, Keep::AskParts(_, taken) if doubts.taken(*taken).leaves);
        let parted = self.keeps.iter().filter(|(_, keep)| leaves(keep)).map(|(local, _)| *local);
        let is_over = |local: LocalId| {
            graph.order.iter().all(|node| match graph.nodes[*node].effect {
                Some((taken, Effect::MoveParts)) if taken == local => !liveness.is_live_behind(graph, *node, local),
                _ => true,
            })
        };
        let parted = parted.filter(|local| body.locals[*local].kind == LocalKind::User && is_over(*local));
        let assigned = graph.assigned();
        parted.chain(updated(body, analyses)).filter(|local| !assigned.contains(*local)).collect()
    }

    /// Locals of which native code binds parts, whose types decide whether the rest is kept.
    pub(crate) fn hidden_parts(&self, body: &Body) -> Vec<LocalId> {
        let is_hidden =
            |local: &LocalId| body.locals[*local].parts.iter().any(|part| body.locals[*part].declared.is_none());
        let parted = self.keeps.iter().filter(|(_, keep)| matches!(keep, Keep::AskParts(..)));
        parted.map(|(local, _)| *local).filter(|local| is_hidden(local)).collect()
    }

    /// Targets that native code jumps to with a local that what follows holds only maybe.
    pub(crate) fn hidden_leaps(&self, analyses: &Analyses) -> Vec<TargetId> {
        let differs = |leap: &&Leap| {
            let maybe = |node| move |local: &LocalId| analyses.state(node, *local) == InitState::Maybe;
            let wanted = self.wanted[leap.to].iter().filter(maybe(leap.to));
            leap.stmt.is_none() && wanted.filter(|local| !maybe(leap.from)(local)).count() > 0
        };
        analyses.graph.leaps.iter().filter(differs).map(|leap| leap.target).collect()
    }
}

/// The locals of which literals take fields, that are in scope at a suspension, and that nobody uses behind those.
fn updated(body: &Body, analyses: &Analyses) -> Vec<LocalId> {
    let Analyses { graph, liveness, roots, .. } = analyses;
    let is_over = |local: LocalId| {
        graph.order.iter().all(|node| {
            graph.nodes[*node].effect != Some((local, Effect::Move)) || !liveness.is_live_behind(graph, *node, local)
        })
    };
    let updated = body.locals.enumerate().filter(|(id, local)| local.updated && is_over(*id));
    let outlives = |local: LocalId| {
        let mut suspended = roots.list.iter().filter(|root| **root != Root::Start);
        suspended.any(|root| in_scope(body, body.point_of(*root)).contains(&local))
    };
    updated.map(|(id, _)| id).filter(|local| outlives(*local)).collect()
}
