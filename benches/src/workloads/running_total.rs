//! A value sent each step: the generator yields the sum of what it was sent.

use crate::Rival;
use crate::talk::Topic;
use crate::workload::{Workload, partner};

/// Returns the workload.
#[must_use]
pub fn workload() -> Workload {
    let workload = Workload::new("running_total", 10_000)
        .partner::<hand::Partner>()
        .without(Rival::Combinators, "an iterator is sent nothing")
        .partner::<genfn::Partner>()
        .partner::<diapause::Partner>()
        .partner::<genawaiter_stack::Partner>()
        .partner::<genawaiter_rc::Partner>()
        .partner::<next_gen::Partner>()
        .partner::<fauxgen::Partner>()
        .partner::<corosensei::Partner>();
    #[cfg(nightly)]
    let workload = workload.partner::<super::nightly::running_total::Partner>();
    workload
}

/// Numbers are sent, and totals yielded.
pub struct Numbers;

impl Topic for Numbers {
    type Sent = i64;
    type Yielded = i64;

    #[inline]
    fn reply(turn: u64, _: i64) -> i64 {
        turn.cast_signed()
    }
}

mod hand {
    struct RunningTotal {
        total: i64,
    }

    impl RunningTotal {
        #[inline]
        fn send(&mut self, value: i64) -> i64 {
            self.total += value;
            self.total
        }
    }

    super::partner!(Hand, super::Numbers, |turns, talk| {
        let mut generator = RunningTotal { total: 0 };
        talk.talk(turns, Some(0), move |value| Some(generator.send(value)))
    });
}

mod genfn {
    use ::genfn::{Generator, generator};

    #[generator]
    fn running_total() -> impl Generator<i64, Yield = i64> {
        let mut total = 0;
        loop {
            total += yield_!(total);
        }
    }

    super::partner!(Genfn, super::Numbers, |turns, talk| {
        let mut generator = running_total();
        let first = generator.start().yielded();
        talk.talk(turns, first, move |value| generator.send(value).yielded())
    });
}

mod diapause {
    use crate::yielded::diapause as yielded;
    use ::diapause::Coroutine;

    #[::diapause::coroutine(yield = i64, resume = i64)]
    fn running_total() {
        let mut total: i64 = 0;
        loop {
            let value = yield_!(total);
            total += value;
        }
    }

    super::partner!(Diapause, super::Numbers, |turns, talk| {
        let mut generator = running_total();
        let first = yielded(generator.start());
        talk.talk(turns, first, move |value| yielded(generator.resume(value)))
    });
}

mod genawaiter_stack {
    use crate::yielded::genawaiter as yielded;
    use ::genawaiter::stack::{Co, let_gen_using};

    async fn running_total(co: Co<'_, i64, i64>) {
        let mut total = 0;
        loop {
            total += co.yield_(total).await;
        }
    }

    super::partner!(GenawaiterStack, super::Numbers, |turns, talk| {
        let_gen_using!(generator, running_total);
        let first = yielded(generator.resume_with(0));
        talk.talk(turns, first, move |value| yielded(generator.resume_with(value)))
    });
}

mod genawaiter_rc {
    use crate::yielded::genawaiter as yielded;
    use ::genawaiter::rc::{Co, Gen};

    async fn running_total(co: Co<i64, i64>) {
        let mut total = 0;
        loop {
            total += co.yield_(total).await;
        }
    }

    super::partner!(GenawaiterRc, super::Numbers, |turns, talk| {
        let mut generator = Gen::new(running_total);
        let first = yielded(generator.resume_with(0));
        talk.talk(turns, first, move |value| yielded(generator.resume_with(value)))
    });
}

mod next_gen {
    use crate::yielded::next_gen as yielded;
    use ::next_gen::prelude::*;

    #[generator(yield(i64), resume(i64))]
    fn running_total() {
        let mut total = 0;
        loop {
            total += yield_!(total);
        }
    }

    super::partner!(NextGen, super::Numbers, |turns, talk| {
        mk_gen!(let mut generator = running_total());
        let first = yielded(generator.as_mut().resume(0));
        talk.talk(turns, first, move |value| yielded(generator.as_mut().resume(value)))
    });
}

mod fauxgen {
    use crate::yielded::fauxgen as yielded;
    use ::fauxgen::Generator;
    use std::pin::pin;

    #[::fauxgen::generator(yield = i64, arg = i64)]
    fn running_total() {
        let mut total = 0;
        loop {
            total += r#yield!(total);
        }
    }

    super::partner!(Fauxgen, super::Numbers, |turns, talk| {
        let mut generator = pin!(running_total());
        let first = yielded(generator.as_mut().resume(0));
        talk.talk(turns, first, move |value| yielded(generator.as_mut().resume(value)))
    });
}

mod corosensei {
    use crate::fiber::Fiber;

    fn running_total() -> Fiber<i64, i64> {
        Fiber::new(|co, _| {
            let mut total = 0;
            loop {
                total += co.suspend(total);
            }
        })
    }

    super::partner!(Corosensei, super::Numbers, |turns, talk| {
        let mut generator = running_total();
        let first = generator.send(0);
        talk.talk(turns, first, move |value| generator.send(value))
    });
}
