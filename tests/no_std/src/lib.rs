//! Generators without the standard library and without an allocator: it is enough that this compiles.
//!
//! Its own tests run what it defines. `.ci/run` builds it by itself, so that no other package turns features on.

#![no_std]
#![forbid(unsafe_code)]

pub mod bare;

use core::fmt::Debug;
use core::num::ParseIntError;
use genfn::{Generator, generator};

/// An iterator that is `Clone`, `Debug` and `Send`.
#[generator]
pub fn fibonacci(limit: u32) -> impl Iterator<Item = u32> + Clone + Debug + Send {
    let (mut a, mut b) = (0, 1);
    while a < limit {
        yield_!(a);
        (a, b) = (b, a + b);
    }
}

/// What is sent.
#[generator]
pub fn sums() -> impl Generator<u32, Yield = u32> {
    let mut sum = 0;
    loop {
        sum += yield_!(sum);
    }
}

/// A value that is returned, and delegation.
#[generator]
pub fn parsed<'a>(lists: &'a [&'a str]) -> impl Generator<Yield = i32, Return = Result<usize, ParseIntError>> {
    let mut count = 0;
    for list in lists {
        count += yield_from!(numbers(list))?;
        yield_from!([-1, -2]);
    }
    Ok(count)
}

#[generator]
fn numbers(list: &str) -> impl Generator<Yield = i32, Return = Result<usize, ParseIntError>> {
    let mut count = 0;
    for word in list.split(' ') {
        let n = word.parse()?;
        yield_!(n);
        count += 1;
    }
    Ok(count)
}

/// An error that is yielded, in a method.
#[derive(Clone, Copy, Debug)]
pub struct Words<'a>(pub &'a str);

impl Words<'_> {
    /// Parses the words.
    #[generator(try)]
    pub fn numbers(&self) -> impl Iterator<Item = Result<u8, ParseIntError>> {
        for word in self.0.split(' ') {
            yield_!(word.parse::<u8>()?);
        }
    }
}

/// A guard that is moved on one path, and closures.
#[generator]
pub fn moved<F: Fn(u8) -> u8>(map: F, flag: bool) -> impl Iterator<Item = u8> {
    let guard = Guard(1);
    let twice = move |n| map(map(n));
    if flag {
        drop(guard);
    }
    for n in [1, 2] {
        yield_!(twice(n));
    }
}

struct Guard(u8);

impl Drop for Guard {
    fn drop(&mut self) {
        self.0 = 0;
    }
}

/// A coroutine.
#[genfn::coroutine]
pub fn waits(n: u8) -> impl Future<Output = u8> {
    yield_!();
    n + yield_from!(core::future::ready(1))
}

#[cfg(test)]
mod tests {
    use super::{Words, fibonacci, moved, parsed, sums, waits};
    use core::pin::pin;
    use core::task::{Context, Poll, Waker};
    use genfn::Generator;
    use genfn::GeneratorState::Yielded;

    #[test]
    fn generators_need_no_allocator() {
        assert!(fibonacci(20).eq([0, 1, 1, 2, 3, 5, 8, 13]));
        assert!(moved(|n| n + 1, true).eq([3, 4]));
        let mut sums = sums();
        assert_eq!([sums.start(), sums.send(1), sums.send(2)], [Yielded(0), Yielded(1), Yielded(3)]);
    }

    #[test]
    fn what_they_return_needs_none() {
        let lists = ["1 2", "3"];
        let mut generator = parsed(&lists);
        let mut iter = generator.iter();
        assert!(iter.by_ref().eq([1, 2, -1, -2, 3, -1, -2]));
        assert_eq!(iter.into_return(), Some(Ok(3)));
        assert_eq!(Words("1 x 2").numbers().map(Result::ok).last(), Some(None));
    }

    #[test]
    fn coroutines_need_none() {
        let (mut future, mut cx) = (pin!(waits(1)), Context::from_waker(Waker::noop()));
        assert_eq!(future.as_mut().poll(&mut cx), Poll::Pending);
        assert_eq!(future.as_mut().poll(&mut cx), Poll::Ready(2));
    }
}
