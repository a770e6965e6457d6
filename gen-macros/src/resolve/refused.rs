//! What rustc is certain to refuse, as syntax alone tells: it says so of the twin, and need not say it of the machine.
//!
//! ```text
//! for i in 0..3 { i += 1; }                    a second assignment to what is not mutable
//! fn f(&self) { self.n += 1; }                 an assignment through a shared reference
//! ```

use super::holes::local_of;
use crate::ir::{BitSet, IndexVec, Local, LocalId, LocalKind};
use crate::lower::diverging::panics;
use crate::lower::uses::is_compound;
use syn::visit::{self, Visit};
use syn::{Block, Expr, ExprMacro, ExprPath, Item, Pat, Stmt, StmtMacro};

/// Whether something is assigned that can't be.
pub(super) fn is_refused(block: &Block, locals: &IndexVec<LocalId, Local>) -> bool {
    let mut search = Search { locals, deferred: BitSet::default(), found: false };
    search.visit_block(block);
    search.found
}

struct Search<'a> {
    locals: &'a IndexVec<LocalId, Local>,
    /// Those that are declared without a value.
    deferred: BitSet<LocalId>,
    found: bool,
}

impl Search<'_> {
    fn assigned(&mut self, target: &Expr) {
        self.found |= match target {
            Expr::Paren(inner) => return self.assigned(&inner.expr),
            Expr::Path(_) => local_named_by(target).is_some_and(|local| self.is_fixed(local)),
            Expr::Field(field) => root_of(&field.base).is_some_and(|local| self.is_shared(local)),
            _ => false,
        };
    }

    /// Whether a local has a value where it is declared, and keeps it.
    fn is_fixed(&self, local: LocalId) -> bool {
        let info = &self.locals[local];
        info.kind != LocalKind::Temp && !info.mutable && !info.rebound && !self.deferred.contains(local)
    }

    fn is_shared(&self, local: LocalId) -> bool {
        self.locals[local].shared_at.is_some() && !self.locals[local].mutable
    }
}

/// The local of a place that is a field of it, or of what it refers to.
fn root_of(place: &Expr) -> Option<LocalId> {
    match place {
        Expr::Field(field) => root_of(&field.base),
        Expr::Paren(inner) => root_of(&inner.expr),
        place => local_named_by(place),
    }
}

fn local_named_by(expr: &Expr) -> Option<LocalId> {
    match expr {
        Expr::Path(path) => path.path.get_ident().and_then(local_of),
        _ => None,
    }
}

/// Whether nothing behind a statement is ever run: rustc checks no assignment there.
fn leaves(stmt: &Stmt) -> bool {
    match stmt {
        Stmt::Expr(Expr::Return(_) | Expr::Break(_) | Expr::Continue(_), _) => true,
        Stmt::Expr(Expr::Macro(ExprMacro { mac, .. }), _) | Stmt::Macro(StmtMacro { mac, .. }) => panics(mac),
        _ => false,
    }
}

impl<'ast> Visit<'ast> for Search<'_> {
    fn visit_block(&mut self, block: &'ast Block) {
        for stmt in &block.stmts {
            self.visit_stmt(stmt);
            if leaves(stmt) {
                return;
            }
        }
    }

    fn visit_local(&mut self, local: &'ast syn::Local) {
        if local.init.is_none() {
            let mut declared = Declared(&mut self.deferred);
            declared.visit_pat(&local.pat);
        }
        visit::visit_local(self, local);
    }

    fn visit_expr(&mut self, expr: &'ast Expr) {
        match expr {
            Expr::Assign(assign) => self.assigned(&assign.left),
            Expr::Binary(binary) if is_compound(&binary.op) => self.assigned(&binary.left),
            _ => {}
        }
        visit::visit_expr(self, expr);
    }

    fn visit_expr_path(&mut self, _: &'ast ExprPath) {}

    fn visit_item(&mut self, _: &'ast Item) {}
}

struct Declared<'a>(&'a mut BitSet<LocalId>);

impl<'ast> Visit<'ast> for Declared<'_> {
    fn visit_pat(&mut self, pat: &'ast Pat) {
        if let Pat::Ident(name) = pat {
            self.0.extend(local_of(&name.ident));
        }
        visit::visit_pat(self, pat);
    }
}
