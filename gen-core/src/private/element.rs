//! Whether the elements of a collection can be named by their index, instead of a reference to one of them.

use core::ops::Range;

/// A collection whose elements are found again by their index, as often as one looks, and with no other effect.
#[diagnostic::on_unimplemented(
    message = "a borrow of `{Self}` is held across a `yield_!`, and what it is borrowed from is used again",
    label = "only elements of slices, arrays, `Vec` and `VecDeque` are found again by their index",
    note = "look it up again behind the `yield_!`, loop over a copy, or over an iterator by `by_ref()`, or write \
            `#[generator(boxed)]`"
)]
pub trait Collection {
    /// `Range<usize>`, if it has elements. Where there is none, rustc says nothing of what is done with it.
    type Indices;

    /// Returns the indices of its elements.
    fn indices(&self) -> Self::Indices;
}

macro_rules! collections {
    ($($(#[$cfg:meta])? [$($generics:tt)*] $collection:ty;)*) => {$(
        $(#[$cfg])?
        impl<$($generics)*> Collection for $collection {
            type Indices = Range<usize>;

            #[inline]
            fn indices(&self) -> Range<usize> {
                0..self.len()
            }
        }
    )*};
}

collections! {
    [T] [T];
    [T, const N: usize] [T; N];
    #[cfg(feature = "alloc")]
    [T] alloc::vec::Vec<T>;
    #[cfg(feature = "alloc")]
    [T] alloc::collections::VecDeque<T>;
}

/// A text has none, but parts that are found again by the indices of their ends.
macro_rules! texts {
    ($($(#[$cfg:meta])? $text:ty;)*) => {$(
        $(#[$cfg])?
        impl Collection for $text {
            type Indices = ();

            #[inline]
            fn indices(&self) {}
        }
    )*};
}

texts! {
    str;
    #[cfg(feature = "alloc")]
    alloc::string::String;
}

/// What leads to one.
macro_rules! pointers {
    ($($(#[$cfg:meta])? $pointer:ty;)*) => {$(
        $(#[$cfg])?
        impl<C: Collection + ?Sized> Collection for $pointer {
            type Indices = C::Indices;

            #[inline]
            fn indices(&self) -> C::Indices {
                (**self).indices()
            }
        }
    )*};
}

pointers! {
    &C;
    &mut C;
    #[cfg(feature = "alloc")]
    alloc::boxed::Box<C>;
}

/// Returns the indices of the elements of a collection.
#[inline]
pub fn indices<C: Collection + ?Sized>(collection: &C) -> C::Indices {
    collection.indices()
}

/// Asks for the next item of an iterator that is lent.
#[inline]
pub fn next_of<I: Iterator + ?Sized>(iter: &mut I) -> Option<I::Item> {
    iter.next()
}

/// Whether a predicate holds of a part.
#[inline]
pub fn passes<T>(part: &T, predicate: impl FnOnce(&T) -> bool) -> bool {
    predicate(part)
}

/// Returns what a function makes of a part.
#[inline]
pub fn made<T, R>(part: T, function: impl FnOnce(T) -> R) -> R {
    function(part)
}

/// Returns what a part refers to.
#[inline]
pub const fn copied<T: Copy>(part: &T) -> T {
    *part
}

/// Returns a clone of what a part refers to.
#[inline]
pub fn cloned<T: Clone>(part: &T) -> T {
    part.clone()
}

/// Returns where the chunks of a collection begin and end. `exact`: one that is too small is left out.
#[inline]
pub fn chunks<C: Collection<Indices = Range<usize>> + ?Sized>(collection: &C, size: usize, exact: bool) -> Chunks {
    assert!(size != 0, "chunk size must be non-zero");
    let mut rest = collection.indices();
    if exact {
        rest.end -= rest.len() % size;
    }
    Chunks { rest, size }
}

/// Returns where the windows of a collection begin and end: one for each element that has so many behind it.
#[inline]
pub fn windows<C: Collection<Indices = Range<usize>> + ?Sized>(collection: &C, size: usize) -> Windows {
    assert!(size != 0, "window size must be non-zero");
    let all = collection.indices();
    Windows { starts: 0..(all.len() + 1).saturating_sub(size), size }
}

/// Where windows begin and end.
#[derive(Clone, Debug)]
pub struct Windows {
    starts: Range<usize>,
    size: usize,
}

impl Iterator for Windows {
    type Item = (usize, usize);

    #[inline]
    fn next(&mut self) -> Option<(usize, usize)> {
        self.starts.next().map(|from| (from, from + self.size))
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.starts.size_hint()
    }
}

impl DoubleEndedIterator for Windows {
    #[inline]
    fn next_back(&mut self) -> Option<(usize, usize)> {
        self.starts.next_back().map(|from| (from, from + self.size))
    }
}

/// Where chunks begin and end.
#[derive(Clone, Debug)]
pub struct Chunks {
    rest: Range<usize>,
    size: usize,
}

impl Iterator for Chunks {
    type Item = (usize, usize);

    #[inline]
    fn next(&mut self) -> Option<(usize, usize)> {
        let (from, left) = (self.rest.start, self.rest.len());
        self.rest.start += left.min(self.size);
        (left > 0).then_some((from, self.rest.start))
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        let chunks = self.rest.len().div_ceil(self.size);
        (chunks, Some(chunks))
    }
}

impl DoubleEndedIterator for Chunks {
    #[inline]
    fn next_back(&mut self) -> Option<(usize, usize)> {
        let (left, to) = (self.rest.len(), self.rest.end);
        let last = if left % self.size == 0 { self.size } else { left % self.size };
        self.rest.end -= left.min(last);
        (left > 0).then_some((self.rest.end, to))
    }
}

impl ExactSizeIterator for Chunks {}

impl ExactSizeIterator for Windows {}

/// A collection in which the same is found again by the same index or key, as often as one looks, and with no other effect.
#[diagnostic::on_unimplemented(
    message = "a borrow of `{Self}` is held across a `yield_!`, and what it is borrowed from is used again",
    label = "only what is in slices, arrays, `Vec`, `VecDeque`, `BTreeMap` and `HashMap` is found again",
    note = "look it up again behind the `yield_!`, or write `#[generator(boxed)]`"
)]
pub trait Finds {}

macro_rules! finds {
    ($($(#[$cfg:meta])? [$($generics:tt)*] $collection:ty;)*) => {$(
        $(#[$cfg])?
        impl<$($generics)*> Finds for $collection {}
    )*};
}

finds! {
    [T] [T];
    [T, const N: usize] [T; N];
    [] str;
    [C: Finds + ?Sized] &C;
    [C: Finds + ?Sized] &mut C;
    #[cfg(feature = "alloc")]
    [C: Finds + ?Sized] alloc::boxed::Box<C>;
    #[cfg(feature = "alloc")]
    [] alloc::string::String;
    #[cfg(feature = "alloc")]
    [T] alloc::vec::Vec<T>;
    #[cfg(feature = "alloc")]
    [T] alloc::collections::VecDeque<T>;
    #[cfg(feature = "alloc")]
    [K, V] alloc::collections::BTreeMap<K, V>;
    #[cfg(feature = "std")]
    [K, V, S] std::collections::HashMap<K, V, S>;
}

/// Checks that what is found in it may be looked for again.
#[inline]
pub const fn found_again<C: Finds + ?Sized>(_: &C) {}

/// What owns all that it leads to: nothing is assigned to it while a part of that is borrowed.
#[diagnostic::on_unimplemented(
    message = "a borrow of `{Self}` is held across a `yield_!`, and what it is borrowed from is assigned to",
    label = "only what owns its elements is known to stay the same while they are borrowed",
    note = "look it up again behind the `yield_!`, or write `#[generator(boxed)]`"
)]
pub trait Owner {}

macro_rules! owners {
    ($($(#[$cfg:meta])? [$($generics:tt)*] $owner:ty;)*) => {$(
        $(#[$cfg])?
        impl<$($generics)*> Owner for $owner {}
    )*};
}

owners! {
    [] bool;
    [] char;
    [] u8;
    [] u16;
    [] u32;
    [] u64;
    [] u128;
    [] usize;
    [] i8;
    [] i16;
    [] i32;
    [] i64;
    [] i128;
    [] isize;
    [] f32;
    [] f64;
    // Elements of these are reached without a call that borrows all of them.
    [T: Owner, const N: usize] [T; N];
    [T] Option<T>;
    #[cfg(feature = "alloc")]
    [T: Owner] alloc::boxed::Box<[T]>;
    #[cfg(feature = "alloc")]
    [] alloc::boxed::Box<str>;
    #[cfg(feature = "alloc")]
    [] alloc::string::String;
    #[cfg(feature = "alloc")]
    [T] alloc::vec::Vec<T>;
    #[cfg(feature = "alloc")]
    [T] alloc::collections::VecDeque<T>;
    #[cfg(feature = "alloc")]
    [K, V] alloc::collections::BTreeMap<K, V>;
    #[cfg(feature = "std")]
    [K, V, S] std::collections::HashMap<K, V, S>;
}

/// Checks that it owns all that it leads to.
#[inline]
pub const fn owner_again<O: Owner + ?Sized>(_: &O) {}

/// Checks that an element of it may be named by its index.
#[inline]
pub const fn index_again<C: Collection + ?Sized>(_: &C) {}

/// An option, and not a reference to one, which could be replaced while something refers to what it points to.
#[diagnostic::on_unimplemented(
    message = "a borrow of `{Self}` is held across a `yield_!`, and what it is borrowed from is used again",
    label = "only what an `Option` holds is found again",
    note = "look it up again behind the `yield_!`, or write `#[generator(boxed)]`"
)]
pub trait Optional {}

impl<T> Optional for Option<T> {}

/// An option, or a reference to one that nothing is assigned to.
#[diagnostic::on_unimplemented(
    message = "a borrow of `{Self}` is held across a `yield_!`, and what it is borrowed from is used again",
    label = "only what an `Option` holds is found again",
    note = "look it up again behind the `yield_!`, or write `#[generator(boxed)]`"
)]
pub trait LeadsToOptional {}

impl<T> LeadsToOptional for Option<T> {}
impl<O: LeadsToOptional> LeadsToOptional for &O {}
impl<O: LeadsToOptional> LeadsToOptional for &mut O {}

/// Checks that a reference to what it holds, or the option that it leads to, can be taken again.
#[inline]
pub const fn option_behind<O: LeadsToOptional>(_: &O) {}

/// Checks that a reference to what it holds can be taken again.
#[inline]
pub const fn option_again<O: Optional>(_: &O) {}
