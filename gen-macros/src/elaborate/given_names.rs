//! Which locals have one name: a later one hides an earlier one.
//!
//! ```text
//! let x = 1; let y = x; let x = 2;        the second `x` hides the first, and `y` hides nothing
//! ```

use crate::ir::{BitSet, Body, IndexVec, LocalId, LocalKind};
use std::collections::BTreeMap;

/// The names that the user has given.
pub(super) struct GivenNames {
    /// The first local of the name of each.
    first: IndexVec<LocalId, Option<LocalId>>,
    /// Those whose name others have, too.
    again: BitSet<LocalId>,
}

impl GivenNames {
    /// Collects them.
    pub(super) fn of(body: &Body) -> Self {
        let (mut names, mut again) = (BTreeMap::new(), BitSet::default());
        let first = body.locals.enumerate().map(|(id, local)| {
            let given = (local.kind != LocalKind::Temp).then(|| local.name.to_string())?;
            let first = *names.entry(given).or_insert(id);
            if first != id {
                again.insert(first);
            }
            Some(first)
        });
        let first = first.collect();
        Self { first, again }
    }

    /// Whether a local has the name of an earlier one.
    pub(super) fn hides(&self, later: LocalId, earlier: LocalId) -> bool {
        self.first[later].is_some() && self.first[later] == self.first[earlier]
    }

    /// Whether any other local has the name of this one.
    pub(super) fn is_given_again(&self, local: LocalId) -> bool {
        self.first[local].is_some_and(|first| self.again.contains(first))
    }
}
