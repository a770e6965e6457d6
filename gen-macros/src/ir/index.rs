//! Typed indices, and the vectors and sets that they index.

use std::fmt;
use std::marker::PhantomData;
use std::ops::{Index, IndexMut};

/// A newtype over `u32` that indexes one kind of thing.
pub(crate) trait Idx: Copy + Eq + Ord + fmt::Debug {
    /// Makes the index of this position.
    fn new(position: usize) -> Self;
    /// The position in a vector.
    fn index(self) -> usize;
}

macro_rules! indices {
    ($($(#[$doc:meta])* $name:ident, $prefix:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub(crate) struct $name(u32);

        impl Idx for $name {
            fn new(position: usize) -> Self {
                Self(u32::try_from(position).expect("fewer than 2^32 of them"))
            }

            fn index(self) -> usize {
                self.0 as usize
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!($prefix, "{}"), self.0)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Debug::fmt(self, f)
            }
        }
    )*};
}

indices! {
    /// A variable: an argument, what a pattern binds, or a temporary of ours.
    LocalId, "_";
    /// A block of statements with its own drop scope.
    ScopeId, "s";
    /// What `break` and `continue` can name: a loop or a labelled block.
    TargetId, "t";
    /// A suspension point.
    YieldId, "y";
    /// A node of the flow graph.
    NodeId, "n";
    /// A place where a step can begin: one state each.
    RootId, "r";
    /// A loop that is resumed in place.
    LevelId, "l";
    /// What may be missing of a local.
    FormId, "p";
    /// The name of a field.
    FieldId, "f";
    /// A method that rustc is asked about.
    MethodId, "m";
    /// A method that is called on a field.
    CallId, "c";
    /// How a pattern binds references again.
    RebindId, "b";
    /// A field of a local.
    PathId, "a";
}

/// A vector that is indexed by `I` alone.
#[derive(Clone)]
pub(crate) struct IndexVec<I, T> {
    raw: Vec<T>,
    index: PhantomData<I>,
}

impl<I, T> Default for IndexVec<I, T> {
    fn default() -> Self {
        Self { raw: Vec::new(), index: PhantomData }
    }
}

impl<I: Idx, T> IndexVec<I, T> {
    pub(crate) fn from_elem(element: T, length: usize) -> Self
    where
        T: Clone,
    {
        Self { raw: vec![element; length], index: PhantomData }
    }

    pub(crate) fn push(&mut self, value: T) -> I {
        let id = self.next_id();
        self.raw.push(value);
        id
    }

    pub(crate) fn next_id(&self) -> I {
        I::new(self.raw.len())
    }

    pub(crate) fn get(&self, id: I) -> Option<&T> {
        self.raw.get(id.index())
    }

    pub(crate) fn len(&self) -> usize {
        self.raw.len()
    }

    pub(crate) fn ids(&self) -> impl DoubleEndedIterator<Item = I> + use<I, T> {
        (0..self.raw.len()).map(I::new)
    }

    pub(crate) fn iter(&self) -> impl DoubleEndedIterator<Item = &T> {
        self.raw.iter()
    }

    pub(crate) fn enumerate(&self) -> impl DoubleEndedIterator<Item = (I, &T)> {
        self.raw.iter().enumerate().map(|(position, value)| (I::new(position), value))
    }
}

impl<I: Idx, T> FromIterator<T> for IndexVec<I, T> {
    fn from_iter<S: IntoIterator<Item = T>>(values: S) -> Self {
        Self { raw: values.into_iter().collect(), index: PhantomData }
    }
}

impl<I: Idx, T> Index<I> for IndexVec<I, T> {
    type Output = T;

    fn index(&self, id: I) -> &T {
        &self.raw.as_slice()[id.index()]
    }
}

impl<I: Idx, T> IndexMut<I> for IndexVec<I, T> {
    fn index_mut(&mut self, id: I) -> &mut T {
        &mut self.raw.as_mut_slice()[id.index()]
    }
}

/// A set of indices.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct BitSet<I> {
    words: Vec<u64>,
    index: PhantomData<I>,
}

impl<I> Default for BitSet<I> {
    fn default() -> Self {
        Self { words: Vec::new(), index: PhantomData }
    }
}

impl<I: Idx> BitSet<I> {
    pub(crate) fn contains(&self, id: I) -> bool {
        let ((word, bit), words) = (position(id), self.words.as_slice());
        word < words.len() && words[word] & bit != 0
    }

    /// Adds an index, and returns whether it is new.
    pub(crate) fn insert(&mut self, id: I) -> bool {
        let (word, bit) = position(id);
        if word >= self.words.len() {
            self.words.resize(word + 1, 0);
        }
        let words = self.words.as_mut_slice();
        let new = words[word] & bit == 0;
        words[word] |= bit;
        new
    }

    pub(crate) fn remove(&mut self, id: I) {
        let (word, bit) = position(id);
        if let Some(bits) = self.words.get_mut(word) {
            *bits &= !bit;
        }
    }

    /// Removes all but these. It takes as long as the set is large, however many there are that it could hold.
    pub(crate) fn retain(&mut self, stays: impl Fn(I) -> bool) {
        let gone = self.iter().filter(|id| !stays(*id)).collect::<Vec<_>>();
        gone.into_iter().for_each(|id| self.remove(id));
    }

    /// Adds all of `other`, and returns whether any of it is new.
    // Macros are compiled without optimizations, so that a loop over slices takes a tenth of one over iterators.
    pub(crate) fn union(&mut self, other: &Self) -> bool {
        let more = other.words.as_slice();
        if more.len() > self.words.len() {
            self.words.resize(more.len(), 0);
        }
        let (bits, mut new, mut at) = (self.words.as_mut_slice(), false, 0);
        while at < more.len() {
            new |= more[at] & !bits[at] != 0;
            bits[at] |= more[at];
            at += 1;
        }
        new
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.words.iter().all(|bits| *bits == 0)
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = I> + '_ {
        let filled = self.words.iter().enumerate().filter(|(_, word)| **word != 0);
        filled.flat_map(|(at, word)| Bits(*word).map(move |bit| I::new(at * 64 + bit)))
    }
}

impl<I: Idx> Extend<I> for BitSet<I> {
    fn extend<T: IntoIterator<Item = I>>(&mut self, ids: T) {
        ids.into_iter().for_each(|id| _ = self.insert(id));
    }
}

impl<I: Idx> FromIterator<I> for BitSet<I> {
    fn from_iter<T: IntoIterator<Item = I>>(ids: T) -> Self {
        let mut set = Self::default();
        set.extend(ids);
        set
    }
}

/// The positions of the bits that are set.
struct Bits(u64);

impl Iterator for Bits {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        let lowest = (self.0 != 0).then(|| self.0.trailing_zeros() as usize);
        self.0 &= self.0.wrapping_sub(1);
        lowest
    }
}

/// The word in which an index is, and its bit.
pub(super) fn position<I: Idx>(id: I) -> (usize, u64) {
    (id.index() / 64, 1 << (id.index() % 64))
}
