//! Values whose destructors do nothing but free memory: nobody can tell when they run.
//!
//! A list of references that is not used any more has a destructor, and borrows. Rustc knows that its destructor does not
//! look at what it borrows; a state that held the list would.

use core::{array, iter, ops, slice, str};

/// A value whose destructor, if it has one, does nothing but free memory.
pub trait Frees {}

/// One that holds no reference: it may as well be kept.
pub trait Owned: Frees {}

/// A collection of values that are copied.
pub trait Copies {}

/// A collection that is made of its items, and of nothing else, if those only free memory: maps, which this crate can't name
/// without the standard library. It is cloned as well, which what has to be dropped in its time is not.
pub trait Items {}

impl<C> Items for C where C: Clone + Default + Extend<C::Item> + FromIterator<C::Item> + IntoIterator<Item: Frees> {}

/// The same, if they are copied.
pub trait CopiedItems {}

impl<C> CopiedItems for C where C: Clone + Default + Extend<C::Item> + FromIterator<C::Item> + IntoIterator<Item: Copy> {}

macro_rules! free {
    ($([$($generics:ident)*] $ty:ty),* $(,)?) => {
        $(
            impl<$($generics: Frees),*> Frees for $ty {}
            impl<$($generics: Owned),*> Owned for $ty {}
        )*
    };
}

free! {
    [] (), [] bool, [] char, [] str, [] f32, [] f64,
    [] u8, [] u16, [] u32, [] u64, [] u128, [] usize,
    [] i8, [] i16, [] i32, [] i64, [] i128, [] isize,
    [T] [T], [T] Option<T>, [T E] Result<T, E>,
    [A B] (A, B), [A B C] (A, B, C), [A B C D] (A, B, C, D),
}

// Iterators, which hold what they step over. A closure that is copied has captured references, if anything.
free! {
    [T] ops::Range<T>, [T] ops::RangeInclusive<T>, [T] ops::RangeFrom<T>, [T] iter::Once<T>, [T] iter::Repeat<T>,
    [I] iter::Rev<I>, [I] iter::Enumerate<I>, [I] iter::Skip<I>, [I] iter::Take<I>, [I] iter::StepBy<I>, [I] iter::Fuse<I>,
    [I] iter::Copied<I>, [I] iter::Cloned<I>, [I] iter::Cycle<I>, [A B] iter::Chain<A, B>, [A B] iter::Zip<A, B>,
}

macro_rules! adapt {
    ($($adaptor:ident),* $(,)?) => {
        $(impl<I: Frees, F: Copy> Frees for iter::$adaptor<I, F> {})*
    };
}

adapt!(Map, Filter, FilterMap, TakeWhile, SkipWhile, MapWhile, Inspect);
impl<I: Frees + Iterator<Item: Frees>> Frees for iter::Peekable<I> {}
impl<T> Frees for slice::Iter<'_, T> {}
impl<T> Frees for slice::IterMut<'_, T> {}
impl<T> Frees for slice::Chunks<'_, T> {}
impl<T> Frees for slice::Windows<'_, T> {}
impl Frees for str::Chars<'_> {}
impl Frees for str::CharIndices<'_> {}
impl Frees for str::Bytes<'_> {}
impl Frees for str::Lines<'_> {}
impl Frees for str::SplitWhitespace<'_> {}

impl<T: Frees, const N: usize> Frees for [T; N] {}
impl<T: Frees, const N: usize> Frees for array::IntoIter<T, N> {}
impl<T: Owned, const N: usize> Owned for array::IntoIter<T, N> {}
impl<T: Owned, const N: usize> Owned for [T; N] {}
impl<T: ?Sized> Frees for &T {}
impl<T: ?Sized> Frees for &mut T {}

#[cfg(feature = "alloc")]
mod collections {
    use super::{Copies, Frees, Owned};
    use alloc::borrow::{Cow, ToOwned};
    use alloc::boxed::Box;
    use alloc::collections::{BTreeMap, BTreeSet, BinaryHeap, LinkedList, VecDeque, btree_map, btree_set, vec_deque};
    use alloc::string::String;
    use alloc::vec::{self, Vec};

    free! {
        [] String, [T] Vec<T>, [T] vec::IntoIter<T>,
        [T] VecDeque<T>, [T] vec_deque::IntoIter<T>, [T] LinkedList<T>, [T] BinaryHeap<T>,
        [T] BTreeSet<T>, [T] btree_set::IntoIter<T>, [K V] BTreeMap<K, V>, [K V] btree_map::IntoIter<K, V>,
    }

    impl<T: Frees + ?Sized> Frees for Box<T> {}
    impl<T: Owned + ?Sized> Owned for Box<T> {}
    impl<B: ToOwned<Owned: Frees> + ?Sized> Frees for Cow<'_, B> {}

    macro_rules! copies {
        ($([$($generics:ident)*] $ty:ty),* $(,)?) => {
            $(impl<$($generics: Copy),*> Copies for $ty {})*
        };
    }

    copies! {
        [T] Box<T>, [T] Vec<T>, [T] vec::IntoIter<T>,
        [T] VecDeque<T>, [T] vec_deque::IntoIter<T>, [T] LinkedList<T>,
        [T] BTreeSet<T>, [T] btree_set::IntoIter<T>, [K V] BTreeMap<K, V>, [K V] btree_map::IntoIter<K, V>,
    }
}
