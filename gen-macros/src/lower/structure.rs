//! Finishes a lowered body: every scope learns its place, every local where it is declared.

use crate::ir::{
    Body, CallId, Dest, Field, FieldCall, FieldId, IndexVec, Local, LocalId, Method, MethodId, Point, Rebind, RebindId,
    Scope, ScopeId, Stmt, StmtKind, Suspension,
};

/// What a body names.
pub(super) struct Names {
    pub(super) args: Vec<LocalId>,
    pub(super) methods: IndexVec<MethodId, Method>,
    pub(super) fields: IndexVec<FieldId, Field>,
    pub(super) calls: IndexVec<CallId, FieldCall>,
    pub(super) rebinds: IndexVec<RebindId, Rebind>,
}

/// Puts the parts of a body together.
pub(super) fn finish(
    locals: IndexVec<LocalId, Local>,
    scopes: IndexVec<ScopeId, Scope>,
    suspensions: usize,
    names: Names,
    root: ScopeId,
) -> Body {
    let nowhere = Suspension { at: Point { scope: root, stmt: 0 } };
    let suspensions = IndexVec::from_elem(nowhere, suspensions);
    let Names { args, methods, fields, calls, rebinds } = names;
    let mut body = Body { locals, scopes, suspensions, args, methods, fields, calls, rebinds, root: Some(root) };
    for scope in body.scopes.ids() {
        place_scope(&mut body, scope);
    }
    body
}

fn place_scope(body: &mut Body, scope: ScopeId) {
    let (mut locals, mut items) = (body.scopes[scope].binds.clone(), Vec::new());
    declare(body, &locals, Point { scope, stmt: 0 });
    for stmt in 0..body.scopes[scope].stmts.len() {
        let at = Point { scope, stmt };
        for child in body.stmt(at).scopes() {
            body.scopes[child].parent = Some(at);
        }
        match body.stmt(at).kind {
            StmtKind::Yield { id, .. } | StmtKind::Call { id, .. } => body.suspensions[id] = Suspension { at },
            StmtKind::Item(_) => items.push(stmt),
            _ => {}
        }
        let declared = declared_by(body.stmt(at));
        declare(body, &declared, at.after());
        locals.extend(declared);
    }
    (body.scopes[scope].locals, body.scopes[scope].items) = (locals, items);
}

fn declare(body: &mut Body, locals: &[LocalId], from: Point) {
    for local in locals {
        body.locals[*local].declared = Some(from);
    }
}

/// The locals that a statement declares in its scope, in order.
fn declared_by(stmt: &Stmt) -> Vec<LocalId> {
    match (&stmt.kind, &stmt.dest) {
        (StmtKind::Let { binds, .. } | StmtKind::LetElse { binds, .. }, _) => binds.clone(),
        (StmtKind::Declare(local), _) | (_, Dest::Bind(local)) => vec![*local],
        _ => Vec::new(),
    }
}
