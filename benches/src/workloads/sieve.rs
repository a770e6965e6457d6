//! The primes below `n`: a vector that is read, yielded in between, and written in an inner loop.

use crate::workload::{Workload, source};
use std::hint::black_box;

/// Returns the workload.
#[must_use]
pub fn workload() -> Workload {
    let workload = Workload::new("sieve", 100_000)
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
    let workload = workload.source::<super::nightly::sieve::Source>();
    workload
}

mod hand {
    struct Sieve {
        composite: Vec<bool>,
        i: usize,
    }

    impl Iterator for Sieve {
        type Item = u64;

        #[inline]
        fn next(&mut self) -> Option<u64> {
            let n = self.composite.len();
            while self.i < n {
                let i = self.i;
                self.i += 1;
                if !self.composite[i] {
                    for multiple in (i * i..n).step_by(i) {
                        self.composite[multiple] = true;
                    }
                    return Some(i as u64);
                }
            }
            None
        }
    }

    super::source!(Hand, u64, |n, consumer| consumer.consume(Sieve { composite: vec![false; n as usize], i: 2 }));
}

mod combinators {
    fn sieve(n: usize) -> impl Iterator<Item = u64> {
        let mut composite = vec![false; n];
        (2..n).filter_map(move |i| {
            if composite[i] {
                return None;
            }
            for multiple in (i * i..n).step_by(i) {
                composite[multiple] = true;
            }
            Some(i as u64)
        })
    }

    super::source!(Combinators, u64, |n, consumer| consumer.consume(sieve(n as usize)));
}

mod plain {
    #[inline(never)]
    pub(super) fn run(n: u64) -> u64 {
        let n = n as usize;
        let mut sum = 0;
        let mut composite = vec![false; n];
        for i in 2..n {
            if !composite[i] {
                sum ^= i as u64;
                for multiple in (i * i..n).step_by(i) {
                    composite[multiple] = true;
                }
            }
        }
        super::black_box(sum)
    }
}

mod genfn {
    #[::genfn::generator]
    fn sieve(n: usize) -> impl Iterator<Item = u64> {
        let mut composite = vec![false; n];
        for i in 2..n {
            if !composite[i] {
                yield_!(i as u64);
                for multiple in (i * i..n).step_by(i) {
                    composite[multiple] = true;
                }
            }
        }
    }

    super::source!(Genfn, u64, |n, consumer| consumer.consume(sieve(n as usize)));
}

mod diapause {
    #[::diapause::coroutine(yield = u64)]
    fn sieve(n: usize) {
        let mut composite: Vec<bool> = vec![false; n];
        for i in 2usize..n {
            if !composite[i] {
                yield_!(i as u64);
                for multiple in (i * i..n).step_by(i) {
                    composite[multiple] = true;
                }
            }
        }
    }

    super::source!(Diapause, u64, |n, consumer| consumer.consume(sieve(n as usize).into_iter()));
}

mod genawaiter_stack {
    use ::genawaiter::stack::{Co, let_gen_using};

    async fn sieve(n: usize, co: Co<'_, u64>) {
        let mut composite = vec![false; n];
        for i in 2..n {
            if !composite[i] {
                co.yield_(i as u64).await;
                for multiple in (i * i..n).step_by(i) {
                    composite[multiple] = true;
                }
            }
        }
    }

    super::source!(GenawaiterStack, u64, |n, consumer| {
        let_gen_using!(iter, |co| sieve(n as usize, co));
        consumer.consume(iter.into_iter())
    });
}

mod genawaiter_rc {
    use ::genawaiter::rc::{Co, Gen};

    async fn sieve(n: usize, co: Co<u64>) {
        let mut composite = vec![false; n];
        for i in 2..n {
            if !composite[i] {
                co.yield_(i as u64).await;
                for multiple in (i * i..n).step_by(i) {
                    composite[multiple] = true;
                }
            }
        }
    }

    super::source!(GenawaiterRc, u64, |n, consumer| consumer.consume(Gen::new(|co| sieve(n as usize, co)).into_iter()));
}

mod next_gen {
    use ::next_gen::prelude::*;

    #[generator(yield(u64))]
    fn sieve(n: usize) {
        let mut composite = vec![false; n];
        for i in 2..n {
            if !composite[i] {
                yield_!(i as u64);
                for multiple in (i * i..n).step_by(i) {
                    composite[multiple] = true;
                }
            }
        }
    }

    super::source!(NextGen, u64, |n, consumer| {
        mk_gen!(let iter = sieve(n as usize));
        consumer.consume(iter)
    });
}

mod fauxgen {
    use std::pin::pin;

    #[::fauxgen::generator(yield = u64)]
    fn sieve(n: usize) {
        let mut composite = vec![false; n];
        for i in 2..n {
            if !composite[i] {
                r#yield!(i as u64);
                for multiple in (i * i..n).step_by(i) {
                    composite[multiple] = true;
                }
            }
        }
    }

    super::source!(Fauxgen, u64, |n, consumer| consumer.consume(pin!(sieve(n as usize))));
}

mod corosensei {
    use crate::fiber::Fiber;

    fn sieve(n: usize) -> Fiber<(), u64> {
        Fiber::new(move |co, ()| {
            let mut composite = vec![false; n];
            for i in 2..n {
                if !composite[i] {
                    co.suspend(i as u64);
                    for multiple in (i * i..n).step_by(i) {
                        composite[multiple] = true;
                    }
                }
            }
        })
    }

    super::source!(Corosensei, u64, |n, consumer| consumer.consume(sieve(n as usize)));
}
