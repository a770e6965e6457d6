//! Two sorted inputs, merged: a loop for both, and one for what is left of each.

use crate::workload::{Workload, source};
use std::hint::black_box;
use std::sync::LazyLock;

/// Returns the workload.
#[must_use]
pub fn workload() -> Workload {
    let workload = Workload::new("merge", 6000)
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
    let workload = workload.source::<super::nightly::merge::Source>();
    workload
}

static EVEN: LazyLock<Vec<u64>> = LazyLock::new(|| (0..6000).map(|i| 2 * i).collect());
static TRIPLE: LazyLock<Vec<u64>> = LazyLock::new(|| (0..6000).map(|i| 3 * i).collect());

/// Returns the first `n` multiples of two and of three.
pub(super) fn inputs(n: u64) -> (&'static [u64], &'static [u64]) {
    let n = usize::try_from(n).expect("there are no more than 6000");
    (&EVEN[..n], &TRIPLE[..n])
}

mod hand {
    struct Merge<'v> {
        a: &'v [u64],
        b: &'v [u64],
        i: usize,
        j: usize,
    }

    impl Iterator for Merge<'_> {
        type Item = u64;

        #[inline]
        fn next(&mut self) -> Option<u64> {
            if self.i < self.a.len() && (self.j >= self.b.len() || self.a[self.i] <= self.b[self.j]) {
                self.i += 1;
                return Some(self.a[self.i - 1]);
            }
            if self.j < self.b.len() {
                self.j += 1;
                return Some(self.b[self.j - 1]);
            }
            None
        }
    }

    super::source!(Hand, u64, |n, consumer| {
        let (a, b) = super::inputs(n);
        consumer.consume(Merge { a, b, i: 0, j: 0 })
    });
}

mod combinators {
    fn merge(a: &[u64], b: &[u64]) -> impl Iterator<Item = u64> {
        let (mut a, mut b) = (a.iter().copied().peekable(), b.iter().copied().peekable());
        std::iter::from_fn(move || match b.peek() {
            Some(y) => a.next_if(|x| x <= y).or_else(|| b.next()),
            None => a.next(),
        })
    }

    super::source!(Combinators, u64, |n, consumer| {
        let (a, b) = super::inputs(n);
        consumer.consume(merge(a, b))
    });
}

mod plain {
    #[inline(never)]
    pub(super) fn run(length: u64) -> u64 {
        let (a, b) = super::inputs(length);
        let mut sum = 0;
        let (mut i, mut j) = (0, 0);
        while i < a.len() && j < b.len() {
            if a[i] <= b[j] {
                sum ^= a[i];
                i += 1;
            } else {
                sum ^= b[j];
                j += 1;
            }
        }
        while i < a.len() {
            sum ^= a[i];
            i += 1;
        }
        while j < b.len() {
            sum ^= b[j];
            j += 1;
        }
        super::black_box(sum)
    }
}

mod genfn {
    #[::genfn::generator]
    fn merge(a: &[u64], b: &[u64]) -> impl Iterator<Item = u64> {
        let (mut i, mut j) = (0, 0);
        while i < a.len() && j < b.len() {
            if a[i] <= b[j] {
                yield_!(a[i]);
                i += 1;
            } else {
                yield_!(b[j]);
                j += 1;
            }
        }
        while i < a.len() {
            yield_!(a[i]);
            i += 1;
        }
        while j < b.len() {
            yield_!(b[j]);
            j += 1;
        }
    }

    super::source!(Genfn, u64, |n, consumer| {
        let (a, b) = super::inputs(n);
        consumer.consume(merge(a, b))
    });
}

mod diapause {
    #[::diapause::coroutine(yield = u64)]
    fn merge<'v>(a: &'v [u64], b: &'v [u64]) {
        let mut i: usize = 0;
        let mut j: usize = 0;
        while i < a.len() && j < b.len() {
            if a[i] <= b[j] {
                yield_!(a[i]);
                i += 1;
            } else {
                yield_!(b[j]);
                j += 1;
            }
        }
        while i < a.len() {
            yield_!(a[i]);
            i += 1;
        }
        while j < b.len() {
            yield_!(b[j]);
            j += 1;
        }
    }

    super::source!(Diapause, u64, |n, consumer| {
        let (a, b) = super::inputs(n);
        consumer.consume(merge(a, b).into_iter())
    });
}

