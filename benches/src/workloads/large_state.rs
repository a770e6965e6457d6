//! A buffer of 4 KiB that lives across one `yield_!` in a loop: what a resume costs must not depend on what is kept.

use crate::workload::{Workload, source};

/// Returns the workload.
#[must_use]
pub fn workload() -> Workload {
    let workload = Workload::new("large_state", 10_000)
        .source::<hand::Source>()
        .source::<combinators::Source>()
        .source::<genfn::Source>()
        .source::<diapause::Source>()
        .source::<genawaiter_stack::Source>()
        .source::<genawaiter_rc::Source>()
        .source::<next_gen::Source>()
        .source::<fauxgen::Source>()
        .source::<corosensei::Source>();
    #[cfg(nightly)]
    let workload = workload.source::<super::nightly::large_state::Source>();
    workload
}

/// Counts `i` in its bucket, and returns the count.
#[inline]
pub(super) fn count(buffer: &mut [u8; 4096], i: u64) -> u64 {
    let bucket = &mut buffer[(i.wrapping_mul(0x9E37_79B9) >> 8 & 0xFFF) as usize];
    *bucket = bucket.wrapping_add(1);
    u64::from(*bucket) ^ i
}

mod hand {
    struct LargeState {
        buffer: [u8; 4096],
        i: u64,
        n: u64,
    }

    impl Iterator for LargeState {
        type Item = u64;

        #[inline]
        fn next(&mut self) -> Option<u64> {
            if self.i >= self.n {
                return None;
            }
            let i = self.i;
            self.i += 1;
            Some(super::count(&mut self.buffer, i))
        }
    }

    super::source!(Hand, u64, |n, consumer| consumer.consume(LargeState { buffer: [0; 4096], i: 0, n }));
}

mod combinators {
    fn large_state(n: u64) -> impl Iterator<Item = u64> {
        let mut buffer = [0; 4096];
        (0..n).map(move |i| super::count(&mut buffer, i))
    }

    super::source!(Combinators, u64, |n, consumer| consumer.consume(large_state(n)));
}

mod genfn {
    #[::genfn::generator]
    fn large_state(n: u64) -> impl Iterator<Item = u64> {
        let mut buffer = [0; 4096];
        for i in 0..n {
            yield_!(super::count(&mut buffer, i));
        }
    }

    super::source!(Genfn, u64, |n, consumer| consumer.consume(large_state(n)));
}

mod diapause {
    #[::diapause::coroutine(yield = u64)]
    fn large_state(n: u64) {
        let mut buffer: [u8; 4096] = [0; 4096];
        for i in 0u64..n {
            yield_!(super::super::count(&mut buffer, i));
        }
    }

    super::source!(Diapause, u64, |n, consumer| consumer.consume(large_state(n).into_iter()));
}

mod genawaiter_stack {
    use ::genawaiter::stack::{Co, let_gen_using};

    async fn large_state(n: u64, co: Co<'_, u64>) {
        let mut buffer = [0; 4096];
        for i in 0..n {
            co.yield_(super::count(&mut buffer, i)).await;
        }
    }

    super::source!(GenawaiterStack, u64, |n, consumer| {
        let_gen_using!(iter, |co| large_state(n, co));
        consumer.consume(iter.into_iter())
    });
}

mod genawaiter_rc {
    use ::genawaiter::rc::{Co, Gen};

    async fn large_state(n: u64, co: Co<u64>) {
        let mut buffer = [0; 4096];
        for i in 0..n {
            co.yield_(super::count(&mut buffer, i)).await;
        }
    }

    super::source!(GenawaiterRc, u64, |n, consumer| consumer.consume(Gen::new(|co| large_state(n, co)).into_iter()));
}

mod next_gen {
    use ::next_gen::prelude::*;

    #[generator(yield(u64))]
    fn large_state(n: u64) {
        let mut buffer = [0; 4096];
        for i in 0..n {
            yield_!(super::count(&mut buffer, i));
        }
    }

    super::source!(NextGen, u64, |n, consumer| {
        mk_gen!(let iter = large_state(n));
        consumer.consume(iter)
    });
}

mod fauxgen {
    use std::pin::pin;

    #[::fauxgen::generator(yield = u64)]
    fn large_state(n: u64) {
        let mut buffer = [0; 4096];
        for i in 0..n {
            r#yield!(super::count(&mut buffer, i));
        }
    }

    super::source!(Fauxgen, u64, |n, consumer| consumer.consume(pin!(large_state(n))));
}

mod corosensei {
    use crate::fiber::Fiber;

    fn large_state(n: u64) -> Fiber<(), u64> {
        Fiber::new(move |co, ()| {
            let mut buffer = [0; 4096];
            for i in 0..n {
                co.suspend(super::count(&mut buffer, i));
            }
        })
    }

    super::source!(Corosensei, u64, |n, consumer| consumer.consume(large_state(n)));
}
