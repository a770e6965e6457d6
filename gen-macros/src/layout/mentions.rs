//! What the code of a loop names, and how: a local that is used in place is put into parentheses, which is not possible
//! everywhere.

use crate::analysis::Readings;
use crate::ir::{BitSet, Body, LocalId, ScopeId};

/// The locals that a loop names.
#[derive(Default)]
pub(crate) struct Mentions {
    named: BitSet<LocalId>,
    /// Those that are named beside a closure that moves what it names.
    moved: BitSet<LocalId>,
    /// Those that a format string uses as a width, a precision or a pointer.
    formatted: BitSet<LocalId>,
}

impl Mentions {
    /// Reads a scope, and all scopes in it.
    pub(crate) fn within(body: &Body, readings: &Readings, outer: ScopeId) -> Self {
        let mut mentions = Self::default();
        for reading in readings.within(body, outer) {
            for local in &reading.named {
                mentions.named.insert(*local);
                if reading.moves {
                    mentions.moved.insert(*local);
                }
            }
            reading.formatted.iter().for_each(|local| _ = mentions.formatted.insert(*local));
        }
        mentions
    }

    /// Whether a local can't be put into parentheses somewhere; `in_macro` tells that unknown macros name it.
    pub(crate) fn hold_back(&self, in_macro: bool, local: LocalId) -> bool {
        in_macro && self.named.contains(local) || self.moved.contains(local) || self.formatted.contains(local)
    }
}
