//! Closures and macros.

use alloc::format;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;
use genfn::generator;

/// Closures that live across a suspension.
#[generator]
pub fn mapped(factor: u32) -> impl Iterator<Item = u32> {
    let scale = move |n: u32| n * factor;
    for n in 0..3 {
        yield_!(scale(n));
    }
}

/// Closures that change what they capture.
#[generator]
pub fn summed(list: Vec<u32>) -> impl Iterator<Item = u32> {
    let mut sum = 0;
    let mut add = move |n: u32| {
        sum += n;
        sum
    };
    for n in list {
        yield_!(add(n));
    }
}

/// Closures between suspensions.
#[generator]
pub fn filtered(list: Vec<u32>, limit: u32) -> impl Iterator<Item = usize> {
    let few = list.iter().filter(|n| **n < limit).count();
    yield_!(few);
    let kept = list.into_iter().filter(move |n| *n < limit);
    for n in kept.map(|n| n / 2) {
        yield_!(n as usize);
    }
}

/// Macros of the standard library.
///
/// # Panics
///
/// Panics on a number that is too small.
#[generator]
pub fn formatted(name: &str) -> impl Iterator<Item = String> {
    for n in vec![1, 2, 3] {
        assert!(n > 0, "{n} is too small");
        yield_!(format!("{name} {n}"));
        debug_assert_ne!(n, 0, "{name}");
    }
    if matches!(name, "a" | "b") {
        yield_!(String::new());
    }
}

/// Defines a generator.
#[allow(edition_2024_expr_fragment_specifier)] // It is to be either.
macro_rules! define {
    ($(#[$attr:meta])* $name:ident, $item:ty, $first:expr, $($more:expr),*) => {
        $(#[$attr])*
        #[generator]
        pub fn $name() -> impl Iterator<Item = $item> {
            let mut last = $first;
            yield_!(last);
            $(
                last += $more;
                yield_!(last);
            )*
        }
    };
}

define!(
    /// A generator that a macro makes.
    sums, u32, 1, 2, 3
);
define!(
    /// And another one.
    products, f64, 1.5, 2.0
);
