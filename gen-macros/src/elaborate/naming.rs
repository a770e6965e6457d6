//! How locals are called that are named at once, though they have one name.
//!
//! A state may hold a local together with a later one that hides it. One of them takes another name. But what a macro
//! makes of a name is not known, unless it is the standard library's: where such macros name both, one of them has
//! another hygiene, so that to rustc they are two names, which read the same. There are two of those.
//!
//! ```text
//! let n = a(); show!(n); { let n = b(); yield_!(n); .. }                 from
//! let n = a(); show!(n); { let _n = b(); state = Yield(n, _n); .. }      into
//! ```
//!
//! A format string has one hygiene, so that all that it captures are of one side.

use crate::analysis::Readings;
use crate::ir::{BitSet, Body, LocalId};
use std::collections::{BTreeMap, BTreeSet};

/// What locals are called.
#[derive(Default)]
pub(crate) struct Naming {
    /// Those that are called otherwise than the user called them.
    pub(crate) renamed: BitSet<LocalId>,
    /// Those that have another hygiene.
    pub(crate) apart: BitSet<LocalId>,
    /// Those for which there is no name, one of each that are named together.
    pub(crate) nameless: BTreeSet<LocalId>,
}

impl Naming {
    /// Names the locals of a body; each pair is one that is hidden, and one that hides it.
    pub(crate) fn new(body: &Body, readings: &Readings, hidden: &BTreeSet<(LocalId, LocalId)>) -> Self {
        let mut naming = Self::default();
        let mut pairs = Vec::new();
        for (earlier, later) in hidden {
            if !body.locals[*earlier].in_macro {
                naming.renamed.insert(*earlier);
            } else if !body.locals[*later].in_macro {
                naming.renamed.insert(*later);
            } else {
                pairs.push((*earlier, *later));
            }
        }
        if !pairs.is_empty() {
            naming.tell_apart(&Relations { pairs: &pairs, texts: readings.texts(body) });
        }
        naming
    }

    fn tell_apart(&mut self, relations: &Relations<'_>) {
        let mut sides = BTreeMap::new();
        for (earlier, _) in relations.pairs {
            let mut stack = vec![(*earlier, sides.get(earlier).copied().unwrap_or(false))];
            while let Some((local, is_apart)) = stack.pop() {
                match sides.insert(local, is_apart) {
                    None => stack.extend(relations.of(local, is_apart)),
                    Some(known) if known != is_apart => _ = self.nameless.insert(*earlier),
                    Some(_) => {}
                }
            }
        }
        self.apart = sides.into_iter().filter(|(_, is_apart)| *is_apart).map(|(local, _)| local).collect();
    }
}

/// What decides on which side a local is.
struct Relations<'a> {
    /// Those that are on different sides.
    pairs: &'a [(LocalId, LocalId)],
    /// What each format string captures.
    texts: Vec<&'a [LocalId]>,
}

impl Relations<'_> {
    /// The sides of those that a local has something to do with, if it is on this one.
    fn of(&self, local: LocalId, is_apart: bool) -> Vec<(LocalId, bool)> {
        let others = self.pairs.iter().filter_map(|(earlier, later)| match local {
            local if local == *earlier => Some(*later),
            local if local == *later => Some(*earlier),
            _ => None,
        });
        let together = self.texts.iter().filter(|text| text.contains(&local));
        let together = together.copied().flatten().copied();
        others.map(|other| (other, !is_apart)).chain(together.map(|other| (other, is_apart))).collect()
    }
}
