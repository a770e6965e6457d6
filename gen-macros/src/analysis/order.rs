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
use super::classes::{Classes, is_open, mentioned_by};
use crate::ir::{Body, Dest, LocalId, Point, StmtKind};
use std::collections::{BTreeMap, BTreeSet};

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
    pub(super) fn new(body: &Body, readings: &Readings, classes: &Classes, in_order: &[Point]) -> Self {
        let statements = in_order.iter().map(|at| {
            let mentions = mentioned_by(body, readings, *at).map(|local| classes.of(local)).collect();
            let needs: &[LocalId] =
                if let StmtKind::Item(_) = body.stmt(*at).kind { &[] } else { &readings.of(*at).needs };
            // What a closure is, its own code tells.
            let is_told = |local: LocalId| body.locals[local].captures.is_some() || is_lent(body, local);
            let needs = needs.iter().copied().filter(|local| is_open(body, *local) && !is_told(*local));
            Statement { at: *at, mentions, needs: needs.map(|local| classes.of(local)).collect() }
        });
        Self { statements: statements.collect() }
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

/// Moves a point that has to begin a step in front of the statements of its scope that bind what is named behind it: what
/// they bind may borrow from what is held. `begins`: a step begins at a point already, or another one is on its way there.
pub(super) fn in_front_of_bound(body: &Body, readings: &Readings, at: Point, begins: &dyn Fn(Point) -> bool) -> Point {
    let mut chosen = at;
    let mut named = BTreeSet::new();
    let stmts = &body.scopes[at.scope].stmts;
    (at.stmt..stmts.len()).for_each(|stmt| name_all(body, readings, Point { stmt, ..at }, &mut named));
    for stmt in (0..at.stmt).rev() {
        let point = Point { stmt, ..at };
        // An argument is taken out of the first state.
        if begins(point) || matches!(body.stmt(point).kind, StmtKind::Arg) {
            break;
        }
        name_all(body, readings, point, &mut named);
        if bound_at(body, point).iter().any(|bound| named.contains(bound)) {
            chosen = point;
        }
    }
    chosen
}

/// Adds what a statement names, and what all scopes in it do.
fn name_all(body: &Body, readings: &Readings, at: Point, named: &mut BTreeSet<LocalId>) {
    named.extend(&readings.of(at).named);
    for scope in body.stmt(at).scopes() {
        readings.within(body, scope).into_iter().for_each(|reading| named.extend(&reading.named));
    }
}

/// The locals that a statement declares.
fn bound_at(body: &Body, at: Point) -> &[LocalId] {
    let stmt = body.stmt(at);
    match (&stmt.dest, &stmt.kind) {
        (Dest::Bind(local), _) | (_, StmtKind::Declare(local)) => std::slice::from_ref(local),
        (_, StmtKind::Let { binds, .. } | StmtKind::LetElse { binds, .. }) => binds,
        _ => &[],
    }
}

/// Whether a local borrows from another one that may be held wherever it is: no state holds both.
fn is_lent(body: &Body, local: LocalId) -> bool {
    body.locals[local].borrows.iter().any(|owner| !body.locals[*owner].trivial && !body.locals[*owner].copy)
}
