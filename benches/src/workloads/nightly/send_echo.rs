//! A `String` in, a `String` out: the generator appends to what it is sent, and yields it.

use crate::workload::partner;
use crate::workloads::send_echo::Strings;
use crate::yielded::nightly as yielded;
use std::ops::Coroutine;
use std::pin::Pin;

fn echo() -> impl Coroutine<String, Yield = String, Return = ()> + Unpin {
    #[coroutine]
    |mut text: String| {
        loop {
            text = yield text;
            text.push('!');
        }
    }
}

partner!(Nightly, Strings, |turns, talk| {
    let mut generator = echo();
    let first = yielded(Pin::new(&mut generator).resume(String::new()));
    talk.talk(turns, first, move |text| yielded(Pin::new(&mut generator).resume(text)))
});
