//! The ways in which an iterator is consumed.

use crate::Item;
use std::hint::black_box;

/// What is done with an iterator, once a rival has made it.
///
/// A rival is handed a consumer rather than asked for an iterator because some iterators are pinned to the stack frame
/// that made them.
pub trait Consume<T> {
    /// What comes out.
    type Output;

    /// Consumes the iterator.
    fn consume<I: Iterator<Item = T>>(self, iter: I) -> Self::Output;
}

/// A `for` loop.
#[derive(Default)]
pub struct ForLoop;

impl<T: Item> Consume<T> for ForLoop {
    type Output = u64;

    #[inline]
    fn consume<I: Iterator<Item = T>>(self, iter: I) -> u64 {
        let mut sum = 0;
        for item in iter {
            sum ^= item.digest();
        }
        sum
    }
}

/// `Iterator::fold`, as `sum` and `for_each` are.
#[derive(Default)]
pub struct Fold;

impl<T: Item> Consume<T> for Fold {
    type Output = u64;

    #[inline]
    fn consume<I: Iterator<Item = T>>(self, iter: I) -> u64 {
        iter.fold(0, |sum, item| sum ^ item.digest())
    }
}

/// `collect` into a vector.
#[derive(Default)]
pub struct Collect;

impl<T: Item> Consume<T> for Collect {
    type Output = u64;

    #[inline]
    fn consume<I: Iterator<Item = T>>(self, iter: I) -> u64 {
        let items = iter.collect::<Vec<_>>();
        black_box(&items).last().map_or(0, Item::digest)
    }
}

/// A `for` loop over a `&mut dyn Iterator`.
#[derive(Default)]
pub struct Dynamic;

impl<T: Item> Consume<T> for Dynamic {
    type Output = u64;

    #[inline]
    fn consume<I: Iterator<Item = T>>(self, mut iter: I) -> u64 {
        let iter: &mut dyn Iterator<Item = T> = black_box(&mut iter);
        ForLoop.consume(iter)
    }
}

/// The size of the iterator.
pub struct Size;

impl<T> Consume<T> for Size {
    type Output = usize;

    fn consume<I: Iterator<Item = T>>(self, _: I) -> usize {
        size_of::<I>()
    }
}

/// The fingerprints of all items.
pub struct Trace;

impl<T: Item> Consume<T> for Trace {
    type Output = Vec<u64>;

    // Not by `collect`: of two functions that are alike the linker keeps one, and it has to be the one that is measured.
    fn consume<I: Iterator<Item = T>>(self, iter: I) -> Vec<u64> {
        let mut trace = Vec::new();
        for item in iter {
            trace.push(item.fingerprint());
        }
        trace
    }
}
