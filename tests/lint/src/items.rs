//! Items, attributes and shadowed names in bodies.

use core::sync::atomic::{AtomicU32, Ordering};
use genfn::generator;

/// Items of its own.
#[generator]
pub fn counted() -> impl Iterator<Item = u32> {
    const STEP: u32 = 2;
    static COUNT: AtomicU32 = AtomicU32::new(0);
    struct Step(u32);
    impl Step {
        const fn size(&self) -> u32 {
            self.0
        }
    }
    const fn doubled(n: u32) -> u32 {
        n * 2
    }
    loop {
        let step = Step(STEP);
        let count = COUNT.fetch_add(step.size(), Ordering::Relaxed);
        yield_!(doubled(count));
    }
}

/// One name for several locals.
#[generator]
#[allow(clippy::shadow_unrelated)]
pub fn shadowed(n: u8) -> impl Iterator<Item = u8> {
    let n = n + 1;
    yield_!(n);
    let n = n * 2;
    {
        let n = n + 3;
        yield_!(n);
    }
    yield_!(n);
}

/// Attributes on statements.
#[generator]
pub fn attributes(n: u8) -> impl Iterator<Item = u8> {
    #[allow(unused_variables)]
    let unused = n;
    #[cfg(not(test))]
    yield_!(1);
    #[cfg(test)]
    yield_!(2);
    #[expect(clippy::manual_clamp, reason = "it is to be manual")]
    let clamped = if n < 3 {
        3
    } else if n > 5 {
        5
    } else {
        n
    };
    yield_!(clamped);
}
