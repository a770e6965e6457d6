//! A value sent each step: the generator yields the sum of what it was sent.

use crate::workload::partner;
use crate::workloads::running_total::Numbers;
use crate::yielded::nightly as yielded;
use std::ops::Coroutine;
use std::pin::Pin;

fn running_total() -> impl Coroutine<i64, Yield = i64, Return = ()> + Unpin {
    #[coroutine]
    |_: i64| {
        let mut total = 0;
        loop {
            total += yield total;
        }
    }
}

partner!(Nightly, Numbers, |turns, talk| {
    let mut generator = running_total();
    let first = yielded(Pin::new(&mut generator).resume(0));
    talk.talk(turns, first, move |value| yielded(Pin::new(&mut generator).resume(value)))
});
