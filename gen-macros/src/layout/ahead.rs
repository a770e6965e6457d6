//! Decides which counters are ahead while the generator is suspended: those that a step adds to first, and comes to the
//! head of its loop.
//!
//! ```text
//! while i < n { yield i; i += 1; }      the state behind the `yield` holds `i + 1`
//! ```
//!
//! In a loop over such a generator the addition would stand in front of the test of `i`, where a step begins; written by
//! hand, `next` adds before it returns, and LLVM vectorizes that loop only. So it is added, wrapping, where the generator
//! suspends, and taken back where it goes on: there the user's own code adds it, and panics if it overflows. Nobody sees the
//! counter in between.

use super::in_place::Levels;
use super::merge::next_root;
use crate::analysis::Analyses;
use crate::ir::{Body, Count, Dest, LevelId, Point, Root, RootId, StmtKind, YieldId};
use std::collections::BTreeMap;

/// What is counted ahead, in the state of each root.
pub(crate) struct Ahead {
    counts: BTreeMap<RootId, Count>,
}

impl Ahead {
    /// Finds the suspensions behind which nothing is done but to count.
    pub(crate) fn new(body: &Body, analyses: &Analyses, levels: &Levels) -> Self {
        let search = Search { body, analyses, levels };
        Self { counts: body.suspensions.ids().filter_map(|id| search.counted_behind(id)).collect() }
    }

    /// What is counted ahead in the state of a root.
    pub(crate) fn of(&self, root: RootId) -> Option<Count> {
        self.counts.get(&root).copied()
    }
}

struct Search<'a> {
    body: &'a Body,
    analyses: &'a Analyses,
    levels: &'a Levels,
}

impl Search<'_> {
    fn counted_behind(&self, id: YieldId) -> Option<(RootId, Count)> {
        let (root, at) = (self.analyses.roots.behind(id)?, self.body.suspensions[id].at);
        let stmt = self.body.stmt(at);
        let next = self.body.scopes[at.scope].stmts.get(at.stmt + 1)?;
        let StmtKind::Count(_, count) = next.kind else { return None };
        let is_plain = stmt.dest == Dest::Discard && matches!(stmt.kind, StmtKind::Yield { .. });
        let head = next_root(self.body, &self.analyses.roots, at.after())?;
        let level = self.loop_at(head).filter(|level| self.levels.of_root(root) == Some(*level))?;
        let goes_on = head < root;
        (is_plain && goes_on && self.levels.holds(Some(level), count.local)).then_some((root, count))
    }

    /// The loop at whose head a root is, if it is resumed in place, and steps go on in it.
    fn loop_at(&self, root: RootId) -> Option<LevelId> {
        let Root::Join(Point { scope, stmt: 0 }) = self.analyses.roots.list[root] else { return None };
        self.levels.of_scope(scope).filter(|_| self.analyses.roots.is_threaded(scope))
    }
}
