//! Whether rustc can check code in front of other code that precedes it in the source, and infer the same types.
//!
//! It infers from top to bottom: what is checked first tells the types, and those that it tells decide which conversions
//! there are behind it. So the two must have nothing to do with one another, but for numbers with which operators alone do
//! something: whatever is checked first, they find the same types.
//!
//! ```text
//! let mut n = 0; loop { yield n; n += 1; }                          `n += 1` can stand in front of `yield n`
//! let mut v = Vec::new(); loop { v.push(0_u8); yield 1; v[0].pow(2); }      `v[0].pow(2)` can't in front of `v.push(0_u8)`
//! ```

use super::Analyses;
use super::classes::mentioned_by;
use crate::ir::{BitSet, Body, LocalId, NodeId, Point};

impl Analyses {
    /// Whether the statements at some nodes can be checked in front of those at others. `is_told` says of which locals the
    /// type is known there.
    pub(crate) fn can_precede(
        &self,
        body: &Body,
        (first, then): (&BitSet<NodeId>, &BitSet<NodeId>),
        is_told: impl Fn(LocalId) -> bool,
    ) -> bool {
        let mentioned = |at| mentioned_by(body, &self.readings, at);
        let of_others = self.points(body, then).flat_map(mentioned).collect::<BitSet<_>>();
        let classes = of_others.iter().map(|local| self.classes.of(local)).collect::<BitSet<_>>();
        let is_shared = |local: &LocalId| classes.contains(self.classes.of(*local));
        self.points(body, first).all(|at| {
            let reading = self.readings.of(at);
            let is_number = |local: LocalId| body.locals[local].number;
            let is_simple = !reading.is_complex && reading.named.iter().copied().all(is_number);
            mentioned(at).filter(is_shared).all(|local| is_simple && is_number(local) && is_told(local))
        })
    }

    /// The statements that begin at some nodes.
    fn points(&self, body: &Body, nodes: &BitSet<NodeId>) -> impl Iterator<Item = Point> {
        let points = nodes.iter().filter_map(|node| self.graph.nodes[node].point);
        points.filter(|at| at.stmt < body.scopes[at.scope].stmts.len())
    }
}
