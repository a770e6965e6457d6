//! Delegation.

use alloc::boxed::Box;
use alloc::vec::Vec;
use genfn::{BoxGenerator, Generator, generator};

#[generator]
fn ask(question: &'static str) -> impl Generator<u32, Yield = &'static str, Return = u32> {
    yield_!(question)
}

/// What an inner generator returns.
#[generator]
pub fn area() -> impl Generator<u32, Yield = &'static str, Return = u32> {
    let width = yield_from!(ask("width?"));
    width * yield_from!(ask("height?"))
}

/// Iterables.
#[generator]
pub fn flattened(lists: Vec<Vec<u8>>) -> impl Iterator<Item = u8> {
    for list in lists {
        yield_from!(list);
    }
    yield_from!(0..3);
}

/// A list.
#[derive(Debug)]
pub struct List {
    value: u32,
    next: Option<Box<Self>>,
}

impl List {
    /// Deep recursion.
    #[generator]
    pub fn reversed(&self) -> BoxGenerator<'_, u32> {
        if let Some(next) = &self.next {
            yield_from!(next.reversed());
        }
        yield_!(self.value);
    }
}

/// Recursion through frames of one machine.
#[must_use]
#[generator]
pub fn lengths<'a>(list: &'a List, base: &'a str) -> Box<dyn Iterator<Item = usize> + 'a> {
    yield_!(base.len() + usize::from(list.next.is_some()));
    if let Some(next) = &list.next {
        yield_from!(lengths(next, base));
    }
}

#[generator]
fn countdown(n: u8) -> Box<dyn Iterator<Item = u8>> {
    if n > 0 {
        yield_!(n);
        yield_from!(countdown(n - 1));
    }
}

/// Calls what is private.
#[must_use]
pub fn counted_down(n: u8) -> usize {
    countdown(n).count()
}