mod genawaiter_stack {
    use ::genawaiter::stack::{Co, let_gen_using};

    async fn merge(a: &'static [u64], b: &'static [u64], co: Co<'_, u64>) {
        let (mut i, mut j) = (0, 0);
        while i < a.len() && j < b.len() {
            if a[i] <= b[j] {
                co.yield_(a[i]).await;
                i += 1;
            } else {
                co.yield_(b[j]).await;
                j += 1;
            }
        }
        while i < a.len() {
            co.yield_(a[i]).await;
            i += 1;
        }
        while j < b.len() {
            co.yield_(b[j]).await;
            j += 1;
        }
    }

    super::source!(GenawaiterStack, u64, |n, consumer| {
        let (a, b) = super::inputs(n);
        let_gen_using!(iter, |co| merge(a, b, co));
        consumer.consume(iter.into_iter())
    });
}

mod genawaiter_rc {
    use ::genawaiter::rc::{Co, Gen};

    async fn merge(a: &'static [u64], b: &'static [u64], co: Co<u64>) {
        let (mut i, mut j) = (0, 0);
        while i < a.len() && j < b.len() {
            if a[i] <= b[j] {
                co.yield_(a[i]).await;
                i += 1;
            } else {
                co.yield_(b[j]).await;
                j += 1;
            }
        }
        while i < a.len() {
            co.yield_(a[i]).await;
            i += 1;
        }
        while j < b.len() {
            co.yield_(b[j]).await;
            j += 1;
        }
    }

    super::source!(GenawaiterRc, u64, |n, consumer| {
        let (a, b) = super::inputs(n);
        consumer.consume(Gen::new(|co| merge(a, b, co)).into_iter())
    });
}

mod next_gen {
    use ::next_gen::prelude::*;

    #[generator(yield(u64))]
    fn merge(a: &'static [u64], b: &'static [u64]) {
        let (mut i, mut j) = (0, 0);
        while i < a.len() && j < b.len() {
            if a[i] <= b[j] {
                yield_!(a[i]);
                i += 1;
            } else {
                yield_!(b[j]);
                j += 1;
            }
        }
        while i < a.len() {
            yield_!(a[i]);
            i += 1;
        }
        while j < b.len() {
            yield_!(b[j]);
            j += 1;
        }
    }

    super::source!(NextGen, u64, |n, consumer| {
        let (a, b) = super::inputs(n);
        mk_gen!(let iter = merge(a, b));
        consumer.consume(iter)
    });
}

mod fauxgen {
    use std::pin::pin;

    #[::fauxgen::generator(yield = u64)]
    fn merge(a: &'static [u64], b: &'static [u64]) {
        let (mut i, mut j) = (0, 0);
        while i < a.len() && j < b.len() {
            if a[i] <= b[j] {
                r#yield!(a[i]);
                i += 1;
            } else {
                r#yield!(b[j]);
                j += 1;
            }
        }
        while i < a.len() {
            r#yield!(a[i]);
            i += 1;
        }
        while j < b.len() {
            r#yield!(b[j]);
            j += 1;
        }
    }

    super::source!(Fauxgen, u64, |n, consumer| {
        let (a, b) = super::inputs(n);
        consumer.consume(pin!(merge(a, b)))
    });
}

mod corosensei {
    use crate::fiber::Fiber;

    fn merge(a: &'static [u64], b: &'static [u64]) -> Fiber<(), u64> {
        Fiber::new(move |co, ()| {
            let (mut i, mut j) = (0, 0);
            while i < a.len() && j < b.len() {
                if a[i] <= b[j] {
                    co.suspend(a[i]);
                    i += 1;
                } else {
                    co.suspend(b[j]);
                    j += 1;
                }
            }
            while i < a.len() {
                co.suspend(a[i]);
                i += 1;
            }
            while j < b.len() {
                co.suspend(b[j]);
                j += 1;
            }
        })
    }

    super::source!(Corosensei, u64, |n, consumer| {
        let (a, b) = super::inputs(n);
        consumer.consume(merge(a, b))
    });
}
