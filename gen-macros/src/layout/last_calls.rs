//! Which calls of the function itself are the last thing that a call does: no step begins behind them.
//!
//! Input: the analyses, [`Frames`] and [`Levels`]. Output: the calls behind which there is nothing left to do, nor to drop.
//! Their frames take the place of the one that makes them.
//!
//! ```text
//! yield_from!(walk(left)); yield_!(value); yield_from!(walk(right));
//!                                          ^ the last call
//! ```

use crate::analysis::{Analyses, Graph};
use crate::elaborate::Frames;
use crate::ir::{BitSet, Body, NodeId, StmtKind, YieldId};
use crate::layout::in_place::Levels;

/// Finds the last calls of a body.
pub(crate) fn last_calls(body: &Body, analyses: &Analyses, frames: &Frames, levels: &Levels) -> BitSet<YieldId> {
    let (graph, roots) = (&analyses.graph, &analyses.roots);
    let is_call = |id: &YieldId| matches!(body.stmt(body.suspensions[*id].at).kind, StmtKind::Call { .. });
    let calls = body.suspensions.ids().filter(is_call);
    let holds_nothing = |id: &YieldId| {
        roots.behind(*id).is_some_and(|root| frames.of(root).is_empty() && levels.of_root(root).is_none())
    };
    calls.filter(holds_nothing).filter(|id| leads_to_end(body, graph, graph.resumes[*id])).collect()
}

/// Whether nothing is done from a node on.
fn leads_to_end(body: &Body, graph: &Graph, from: NodeId) -> bool {
    let mut at = from;
    loop {
        let node = &graph.nodes[at];
        let does = node.point.is_some_and(|point| point.stmt < body.scopes[point.scope].stmts.len());
        match node.successors[..] {
            [] => return true,
            [next] if !does && node.effect.is_none() => at = next,
            _ => return false,
        }
    }
}
