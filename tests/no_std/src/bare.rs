//! Without the prelude, too.

#![no_implicit_prelude]

use ::core::clone::Clone;
use ::core::iter::{IntoIterator, Iterator};
use ::core::option::Option;
use ::genfn::{Generator, generator};

/// A loop, a `?`, and what is returned.
#[generator]
pub fn squares(n: u32) -> impl Generator<Yield = u32, Return = Option<u32>> + Iterator<Item = u32> + Clone {
    let mut sum = 0_u32;
    for i in 0..n {
        yield_!(i * i);
        sum = sum.checked_add(i)?;
    }
    Option::Some(sum)
}

/// Delegation, and what `for` means.
#[generator]
pub fn chained<I: IntoIterator<Item = u32>>(list: I) -> impl Iterator<Item = u32> {
    let _ = yield_from!(squares(2));
    for n in list {
        yield_!(n);
    }
}

/// What is sent.
#[generator]
pub fn echo() -> impl Generator<Option<u8>, Yield = u8, Return = ()> {
    let mut n = 0;
    while let Option::Some(sent) = yield_!(n) {
        n = sent;
    }
}
