//! Which locals have types that may have to do with one another: they are mentioned together.

use super::Readings;
use crate::ir::{Body, Dest, IndexVec, LocalId, LocalKind, Point, StmtKind};

/// The locals of a body whose types have to be inferred, in classes.
pub(crate) struct Classes {
    parent: IndexVec<LocalId, LocalId>,
}

impl Classes {
    /// Reads a body.
    pub(super) fn new(body: &Body, readings: &Readings) -> Self {
        let mut parent = IndexVec::default();
        body.locals.ids().for_each(|local| _ = parent.push(local));
        let mut classes = Self { parent };
        for (scope, info) in body.scopes.enumerate() {
            for stmt in 0..info.stmts.len() {
                classes.unite(body, readings, Point { scope, stmt });
            }
        }
        body.locals.ids().for_each(|local| classes.parent[local] = classes.find(local));
        classes
    }

    /// The class of a local.
    pub(crate) fn of(&self, local: LocalId) -> LocalId {
        self.parent[local]
    }

    /// Halves the way to the root on the way there.
    fn find(&mut self, mut local: LocalId) -> LocalId {
        while self.parent[local] != local {
            let parent = self.parent[local];
            self.parent[local] = self.parent[parent];
            local = self.parent[local];
        }
        local
    }

    /// Unites what a statement mentions.
    fn unite(&mut self, body: &Body, readings: &Readings, at: Point) {
        let mut mentioned = mentioned_by(body, readings, at);
        let Some(first) = mentioned.next() else { return };
        let root = self.find(first);
        for local in mentioned {
            let other = self.find(local);
            self.parent[other] = root;
        }
    }
}

/// The locals whose types have to be inferred that a statement itself mentions: its code, and where its value goes. Items
/// have no locals.
pub(super) fn mentioned_by(body: &Body, readings: &Readings, at: Point) -> impl Iterator<Item = LocalId> {
    let stmt = body.stmt(at);
    let named: &[LocalId] = if let StmtKind::Item(_) = stmt.kind { &[] } else { &readings.of(at).named };
    let value = match stmt.dest {
        Dest::Bind(local) | Dest::Assign(local) => Some(local),
        Dest::Discard | Dest::Tail => None,
    };
    named.iter().copied().chain(value).filter(|local| is_open(body, *local))
}

/// Whether the type of a local has to be inferred from its uses.
pub(super) fn is_open(body: &Body, local: LocalId) -> bool {
    let info = &body.locals[local];
    info.kind != LocalKind::Arg && !info.declared_in_signature && !info.ty.as_ref().is_some_and(|ty| ty.is_whole)
}
