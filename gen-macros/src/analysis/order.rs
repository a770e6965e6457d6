//! Which points must begin a step so that rustc meets the user's code in the order of the source.
//!
//! Rustc infers types from top to bottom: a method can be called on a value only if what was checked before has told
//! its type. Arms are emitted in the order of their roots, so code of an early arm may come in front of code that
//! precedes it in the source. That matters if it needs a type that the other determines; then it gets an arm of its own:
//!
//! ```text
//! let mut v = Vec::new();
//! while more() { yield 1; v.push(0_u8); }      // the arm behind the suspension tells the type of `v`'s items,
//! v[0].pow(2)                                  // which has to be known here: a root, though control comes from one arm
//! ```

use super::Readings;
use crate::ir::{Body, Dest, IndexVec, LocalId, LocalKind, Point, StmtKind};
use std::collections::BTreeMap;

/// What each statement's own code has to do with types.
pub(super) struct Order {
    statements: Vec<Statement>,
}

struct Statement {
    at: Point,
    /// The classes of locals that it mentions.
    mentions: Vec<LocalId>,
    /// Those of which it needs to know the type.
    needs: Vec<LocalId>,
}

impl Order {
    /// Reads a body, whose points stand in the source as `in_order` lists them.
    pub(super) fn new(body: &Body, readings: &Readings, in_order: &[Point]) -> Self {
        let mut classes = Classes::new(body);
        let mut statements = Vec::new();
        for at in in_order {
            let (mut mentions, mut needs) = said_by(body, readings, *at);
            mentions.retain(|local| is_open(body, *local));
            classes.unite(&mentions);
            // What a closure is, its own code tells.
            needs.retain(|local| is_open(body, *local) && body.locals[*local].captures.is_none());
            needs.retain(|local| !is_lent(body, *local));
            statements.push(Statement { at: *at, mentions, needs });
        }
        for statement in &mut statements {
            let Statement { mentions, needs, .. } = statement;
            mentions.iter_mut().chain(needs).for_each(|local| *local = classes.find(*local));
        }
        Self { statements }
    }

    /// Finds the first statement that needs a type which a later arm tells. `arm_of` gives the place in the source of
    /// the root to whose arm a statement belongs, if control gets there.
    pub(super) fn first_too_early(&self, arm_of: &dyn Fn(Point) -> Option<usize>) -> Option<Point> {
        let mut latest: BTreeMap<LocalId, usize> = BTreeMap::new();
        for statement in &self.statements {
            let Some(arm) = arm_of(statement.at) else {
                continue;
            };
            if statement.needs.iter().any(|class| latest.get(class).is_some_and(|told| *told > arm)) {
                return Some(statement.at);
            }
            for class in &statement.mentions {
                let told = latest.entry(*class).or_insert(arm);
                *told = arm.max(*told);
            }
        }
        None
    }
}

/// Whether the type of a local has to be inferred from its uses.
fn is_open(body: &Body, local: LocalId) -> bool {
    let info = &body.locals[local];
    info.kind != LocalKind::Arg && !info.declared_in_signature && info.ty.is_none()
}

/// Whether a local borrows from another one that may be held wherever it is: no state holds both.
fn is_lent(body: &Body, local: LocalId) -> bool {
    body.locals[local].borrows.iter().any(|owner| !body.locals[*owner].trivial && !body.locals[*owner].copy)
}

/// Locals whose types may have to do with one another: they are mentioned together.
struct Classes {
    parent: IndexVec<LocalId, LocalId>,
}

impl Classes {
    fn new(body: &Body) -> Self {
        let mut parent = IndexVec::default();
        body.locals.ids().for_each(|local| _ = parent.push(local));
        Self { parent }
    }

    fn find(&mut self, local: LocalId) -> LocalId {
        let mut root = local;
        while self.parent[root] != root {
            root = self.parent[root];
        }
        self.parent[local] = root;
        root
    }

    fn unite(&mut self, locals: &[LocalId]) {
        let Some((first, rest)) = locals.split_first() else {
            return;
        };
        let root = self.find(*first);
        for local in rest {
            let other = self.find(*local);
            self.parent[other] = root;
        }
    }
}

/// What a statement itself mentions and needs: its code, and where its value goes. Items have no locals.
fn said_by(body: &Body, readings: &Readings, at: Point) -> (Vec<LocalId>, Vec<LocalId>) {
    let stmt = body.stmt(at);
    let (mut mentions, needs) = match &stmt.kind {
        StmtKind::Item(_) => (Vec::new(), Vec::new()),
        _ => (readings.of(at).named.clone(), readings.of(at).needs.clone()),
    };
    if let Dest::Bind(local) | Dest::Assign(local) = stmt.dest {
        mentions.push(local);
    }
    (mentions, needs)
}
