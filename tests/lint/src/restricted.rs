//! Bodies that keep to what some forbid: so does what is made of them.

#![deny(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::default_numeric_fallback,
    clippy::expect_used,
    clippy::float_arithmetic,
    clippy::indexing_slicing,
    clippy::integer_division,
    clippy::integer_division_remainder_used,
    clippy::iter_over_hash_type,
    clippy::let_underscore_untyped,
    clippy::panic,
    clippy::pattern_type_mismatch,
    clippy::ref_patterns,
    clippy::shadow_reuse,
    clippy::shadow_same,
    clippy::shadow_unrelated,
    clippy::single_char_lifetime_names,
    clippy::unreachable,
    clippy::unwrap_used
)]

use alloc::string::String;
use alloc::vec::Vec;
use genfn::{Generator, generator};

/// A loop over the elements of what is used again, which goes by index.
#[generator]
pub fn elements(list: Vec<u32>) -> impl Iterator<Item = usize> {
    for element in &list {
        yield_!(usize::try_from(*element).unwrap_or_default());
    }
    yield_!(list.len());
}

/// Elements of a list that are changed one by one.
#[generator]
pub fn changed(list: &mut [u32]) -> impl Iterator<Item = u32> {
    for element in &mut *list {
        *element = element.wrapping_mul(2);
        yield_!(*element);
    }
    yield_!(list.iter().sum());
}

/// A pattern that moves parts, of what is left on some paths.
#[generator]
pub fn parts(pair: (String, Option<String>), all: bool) -> impl Iterator<Item = String> {
    let (name, other) = pair;
    if let Some(text) = other.filter(|_| all) {
        yield_!(text);
    }
    yield_!(name);
}

/// A counter, and what is sent.
#[generator]
pub fn sums(first: u32) -> impl Generator<u32, Yield = u32, Return = Option<u32>> {
    let mut sum = first;
    while let Some(next) = sum.checked_add(yield_!(sum)) {
        sum = next;
    }
    let last = yield_!(sum);
    last.checked_sub(sum)
}

/// A body that rustc compiles, with arguments of each kind.
#[generator(boxed)]
pub fn words(text: String, mut count: u32, (first, second): (u32, u32)) -> impl Iterator<Item = usize> {
    for word in text.split(' ') {
        yield_!(word.len());
        count = count.wrapping_add(first);
    }
    yield_!(usize::try_from(count.wrapping_add(second)).unwrap_or_default());
}

/// The list of a method.
#[derive(Debug)]
pub struct List(Vec<u32>);

impl List {
    /// Its elements.
    #[generator]
    pub fn elements(&self, (first, second): (u32, u32)) -> impl Iterator<Item = u32> {
        yield_!(first.wrapping_add(second));
        for element in &self.0 {
            yield_!(*element);
        }
    }
}
