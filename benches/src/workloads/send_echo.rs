//! A `String` in, a `String` out: the generator appends to what it is sent, and yields it.

use crate::Rival;
use crate::talk::Topic;
use crate::workload::{Workload, partner};

/// Returns the workload.
#[must_use]
pub fn workload() -> Workload {
    let workload = Workload::new("send_echo", 10_000)
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
    let workload = workload.partner::<super::nightly::send_echo::Partner>();
    workload
}

/// Strings go to and fro. The same allocation is used all the time, so that moves are what is measured.
pub struct Strings;

impl Topic for Strings {
    type Sent = String;
    type Yielded = String;

    #[inline]
    fn reply(_: u64, mut text: String) -> String {
        if text.len() >= 16 {
            text.clear();
        }
        text
    }
}

mod hand {
    // There is nothing to remember between two sends.
    #[inline]
    fn echo(mut text: String) -> String {
        text.push('!');
        text
    }

    super::partner!(Hand, super::Strings, |turns, talk| {
        talk.talk(turns, Some(String::new()), |text| Some(echo(text)))
    });
}

mod genfn {
    use ::genfn::{Generator, generator};

    #[generator]
    fn echo() -> impl Generator<String, Yield = String> {
        let mut text = String::new();
        loop {
            text = yield_!(text);
            text.push('!');
        }
    }

    super::partner!(Genfn, super::Strings, |turns, talk| {
        let mut generator = echo();
        let first = generator.start().yielded();
        talk.talk(turns, first, move |text| generator.send(text).yielded())
    });
}

mod diapause {
    use crate::yielded::diapause as yielded;
    use ::diapause::Coroutine;

    #[::diapause::coroutine(yield = String, resume = String)]
    fn echo() {
        let mut text: String = String::new();
        loop {
            // diapause keeps `text` in its state, out of which it can't be moved.
            text = yield_!(std::mem::take(&mut text));
            text.push('!');
        }
    }

    super::partner!(Diapause, super::Strings, |turns, talk| {
        let mut generator = echo();
        let first = yielded(generator.start());
        talk.talk(turns, first, move |text| yielded(generator.resume(text)))
    });
}

mod genawaiter_stack {
    use crate::yielded::genawaiter as yielded;
    use ::genawaiter::stack::{Co, let_gen_using};

    async fn echo(co: Co<'_, String, String>) {
        let mut text = String::new();
        loop {
            text = co.yield_(text).await;
            text.push('!');
        }
    }

    super::partner!(GenawaiterStack, super::Strings, |turns, talk| {
        let_gen_using!(generator, echo);
        let first = yielded(generator.resume_with(String::new()));
        talk.talk(turns, first, move |text| yielded(generator.resume_with(text)))
    });
}

mod genawaiter_rc {
    use crate::yielded::genawaiter as yielded;
    use ::genawaiter::rc::{Co, Gen};

    async fn echo(co: Co<String, String>) {
        let mut text = String::new();
        loop {
            text = co.yield_(text).await;
            text.push('!');
        }
    }

    super::partner!(GenawaiterRc, super::Strings, |turns, talk| {
        let mut generator = Gen::new(echo);
        let first = yielded(generator.resume_with(String::new()));
        talk.talk(turns, first, move |text| yielded(generator.resume_with(text)))
    });
}

mod next_gen {
    use crate::yielded::next_gen as yielded;
    use ::next_gen::prelude::*;

    #[generator(yield(String), resume(String))]
    fn echo() {
        let mut text = String::new();
        loop {
            text = yield_!(text);
            text.push('!');
        }
    }

    super::partner!(NextGen, super::Strings, |turns, talk| {
        mk_gen!(let mut generator = echo());
        let first = yielded(generator.as_mut().resume(String::new()));
        talk.talk(turns, first, move |text| yielded(generator.as_mut().resume(text)))
    });
}

mod fauxgen {
    use crate::yielded::fauxgen as yielded;
    use ::fauxgen::Generator;
    use std::pin::pin;

    #[::fauxgen::generator(yield = String, arg = String)]
    fn echo() {
        let mut text = String::new();
        loop {
            text = r#yield!(text);
            text.push('!');
        }
    }

    super::partner!(Fauxgen, super::Strings, |turns, talk| {
        let mut generator = pin!(echo());
        let first = yielded(generator.as_mut().resume(String::new()));
        talk.talk(turns, first, move |text| yielded(generator.as_mut().resume(text)))
    });
}

mod corosensei {
    use crate::fiber::Fiber;

    fn echo() -> Fiber<String, String> {
        Fiber::new(|co, mut text: String| {
            loop {
                text = co.suspend(text);
                text.push('!');
            }
        })
    }

    super::partner!(Corosensei, super::Strings, |turns, talk| {
        let mut generator = echo();
        let first = generator.send(String::new());
        talk.talk(turns, first, move |text| generator.send(text))
    });
}
