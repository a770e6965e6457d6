//! Which references a state does not hold, because they are bound again where a step goes on.
//!
//! A state can't hold both a reference and what it borrows from. Where it can be bound again
//! (`lower/borrows/rebind.rs`), only the latter is held; so it is with references that lead there by way of others.

use crate::analysis::Analyses;
use crate::elaborate::keep::Saved;
use crate::ir::{Body, Effect, LocalId, NodeId, Rebind, RebindId};
use std::collections::BTreeSet;

/// What a state holds.
#[derive(Clone, Copy)]
pub(crate) struct Held<'a> {
    pub(crate) body: &'a Body,
    pub(crate) analyses: &'a Analyses,
    pub(crate) frame: &'a [(LocalId, Saved)],
}

impl Held<'_> {
    /// What has to be bound again.
    pub(crate) fn rebound(self) -> BTreeSet<RebindId> {
        let mut rebound = BTreeSet::new();
        let live = self.frame.iter().filter(|(_, saved)| *saved == Saved::Live);
        let rebinds = live.filter_map(|(local, _)| self.body.locals[*local].rebind);
        // Another name for a place is replaced, if that alone is held.
        let rebinds = rebinds.filter(|rebind| {
            let info = &self.body.rebinds[*rebind];
            !info.is_alias || info.of.iter().any(|of| self.is_bound_again(*of) && !self.is_alias(*of))
        });
        rebinds.for_each(|rebind| self.bind_again(rebind, &mut rebound));
        rebound
    }

    fn bind_again(self, id: RebindId, rebound: &mut BTreeSet<RebindId>) {
        if self.must_bind(id) && rebound.insert(id) {
            let around = self.body.rebinds[id].of.iter().filter_map(|of| self.body.locals[*of].rebind);
            around.for_each(|around| self.bind_again(around, rebound));
        }
    }

    /// Whether what borrows from this local can't be held: this is, or is bound again.
    pub(crate) fn is_lender(self, local: LocalId) -> bool {
        self.is_held(local) || self.is_bound_again(local)
    }

    fn is_alias(self, local: LocalId) -> bool {
        self.body.locals[local].rebind.is_some_and(|rebind| self.body.rebinds[rebind].is_alias)
    }

    // A shared reference leads to a place without being borrowed.
    fn is_held(self, local: LocalId) -> bool {
        self.frame.contains(&(local, Saved::Live)) && !self.body.locals[local].copy
    }

    fn is_bound_again(self, local: LocalId) -> bool {
        self.body.locals[local].rebind.is_some_and(|rebind| self.must_bind(rebind))
    }

    fn must_bind(self, id: RebindId) -> bool {
        let rebind = &self.body.rebinds[id];
        let borrows_own = rebind.borrows_own && (rebind.certain || self.is_used_again(rebind));
        (borrows_own || rebind.of.iter().any(|of| self.is_lender(*of))) && self.stays(rebind)
    }

    /// Whether a closure is called more than once, so that it consumes nothing.
    fn is_used_again(self, rebind: &Rebind) -> bool {
        let Analyses { graph, liveness, .. } = self.analyses;
        graph.order.iter().any(|node| match graph.nodes[*node].effect {
            None | Some((_, Effect::Assign | Effect::Init | Effect::Declare)) => false,
            Some((local, _)) => rebind.binds.contains(&local) && liveness.is_live_behind(graph, *node, local),
        })
    }

    /// Whether the locals that lead to a place keep their values while something refers to it. A reference may be replaced by
    /// another one meanwhile.
    fn stays(self, rebind: &Rebind) -> bool {
        let Analyses { graph, liveness, .. } = self.analyses;
        let is_used = |node: NodeId| rebind.binds.iter().any(|bound| liveness.is_live_behind(graph, node, *bound));
        !graph.order.iter().any(|node| match graph.nodes[*node].effect {
            Some((local, Effect::Assign | Effect::Init)) => {
                (rebind.of.contains(&local) || rebind.indices.contains(&local)) && is_used(*node)
            }
            _ => false,
        })
    }
}
