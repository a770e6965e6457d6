//! A buffer of 4 KiB that lives across two `yield_!`s in a loop, so that each resume comes back to another state.

use super::large_state::count;
use crate::workload::{Workload, source};

/// Returns the workload.
#[must_use]
pub fn workload() -> Workload {
    let workload = Workload::new("alternating", 5_000)
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
    let workload = workload.source::<super::nightly::alternating::Source>();
    workload
}

mod hand {
    struct Alternating {
        buffer: [u8; 4096],
        i: u64,
        n: u64,
        second: bool,
    }

    impl Iterator for Alternating {
        type Item = u64;

        #[inline]
        fn next(&mut self) -> Option<u64> {
            if self.second {
                self.second = false;
                self.i += 1;
                return Some(super::count(&mut self.buffer, !(self.i - 1)));
            }
            if self.i >= self.n {
                return None;
            }
            self.second = true;
            Some(super::count(&mut self.buffer, self.i))
        }
    }

    super::source!(Hand, u64, |n, consumer| {
        consumer.consume(Alternating { buffer: [0; 4096], i: 0, n, second: false })
    });
}

mod combinators {
    fn alternating(n: u64) -> impl Iterator<Item = u64> {
        let mut buffer = [0; 4096];
        (0..n).flat_map(|i| [i, !i]).map(move |i| super::count(&mut buffer, i))
    }

    super::source!(Combinators, u64, |n, consumer| consumer.consume(alternating(n)));
}

mod genfn {
    #[::genfn::generator]
    fn alternating(n: u64) -> impl Iterator<Item = u64> {
        let mut buffer = [0; 4096];
        for i in 0..n {
            yield_!(super::count(&mut buffer, i));
            yield_!(super::count(&mut buffer, !i));
        }
    }

    super::source!(Genfn, u64, |n, consumer| consumer.consume(alternating(n)));
}

mod diapause {
    #[::diapause::coroutine(yield = u64)]
    fn alternating(n: u64) {
        let mut buffer: [u8; 4096] = [0; 4096];
        for i in 0u64..n {
            yield_!(super::super::count(&mut buffer, i));
            yield_!(super::super::count(&mut buffer, !i));
        }
    }

    super::source!(Diapause, u64, |n, consumer| consumer.consume(alternating(n).into_iter()));
}

mod genawaiter_stack {
    use ::genawaiter::stack::{Co, let_gen_using};

    async fn alternating(n: u64, co: Co<'_, u64>) {
        let mut buffer = [0; 4096];
        for i in 0..n {
            co.yield_(super::count(&mut buffer, i)).await;
            co.yield_(super::count(&mut buffer, !i)).await;
        }
    }

    super::source!(GenawaiterStack, u64, |n, consumer| {
        let_gen_using!(iter, |co| alternating(n, co));
        consumer.consume(iter.into_iter())
    });
}

mod genawaiter_rc {
    use ::genawaiter::rc::{Co, Gen};

    async fn alternating(n: u64, co: Co<u64>) {
        let mut buffer = [0; 4096];
        for i in 0..n {
            co.yield_(super::count(&mut buffer, i)).await;
            co.yield_(super::count(&mut buffer, !i)).await;
        }
    }

    super::source!(GenawaiterRc, u64, |n, consumer| consumer.consume(Gen::new(|co| alternating(n, co)).into_iter()));
}

mod next_gen {
    use ::next_gen::prelude::*;

    #[generator(yield(u64))]
    fn alternating(n: u64) {
        let mut buffer = [0; 4096];
        for i in 0..n {
            yield_!(super::count(&mut buffer, i));
            yield_!(super::count(&mut buffer, !i));
        }
    }

    super::source!(NextGen, u64, |n, consumer| {
        mk_gen!(let iter = alternating(n));
        consumer.consume(iter)
    });
}

mod fauxgen {
    use std::pin::pin;

    #[::fauxgen::generator(yield = u64)]
    fn alternating(n: u64) {
        let mut buffer = [0; 4096];
        for i in 0..n {
            r#yield!(super::count(&mut buffer, i));
            r#yield!(super::count(&mut buffer, !i));
        }
    }

    super::source!(Fauxgen, u64, |n, consumer| consumer.consume(pin!(alternating(n))));
}

mod corosensei {
    use crate::fiber::Fiber;

    fn alternating(n: u64) -> Fiber<(), u64> {
        Fiber::new(move |co, ()| {
            let mut buffer = [0; 4096];
            for i in 0..n {
                co.suspend(super::count(&mut buffer, i));
                co.suspend(super::count(&mut buffer, !i));
            }
        })
    }

    super::source!(Corosensei, u64, |n, consumer| consumer.consume(alternating(n)));
}
