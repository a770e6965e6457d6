//! Which locals are used by value, and used again behind that: if their types are such that they were moved, rustc reports
//! a use after move. Besides, which are yielded by reference: if they own what they lend, rustc reports the borrow.

use super::{Graph, Liveness};
use crate::ir::{BitSet, Body, Effect, LocalId, LocalKind, Moving};
use std::collections::{BTreeMap, BTreeSet};

/// What is taken for granted, since rustc checks it in the twin.
#[derive(Default)]
pub(crate) struct Again {
    /// How locals may be moved that have to be there behind that, or parts of which have.
    pub(crate) moved: BTreeMap<LocalId, BTreeSet<Moving>>,
    /// Locals that are declared without a value, and used without one.
    pub(crate) unset: BitSet<LocalId>,
    /// rustc refuses the twin for another reason.
    pub(crate) is_refused: bool,
}

/// The locals of the user's that are used by value, or not set, and used again behind that.
pub(crate) fn used_again(body: &Body, graph: &Graph, liveness: &Liveness) -> Again {
    let mut again = Again::default();
    for node in graph.order.iter().copied() {
        // Of what is never run rustc reports no move.
        let is_dead = |local: LocalId| !graph.dead.is_empty() && graph.is_named_dead(local);
        let effect = graph.nodes[node].effect.filter(|(local, _)| !is_dead(*local));
        let Some((local, effect)) = effect else { continue };
        let Some(moving) = &graph.nodes[node].moving else {
            if effect == Effect::Declare && is_users(body, local) && liveness.is_used_behind(graph, node, local) {
                again.unset.insert(local);
            }
            continue;
        };
        let matters = match moving {
            Moving::Lent => true,
            _ => !body.locals[local].copy && liveness.is_used_behind(graph, node, local),
        };
        if is_users(body, local) && matters {
            again.note(local, moving);
        }
    }
    again
}

fn is_users(body: &Body, local: LocalId) -> bool {
    body.locals[local].kind != LocalKind::Temp
}

impl Again {
    fn note(&mut self, local: LocalId, moving: &Moving) {
        match moving {
            Moving::With(bound) => bound.iter().for_each(|part| self.note(*part, &Moving::Operand)),
            moving => _ = self.moved.entry(local).or_default().insert(moving.clone()),
        }
    }
}
