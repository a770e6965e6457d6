//! A set of indices for each row, as dataflow has for each node: all of them in one allocation.

use super::index::{Idx, position};
use std::marker::PhantomData;

/// A table of bits.
pub(crate) struct BitTable<N, I> {
    words: Vec<u64>,
    /// How many words a row has.
    width: usize,
    index: PhantomData<(N, I)>,
}

impl<N: Idx, I: Idx> BitTable<N, I> {
    /// Makes a table of empty sets.
    pub(crate) fn new(rows: usize, columns: usize) -> Self {
        let width = columns.div_ceil(64);
        Self { words: vec![0; rows * width], width, index: PhantomData }
    }

    pub(crate) fn contains(&self, row: N, id: I) -> bool {
        let (word, bit) = position(id);
        self.words.as_slice()[row.index() * self.width + word] & bit != 0
    }

    /// Adds an index to a set, and returns whether it is new.
    pub(crate) fn insert(&mut self, row: N, id: I) -> bool {
        let (word, bit) = position(id);
        let bits = &mut self.words.as_mut_slice()[row.index() * self.width + word];
        let new = *bits & bit == 0;
        *bits |= bit;
        new
    }

    /// Adds one set to another, but for an index that is in or out of it; returns whether anything is new.
    // Macros are compiled without optimizations, so that a loop over slices takes a tenth of one over iterators.
    pub(crate) fn spread(&mut self, from: N, to: N, but: Option<(I, bool)>) -> bool {
        let (mut from, mut to, words) = (from.index() * self.width, to.index() * self.width, self.words.as_mut_slice());
        let (end, mut new) = (from + self.width, false);
        let (own, bit, is_in) = match but {
            Some((id, is_in)) => (from + position(id).0, position(id).1, is_in),
            None => (end, 0, false),
        };
        while from < end {
            let mut more = words[from];
            if from == own {
                more = if is_in { more | bit } else { more & !bit };
            }
            new |= more & !words[to] != 0;
            words[to] |= more;
            (from, to) = (from + 1, to + 1);
        }
        new
    }
}

#[cfg(test)]
mod tests {
    use super::BitTable;
    use crate::ir::{Idx as _, LocalId, NodeId};

    #[test]
    fn a_set_is_spread_but_for_one_index() {
        let [low, high] = [1, 100].map(LocalId::new);
        let [from, to] = [0, 1].map(NodeId::new);
        let mut table = BitTable::new(2, 101);
        table.insert(from, low);
        assert!(table.spread(from, to, Some((high, true))));
        assert!(table.contains(to, low) && table.contains(to, high) && !table.contains(from, high));
        assert!(!table.spread(from, to, None), "nothing is new");
        assert!(!table.spread(to, from, Some((high, false))), "what is new is left out");
        assert!(table.spread(to, from, None));
    }

    #[test]
    fn a_set_that_is_spread_to_itself_gains_what_is_in_it() {
        let (node, local) = (NodeId::new(0), LocalId::new(3));
        let mut table = BitTable::new(1, 4);
        assert!(table.spread(node, node, Some((local, true))));
        assert!(!table.spread(node, node, Some((local, false))));
        assert!(table.contains(node, local));
    }
}
