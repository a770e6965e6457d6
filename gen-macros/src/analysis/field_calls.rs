//! Which calls may be the last uses of the fields on which they are: a method that consumes its receiver is one.

use super::Graph;
use crate::elaborate::partial::{binds, for_each_use};
use crate::ir::{BitSet, Body, Effect, Field, FieldCall, LocalId, NodeId, Stmt, StmtKind};
use std::collections::BTreeSet;

/// The calls behind which the field is not used again, before it is given another value.
pub(crate) fn last_calls(body: &Body, graph: &Graph) -> BTreeSet<FieldCall> {
    let called = graph.order.iter().filter_map(|node| match graph.nodes[*node].effect {
        Some((_, Effect::CallField(call))) => Some((*node, &body.calls[call])),
        _ => None,
    });
    called.filter(|(node, call)| !is_used_behind(body, graph, *node, call)).map(|(_, call)| call.clone()).collect()
}

fn is_used_behind(body: &Body, graph: &Graph, node: NodeId, call: &FieldCall) -> bool {
    let FieldCall { whole, field, .. } = call;
    let (mut seen, mut stack) = (BitSet::default(), graph.nodes[node].successors.clone());
    while let Some(node) = stack.pop() {
        let of = &graph.nodes[node];
        let refills = match of.effect.filter(|(local, _)| local == whole) {
            Some((_, Effect::Init | Effect::Declare | Effect::Assign)) => true,
            Some((_, Effect::AssignField(assigned))) => body.fields[assigned] == *field,
            _ => false,
        };
        if refills || !seen.insert(node) {
            continue;
        }
        let stmt = of.point.and_then(|at| body.scopes[at.scope].stmts.get(at.stmt));
        if stmt.is_some_and(|stmt| uses(body, stmt, *whole, field)) {
            return true;
        }
        stack.extend(&of.successors);
    }
    false
}

/// Whether a statement uses a field of a local, or all of it, other than by assigning to it.
fn uses(body: &Body, stmt: &Stmt, whole: LocalId, field: &Field) -> bool {
    if binds(body, stmt, whole) {
        return false;
    }
    let mut used = false;
    for tokens in stmt.kind.tokens() {
        for_each_use(tokens, &mut |local, named| {
            used |= local == whole && named.is_none_or(|named| named == *field);
        });
    }
    used && !only_assigns(body, stmt, whole, field)
}

fn only_assigns(body: &Body, stmt: &Stmt, whole: LocalId, field: &Field) -> bool {
    let (StmtKind::Code(code) | StmtKind::Native(code)) = &stmt.kind else { return false };
    let mut effects = BTreeSet::new();
    code.flow.for_each(&mut |local, effect| {
        if local == whole {
            effects.insert(matches!(effect, Effect::AssignField(assigned) if body.fields[assigned] == *field));
        }
    });
    effects.into_iter().eq([true])
}
