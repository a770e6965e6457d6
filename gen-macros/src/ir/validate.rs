//! Checks in debug builds what the passes rely on.

use super::{Body, Dest, Point, ScopeId, StmtKind};
use crate::diag::bug;

/// Checks a body.
///
/// # Panics
///
/// Panics if an invariant does not hold, which is a fault of the lowering.
pub(crate) fn validate(body: &Body) {
    if cfg!(debug_assertions) {
        body.scopes.ids().for_each(|scope| validate_scope(body, scope));
        for (id, suspension) in body.suspensions.enumerate() {
            let suspends = matches!(body.stmt(suspension.at).kind,
                StmtKind::Yield { id: found, .. } | StmtKind::Call { id: found, .. } if found == id);
            assert!(suspends, "{id} is not at {}", suspension.at);
        }
    }
}

fn validate_scope(body: &Body, id: ScopeId) {
    let scope = &body.scopes[id];
    if scope.parent.is_none() != (id == body.root()) {
        bug!("{id} has no place in the body");
    }
    for local in &scope.locals {
        if body.locals[*local].declared.is_none_or(|from| from.scope != id) {
            bug!("{local} is not declared in {id}");
        }
    }
    for (position, stmt) in scope.stmts.iter().enumerate() {
        let at = Point { scope: id, stmt: position };
        if stmt.dest == Dest::Tail && position + 1 != scope.stmts.len() {
            bug!("the value of {id} is not its last statement: {at}");
        }
        match stmt.dest {
            Dest::Bind(local) | Dest::Assign(local) if body.locals[local].declared.is_none() => {
                bug!("{local} is given a value at {at}, and declared nowhere");
            }
            Dest::Bind(_) | Dest::Assign(_) | Dest::Discard | Dest::Tail => {}
        }
    }
}
