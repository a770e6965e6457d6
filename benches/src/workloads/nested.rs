//! Two loops, one in the other: `i ^ j` for all `j` below `i` below `n`.

use crate::workload::{Workload, source};
use std::hint::black_box;

/// Returns the workload.
#[must_use]
pub fn workload() -> Workload {
    let workload = Workload::new("nested", 142)
        .source::<hand::Source>()
        .source::<combinators::Source>()
        .plain(plain::run)
        .source::<genfn::Source>()
        .source::<boxed::Source>()
        .source::<diapause::Source>()
        .source::<genawaiter_stack::Source>()
        .source::<genawaiter_rc::Source>()
        .source::<next_gen::Source>()
        .source::<fauxgen::Source>()
        .source::<corosensei::Source>();
    #[cfg(nightly)]
    let workload = workload.source::<super::nightly::nested::Source>();
    workload
}

mod hand {
    struct Nested {
        i: u64,
        j: u64,
        n: u64,
    }

    impl Iterator for Nested {
        type Item = u64;

        #[inline]
        fn next(&mut self) -> Option<u64> {
            while self.i < self.n {
                if self.j < self.i {
                    self.j += 1;
                    return Some(self.i ^ (self.j - 1));
                }
                self.i += 1;
                self.j = 0;
            }
            None
        }
    }

    super::source!(Hand, u64, |n, consumer| consumer.consume(Nested { i: 0, j: 0, n }));
}

mod combinators {
    fn nested(n: u64) -> impl Iterator<Item = u64> {
        (0..n).flat_map(|i| (0..i).map(move |j| i ^ j))
    }

    super::source!(Combinators, u64, |n, consumer| consumer.consume(nested(n)));
}

mod plain {
    #[inline(never)]
    pub(super) fn run(n: u64) -> u64 {
        let mut sum = 0;
        for i in 0..n {
            for j in 0..i {
                sum ^= i ^ j;
            }
        }
        super::black_box(sum)
    }
}

mod genfn {
    #[::genfn::generator]
    fn nested(n: u64) -> impl Iterator<Item = u64> {
        for i in 0..n {
            for j in 0..i {
                yield_!(i ^ j);
            }
        }
    }

    super::source!(Genfn, u64, |n, consumer| consumer.consume(nested(n)));
}

mod boxed {
    #[::genfn::generator(boxed)]
    fn nested(n: u64) -> impl Iterator<Item = u64> {
        for i in 0..n {
            for j in 0..i {
                yield_!(i ^ j);
            }
        }
    }

    super::source!(Boxed, u64, |n, consumer| consumer.consume(nested(n)));
}

mod diapause {
    #[::diapause::coroutine(yield = u64)]
    fn nested(n: u64) {
        for i in 0u64..n {
            for j in 0u64..i {
                yield_!(i ^ j);
            }
        }
    }

    super::source!(Diapause, u64, |n, consumer| consumer.consume(nested(n).into_iter()));
}

mod genawaiter_stack {
    use ::genawaiter::stack::{Co, let_gen_using};

    async fn nested(n: u64, co: Co<'_, u64>) {
        for i in 0..n {
            for j in 0..i {
                co.yield_(i ^ j).await;
            }
        }
    }

    super::source!(GenawaiterStack, u64, |n, consumer| {
        let_gen_using!(iter, |co| nested(n, co));
        consumer.consume(iter.into_iter())
    });
}

mod genawaiter_rc {
    use ::genawaiter::rc::{Co, Gen};

    async fn nested(n: u64, co: Co<u64>) {
        for i in 0..n {
            for j in 0..i {
                co.yield_(i ^ j).await;
            }
        }
    }

    super::source!(GenawaiterRc, u64, |n, consumer| consumer.consume(Gen::new(|co| nested(n, co)).into_iter()));
}

mod next_gen {
    use ::next_gen::prelude::*;

    #[generator(yield(u64))]
    fn nested(n: u64) {
        for i in 0..n {
            for j in 0..i {
                yield_!(i ^ j);
            }
        }
    }

    super::source!(NextGen, u64, |n, consumer| {
        mk_gen!(let iter = nested(n));
        consumer.consume(iter)
    });
}

mod fauxgen {
    use std::pin::pin;

    #[::fauxgen::generator(yield = u64)]
    fn nested(n: u64) {
        for i in 0..n {
            for j in 0..i {
                r#yield!(i ^ j);
            }
        }
    }

    super::source!(Fauxgen, u64, |n, consumer| consumer.consume(pin!(nested(n))));
}

mod corosensei {
    use crate::fiber::Fiber;

    fn nested(n: u64) -> Fiber<(), u64> {
        Fiber::new(move |co, ()| {
            for i in 0..n {
                for j in 0..i {
                    co.suspend(i ^ j);
                }
            }
        })
    }

    super::source!(Corosensei, u64, |n, consumer| consumer.consume(nested(n)));
}
