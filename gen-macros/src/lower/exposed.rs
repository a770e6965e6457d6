//! What the analyses have found that has to be lowered in another way.

use crate::elaborate::loans::Lent;
use crate::ir::{BitSet, FieldCall, Idx as _, LocalId, TargetId};
use std::collections::BTreeSet;

/// What has to be on the spine although it does not suspend.
#[derive(Default, PartialEq)]
pub(crate) struct Exposed {
    /// Unique references of which parts are borrowed across suspensions, in the order in which that was found.
    pub(crate) pointers: Vec<LocalId>,
    /// References that are held together with what they refer to.
    pub(crate) aliases: Vec<LocalId>,
    /// References that methods have found, and that are bound again, where rustc checks what they are.
    pub(crate) found: BitSet<LocalId>,
    /// What is bound to parts of elements that are to be found again.
    pub(crate) elements: BTreeSet<LocalId>,
    /// Loops that go by index.
    pub(crate) loops: BTreeSet<TargetId>,
    /// Locals of which patterns leave parts, and that nobody uses behind those.
    pub(crate) parted: BitSet<LocalId>,
    /// Locals of which closures that are held take copies.
    pub(crate) copied: BTreeSet<LocalId>,
    /// Locals that are moved on some paths only: what moves them.
    pub(crate) locals: BitSet<LocalId>,
    /// Locals whose fields are used by value while the rest outlives a suspension.
    pub(crate) fields: BitSet<LocalId>,
    /// Locals that operands use by value, and that nobody uses afterwards.
    pub(crate) given: BitSet<LocalId>,
    /// Locals that a method with arguments may have consumed.
    pub(crate) called: BitSet<LocalId>,
    /// Calls that may be the last uses of the fields on which they are.
    pub(crate) calls: BTreeSet<FieldCall>,
    /// Calls with arguments that suspend, and that leave their receivers to be used again.
    pub(crate) staying: BTreeSet<usize>,
    /// Targets at which it matters from where control comes: the jumps to them.
    pub(crate) targets: BitSet<TargetId>,
}

impl Exposed {
    /// Adds what is lent across a suspension, in a body that declares so many locals; returns whether there is anything
    /// new. What is known of other locals is found again, since this changes the ids of temporaries.
    pub(crate) fn lend(&mut self, lent: Lent, declared: usize) -> bool {
        let known = (self.copied.len(), self.elements.len());
        self.copied.extend(lent.copied);
        self.elements.extend(lent.elements);
        if (self.copied.len(), self.elements.len()) != known || insert_new(&mut self.aliases, lent.aliases) {
            self.forget_pointers(declared);
            return true;
        }
        // The fields of the last one are declared last.
        let grown = insert_new(&mut self.pointers, lent.pointers);
        if grown {
            self.forget_temporaries();
        }
        grown
    }

    /// Adds loops over what is used again; returns whether there is anything new, as [`lend`](Self::lend).
    pub(crate) fn walk(&mut self, loops: BTreeSet<TargetId>, declared: usize) -> bool {
        let known = self.loops.len();
        self.loops.extend(loops);
        let grown = self.loops.len() > known;
        if grown {
            self.forget_pointers(declared);
        }
        grown
    }

    /// Adds locals of which patterns leave parts; returns whether there is anything new, as [`lend`](Self::lend).
    pub(crate) fn part(&mut self, parted: &BitSet<LocalId>) -> bool {
        let grown = self.parted.union(parted);
        if grown {
            self.forget_temporaries();
        }
        grown
    }

    /// Forgets temporaries, and with them the pointers that are fields of others.
    fn forget_pointers(&mut self, declared: usize) {
        self.pointers.retain(|pointer| pointer.index() < declared);
        self.forget_temporaries();
    }

    fn forget_temporaries(&mut self) {
        let Self { pointers, aliases, elements, loops, parted, copied, .. } = std::mem::take(self);
        *self = Self { pointers, aliases, elements, loops, parted, copied, ..Self::default() };
    }
}

/// Adds what a list does not hold; returns whether there was any.
fn insert_new(list: &mut Vec<LocalId>, others: BTreeSet<LocalId>) -> bool {
    let known = list.len();
    for other in others {
        if !list.contains(&other) {
            list.push(other);
        }
    }
    list.len() > known
}
