//! One loop: the numbers below `n`.

use crate::workload::{Workload, source};
use std::hint::black_box;

/// Returns the workload.
#[must_use]
pub fn workload() -> Workload {
    let workload = Workload::new("counter", 10_000)
        .source::<hand::Source>()
        .source::<combinators::Source>()
        .plain(plain::run)
        .source::<genfn::Source>()
        .source::<diapause::Source>()
        .source::<genawaiter_stack::Source>()
        .source::<genawaiter_rc::Source>()
        .source::<next_gen::Source>()
        .source::<fauxgen::Source>()
        .source::<corosensei::Source>();
    #[cfg(nightly)]
    let workload = workload.source::<super::nightly::counter::Source>();
    workload
}

mod hand {
    struct Counter {
        i: u64,
        n: u64,
    }

    impl Iterator for Counter {
        type Item = u64;

        #[inline]
        fn next(&mut self) -> Option<u64> {
            if self.i >= self.n {
                return None;
            }
            self.i += 1;
            Some(self.i - 1)
        }
    }

    super::source!(Hand, u64, |n, consumer| consumer.consume(Counter { i: 0, n }));
}

mod combinators {
    super::source!(Combinators, u64, |n, consumer| consumer.consume(0..n));
}

mod plain {
    #[inline(never)]
    pub(super) fn run(n: u64) -> u64 {
        let (mut sum, mut i) = (0, 0);
        while i < n {
            sum ^= i;
            i += 1;
        }
        super::black_box(sum)
    }
}

mod genfn {
    #[::genfn::generator]
    fn counter(n: u64) -> impl Iterator<Item = u64> {
        let mut i = 0;
        while i < n {
            yield_!(i);
            i += 1;
        }
    }

    super::source!(Genfn, u64, |n, consumer| consumer.consume(counter(n)));
}

mod diapause {
    #[::diapause::coroutine(yield = u64)]
    fn counter(n: u64) {
        let mut i: u64 = 0;
        while i < n {
            yield_!(i);
            i += 1;
        }
    }

    super::source!(Diapause, u64, |n, consumer| consumer.consume(counter(n).into_iter()));
}

mod genawaiter_stack {
    use ::genawaiter::stack::{Co, let_gen_using};

    async fn counter(n: u64, co: Co<'_, u64>) {
        let mut i = 0;
        while i < n {
            co.yield_(i).await;
            i += 1;
        }
    }

    super::source!(GenawaiterStack, u64, |n, consumer| {
        let_gen_using!(iter, |co| counter(n, co));
        consumer.consume(iter.into_iter())
    });
}

mod genawaiter_rc {
    use ::genawaiter::rc::{Co, Gen};

    async fn counter(n: u64, co: Co<u64>) {
        let mut i = 0;
        while i < n {
            co.yield_(i).await;
            i += 1;
        }
    }

    super::source!(GenawaiterRc, u64, |n, consumer| consumer.consume(Gen::new(|co| counter(n, co)).into_iter()));
}

mod next_gen {
    use ::next_gen::prelude::*;

    #[generator(yield(u64))]
    fn counter(n: u64) {
        let mut i = 0;
        while i < n {
            yield_!(i);
            i += 1;
        }
    }

    super::source!(NextGen, u64, |n, consumer| {
        mk_gen!(let iter = counter(n));
        consumer.consume(iter)
    });
}

mod fauxgen {
    use std::pin::pin;

    #[::fauxgen::generator(yield = u64)]
    fn counter(n: u64) {
        let mut i = 0;
        while i < n {
            r#yield!(i);
            i += 1;
        }
    }

    super::source!(Fauxgen, u64, |n, consumer| consumer.consume(pin!(counter(n))));
}

mod corosensei {
    use crate::fiber::Fiber;

    fn counter(n: u64) -> Fiber<(), u64> {
        Fiber::new(move |co, ()| {
            let mut i = 0;
            while i < n {
                co.suspend(i);
                i += 1;
            }
        })
    }

    super::source!(Corosensei, u64, |n, consumer| consumer.consume(counter(n)));
}
