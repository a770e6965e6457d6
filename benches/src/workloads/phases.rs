//! Three loops behind one another, each over something else.

use crate::workload::{Workload, source};
use std::hint::black_box;
use std::sync::LazyLock;

/// Returns the workload.
#[must_use]
pub fn workload() -> Workload {
    let workload = Workload::new("phases", 4000)
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
    let workload = workload.source::<super::nightly::phases::Source>();
    workload
}

static NUMBERS: LazyLock<Vec<u64>> = LazyLock::new(|| (0..4000).map(|i: u64| i * i).collect());

/// Returns the first `n` squares.
pub(super) fn numbers(n: u64) -> &'static [u64] {
    &NUMBERS[..usize::try_from(n).expect("there are no more than 4000")]
}

mod hand {
    use std::iter::Rev;
    use std::ops::Range;
    use std::slice::Iter;

    struct Phases<'v> {
        numbers: &'v [u64],
        phase: Phase<'v>,
    }

    enum Phase<'v> {
        There(Iter<'v, u64>),
        Back(Rev<Iter<'v, u64>>),
        Count(Range<usize>),
    }

    impl Iterator for Phases<'_> {
        type Item = u64;

        #[inline]
        fn next(&mut self) -> Option<u64> {
            loop {
                match &mut self.phase {
                    Phase::There(iter) => match iter.next() {
                        Some(x) => return Some(*x),
                        None => self.phase = Phase::Back(self.numbers.iter().rev()),
                    },
                    Phase::Back(iter) => match iter.next() {
                        Some(x) => return Some(*x ^ 1),
                        None => self.phase = Phase::Count(0..self.numbers.len()),
                    },
                    Phase::Count(range) => return range.next().map(|i| i as u64),
                }
            }
        }
    }

    super::source!(Hand, u64, |n, consumer| {
        let numbers = super::numbers(n);
        consumer.consume(Phases { numbers, phase: Phase::There(numbers.iter()) })
    });
}

mod combinators {
    fn phases(numbers: &[u64]) -> impl Iterator<Item = u64> {
        let back = numbers.iter().rev().map(|x| *x ^ 1);
        numbers.iter().copied().chain(back).chain((0..numbers.len()).map(|i| i as u64))
    }

    super::source!(Combinators, u64, |n, consumer| {
        let numbers = super::numbers(n);
        consumer.consume(phases(numbers))
    });
}

mod plain {
    #[inline(never)]
    pub(super) fn run(n: u64) -> u64 {
        let numbers = super::numbers(n);
        let mut sum = 0;
        for x in numbers {
            sum ^= *x;
        }
        for x in numbers.iter().rev() {
            sum ^= *x ^ 1;
        }
        for i in 0..numbers.len() {
            sum ^= i as u64;
        }
        super::black_box(sum)
    }
}

mod genfn {
    #[::genfn::generator]
    fn phases(numbers: &[u64]) -> impl Iterator<Item = u64> {
        for x in numbers {
            yield_!(*x);
        }
        for x in numbers.iter().rev() {
            yield_!(*x ^ 1);
        }
        for i in 0..numbers.len() {
            yield_!(i as u64);
        }
    }

    super::source!(Genfn, u64, |n, consumer| {
        let numbers = super::numbers(n);
        consumer.consume(phases(numbers))
    });
}

mod diapause {
    use std::iter::Rev;
    use std::slice::Iter;

    #[::diapause::coroutine(yield = u64)]
    fn phases<'v>(numbers: &'v [u64]) {
        let there: Iter<'v, u64> = numbers.iter();
        for x in there {
            yield_!(*x);
        }
        let back: Rev<Iter<'v, u64>> = numbers.iter().rev();
        for x in back {
            yield_!(*x ^ 1);
        }
        for i in 0usize..numbers.len() {
            yield_!(i as u64);
        }
    }

    super::source!(Diapause, u64, |n, consumer| {
        let numbers = super::numbers(n);
        consumer.consume(phases(numbers).into_iter())
    });
}

mod genawaiter_stack {
    use ::genawaiter::stack::{Co, let_gen_using};

    async fn phases(numbers: &'static [u64], co: Co<'_, u64>) {
        for x in numbers {
            co.yield_(*x).await;
        }
        for x in numbers.iter().rev() {
            co.yield_(*x ^ 1).await;
        }
        for i in 0..numbers.len() {
            co.yield_(i as u64).await;
        }
    }

    super::source!(GenawaiterStack, u64, |n, consumer| {
        let numbers = super::numbers(n);
        let_gen_using!(iter, |co| phases(numbers, co));
        consumer.consume(iter.into_iter())
    });
}

mod genawaiter_rc {
    use ::genawaiter::rc::{Co, Gen};

    async fn phases(numbers: &'static [u64], co: Co<u64>) {
        for x in numbers {
            co.yield_(*x).await;
        }
        for x in numbers.iter().rev() {
            co.yield_(*x ^ 1).await;
        }
        for i in 0..numbers.len() {
            co.yield_(i as u64).await;
        }
    }

    super::source!(GenawaiterRc, u64, |n, consumer| {
        let numbers = super::numbers(n);
        consumer.consume(Gen::new(|co| phases(numbers, co)).into_iter())
    });
}

mod next_gen {
    use ::next_gen::prelude::*;

    #[generator(yield(u64))]
    fn phases(numbers: &'static [u64]) {
        for x in numbers {
            yield_!(*x);
        }
        for x in numbers.iter().rev() {
            yield_!(*x ^ 1);
        }
        for i in 0..numbers.len() {
            yield_!(i as u64);
        }
    }

    super::source!(NextGen, u64, |n, consumer| {
        let numbers = super::numbers(n);
        mk_gen!(let iter = phases(numbers));
        consumer.consume(iter)
    });
}

mod fauxgen {
    use std::pin::pin;

    #[::fauxgen::generator(yield = u64)]
    fn phases(numbers: &'static [u64]) {
        for x in numbers {
            r#yield!(*x);
        }
        for x in numbers.iter().rev() {
            r#yield!(*x ^ 1);
        }
        for i in 0..numbers.len() {
            r#yield!(i as u64);
        }
    }

    super::source!(Fauxgen, u64, |n, consumer| {
        let numbers = super::numbers(n);
        consumer.consume(pin!(phases(numbers)))
    });
}

mod corosensei {
    use crate::fiber::Fiber;

    fn phases(numbers: &'static [u64]) -> Fiber<(), u64> {
        Fiber::new(move |co, ()| {
            for x in numbers {
                co.suspend(*x);
            }
            for x in numbers.iter().rev() {
                co.suspend(*x ^ 1);
            }
            for i in 0..numbers.len() {
                co.suspend(i as u64);
            }
        })
    }

    super::source!(Corosensei, u64, |n, consumer| {
        let numbers = super::numbers(n);
        consumer.consume(phases(numbers))
    });
}
