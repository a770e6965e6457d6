//! What `#[generator]` makes of the function in `averager.rs`, trimmed by hand so that it can be read.
//!
//! ```text
//! cargo run --example averager-expanded -- [NUMBER]..
//! ```
//!
//! `generate_numbers-expanded.rs` explains the states. Here the step is also given what was sent, which becomes the
//! value of the `yield_!`; and `mean`, dead while it waits there, is no part of that state. So this loop is not resumed
//! in place: its locals are moved from each state to the next.

use genfn::GeneratorState::{self, Complete, Yielded};
use genfn::{Generator, SendError, Status};
use std::num::ParseFloatError;
use std::{env, mem};

/// What an averager returns.
#[derive(Debug, PartialEq)]
struct Summary {
    count: u32,
    total: f64,
}

/// Where the function stands, with the locals that it needs to go on.
enum State<Count, Total> {
    Start,
    /// Suspended at the `yield_!`, which is a part of the condition of the loop.
    Yield {
        total: Total,
        count: Count,
    },
    /// Behind the loop, where it does not stay.
    Behind {
        total: Total,
        count: Count,
    },
    Complete,
    Poisoned,
}

/// Yields the mean of the numbers that it was sent, until it is sent `None`.
fn averager() -> impl Generator<Option<f64>, Yield = Option<f64>, Return = Summary> {
    machine::<Option<f64>, Option<f64>, Summary, _, _>(State::Start, |state, mut sent| {
        loop {
            match mem::replace(state, State::Poisoned) {
                State::Start => {
                    let (count, total, mean) = (0, 0.0, None);
                    // The loop from its head.
                    *state = State::Yield { total, count };
                    return Yielded(mean);
                }
                State::Yield { mut total, mut count } => {
                    if let Some(number) = sent.take().expect("a suspended generator is sent a value") {
                        count += 1;
                        total += number;
                        let mean = Some(total / f64::from(count));
                        // The loop from its head again, so that no step is needed for the head.
                        *state = State::Yield { total, count };
                        return Yielded(mean);
                    }
                    *state = State::Behind { total, count };
                }
                State::Behind { total, count } => return Complete(Summary { count, total }),
                State::Complete | State::Poisoned => unreachable!("the machine takes no step from here"),
            }
        }
    })
}

/// What the machine has to know of a state.
trait Stand {
    fn complete() -> Self;
    fn poisoned() -> Self;
    fn status(&self) -> Status;
}

impl<Count, Total> Stand for State<Count, Total> {
    fn complete() -> Self {
        Self::Complete
    }

    fn poisoned() -> Self {
        Self::Poisoned
    }

    fn status(&self) -> Status {
        match self {
            Self::Start => Status::Unstarted,
            Self::Yield { .. } | Self::Behind { .. } => Status::Suspended,
            Self::Complete => Status::Complete,
            Self::Poisoned => Status::Poisoned,
        }
    }
}

/// What callers get, opaque to them: the state and the step. One such type, in genfn, serves all generators.
struct Machine<St, F> {
    state: St,
    step: F,
}

/// Creates the machine that is sent `S`, yields `Y` and returns `R`. From the bound here rustc knows the step's types.
const fn machine<S, Y, R, St, F>(state: St, step: F) -> Machine<St, F>
where
    F: Fn(&mut St, Option<S>) -> GeneratorState<Y, R>,
{
    Machine { state, step }
}

impl<St: Stand, F> Machine<St, F> {
    fn resume<S, Y, R>(&mut self, sent: Option<S>) -> GeneratorState<Y, R>
    where
        F: Fn(&mut St, Option<S>) -> GeneratorState<Y, R>,
    {
        let running = Running { state: &mut self.state };
        let outcome = (self.step)(running.state, sent);
        if outcome.is_complete() {
            *running.state = St::complete();
        }
        mem::forget(running);
        outcome
    }
}

/// A state while a step runs. It is dropped only by a panic, which leaves the state poisoned.
struct Running<'a, St: Stand> {
    state: &'a mut St,
}

impl<St: Stand> Drop for Running<'_, St> {
    fn drop(&mut self) {
        *self.state = St::poisoned();
    }
}

impl<S, Y, R, St: Stand, F> Generator<S> for Machine<St, F>
where
    F: Fn(&mut St, Option<S>) -> GeneratorState<Y, R>,
{
    type Yield = Y;
    type Return = R;

    fn start(&mut self) -> GeneratorState<Y, R> {
        assert_eq!(self.status(), Status::Unstarted, "the generator has already started");
        self.resume(None)
    }

    fn try_send(&mut self, value: S) -> Result<GeneratorState<Y, R>, SendError<S>> {
        match self.status() {
            Status::Suspended => Ok(self.resume(Some(value))),
            status => Err(SendError::new(value, status)),
        }
    }

    fn status(&self) -> Status {
        self.state.status()
    }
}

fn main() -> Result<(), ParseFloatError> {
    let mut numbers: Vec<f64> = env::args().skip(1).map(|arg| arg.parse()).collect::<Result<_, _>>()?;
    if numbers.is_empty() {
        numbers = vec![10.0, 30.0, 5.0, 35.0];
    }

    let mut averager = averager();
    // It runs to its first `yield_!`, where it waits for a number.
    averager.start();
    for number in numbers {
        if let Yielded(Some(mean)) = averager.send(Some(number)) {
            println!("{number:>8} makes the mean {mean}");
        }
    }
    if let Complete(Summary { count, total }) = averager.send(None) {
        println!("{total:>8} in total, of {count} numbers");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_the_mean() {
        let mut averager = averager();
        assert_eq!(averager.start(), Yielded(None));
        assert_eq!(averager.send(Some(10.0)), Yielded(Some(10.0)));
        assert_eq!(averager.send(Some(30.0)), Yielded(Some(20.0)));
        assert_eq!(averager.send(Some(5.0)), Yielded(Some(15.0)));
        assert_eq!(averager.send(None), Complete(Summary { count: 3, total: 45.0 }));
    }

    #[test]
    fn gives_back_what_it_cannot_take() {
        let error = averager().try_send(Some(1.0)).unwrap_err();
        assert_eq!((error.status(), error.into_inner()), (Status::Unstarted, Some(1.0)));
    }

    #[test]
    fn nothing_has_no_mean() {
        let mut averager = averager();
        averager.start();
        assert_eq!(averager.send(None), Complete(Summary { count: 0, total: 0.0 }));
    }
}
