//! Two locals that change places: the first `n` Fibonacci numbers, modulo 2⁶⁴.

use crate::workload::{Workload, source};
use std::hint::black_box;

/// Returns the workload.
#[must_use]
pub fn workload() -> Workload {
    let workload = Workload::new("fibonacci", 10_000)
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
    let workload = workload.source::<super::nightly::fibonacci::Source>();
    workload
}

mod hand {
    struct Fibonacci {
        a: u64,
        b: u64,
        left: u64,
    }

    impl Iterator for Fibonacci {
        type Item = u64;

        #[inline]
        fn next(&mut self) -> Option<u64> {
            self.left = self.left.checked_sub(1)?;
            let value = self.a;
            (self.a, self.b) = (self.b, self.a.wrapping_add(self.b));
            Some(value)
        }
    }

    super::source!(Hand, u64, |n, consumer| consumer.consume(Fibonacci { a: 0, b: 1, left: n }));
}

mod combinators {
    fn fibonacci(n: u64) -> impl Iterator<Item = u64> {
        (0..n).scan((0_u64, 1_u64), |(a, b), _| {
            let value = *a;
            (*a, *b) = (*b, a.wrapping_add(*b));
            Some(value)
        })
    }

    super::source!(Combinators, u64, |n, consumer| consumer.consume(fibonacci(n)));
}

mod plain {
    #[inline(never)]
    pub(super) fn run(n: u64) -> u64 {
        let (mut sum, mut a, mut b) = (0, 0_u64, 1_u64);
        for _ in 0..n {
            sum ^= a;
            (a, b) = (b, a.wrapping_add(b));
        }
        super::black_box(sum)
    }
}

mod genfn {
    #[::genfn::generator]
    fn fibonacci(n: u64) -> impl Iterator<Item = u64> {
        let (mut a, mut b) = (0_u64, 1_u64);
        for _ in 0..n {
            yield_!(a);
            (a, b) = (b, a.wrapping_add(b));
        }
    }

    super::source!(Genfn, u64, |n, consumer| consumer.consume(fibonacci(n)));
}

mod diapause {
    #[::diapause::coroutine(yield = u64)]
    fn fibonacci(n: u64) {
        let mut a: u64 = 0;
        let mut b: u64 = 1;
        for _ in 0u64..n {
            yield_!(a);
            (a, b) = (b, a.wrapping_add(b));
        }
    }

    super::source!(Diapause, u64, |n, consumer| consumer.consume(fibonacci(n).into_iter()));
}

mod genawaiter_stack {
    use ::genawaiter::stack::{Co, let_gen_using};

    async fn fibonacci(n: u64, co: Co<'_, u64>) {
        let (mut a, mut b) = (0_u64, 1_u64);
        for _ in 0..n {
            co.yield_(a).await;
            (a, b) = (b, a.wrapping_add(b));
        }
    }

    super::source!(GenawaiterStack, u64, |n, consumer| {
        let_gen_using!(iter, |co| fibonacci(n, co));
        consumer.consume(iter.into_iter())
    });
}

mod genawaiter_rc {
    use ::genawaiter::rc::{Co, Gen};

    async fn fibonacci(n: u64, co: Co<u64>) {
        let (mut a, mut b) = (0_u64, 1_u64);
        for _ in 0..n {
            co.yield_(a).await;
            (a, b) = (b, a.wrapping_add(b));
        }
    }

    super::source!(GenawaiterRc, u64, |n, consumer| consumer.consume(Gen::new(|co| fibonacci(n, co)).into_iter()));
}

mod next_gen {
    use ::next_gen::prelude::*;

    #[generator(yield(u64))]
    fn fibonacci(n: u64) {
        let (mut a, mut b) = (0_u64, 1_u64);
        for _ in 0..n {
            yield_!(a);
            (a, b) = (b, a.wrapping_add(b));
        }
    }

    super::source!(NextGen, u64, |n, consumer| {
        mk_gen!(let iter = fibonacci(n));
        consumer.consume(iter)
    });
}

mod fauxgen {
    use std::pin::pin;

    #[::fauxgen::generator(yield = u64)]
    fn fibonacci(n: u64) {
        let (mut a, mut b) = (0_u64, 1_u64);
        for _ in 0..n {
            r#yield!(a);
            (a, b) = (b, a.wrapping_add(b));
        }
    }

    super::source!(Fauxgen, u64, |n, consumer| consumer.consume(pin!(fibonacci(n))));
}

mod corosensei {
    use crate::fiber::Fiber;

    fn fibonacci(n: u64) -> Fiber<(), u64> {
        Fiber::new(move |co, ()| {
            let (mut a, mut b) = (0_u64, 1_u64);
            for _ in 0..n {
                co.suspend(a);
                (a, b) = (b, a.wrapping_add(b));
            }
        })
    }

    super::source!(Corosensei, u64, |n, consumer| consumer.consume(fibonacci(n)));
}
