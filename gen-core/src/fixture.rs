//! A machine made by hand, for the tests of what machines do.

use crate::private::{Outcome, Sent, State, Unstarted, Whole, machine, with_twin, without_twin};
use crate::{Generator, Status};
use core::iter::FusedIterator;

/// Where the fixture stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum At {
    Start,
    Waiting(u32),
    Complete,
    Poisoned,
}

impl State for At {
    fn over(panicked: bool) -> Self {
        if panicked { Self::Poisoned } else { Self::Complete }
    }

    fn status(&self) -> Status {
        match self {
            Self::Start => Status::Unstarted,
            Self::Waiting(_) => Status::Suspended,
            Self::Complete => Status::Complete,
            Self::Poisoned => Status::Poisoned,
        }
    }
}

/// Yields the sum of what was sent, and returns it when it is sent nothing more; panics if the sum exceeds 99.
pub(crate) fn sum() -> impl Generator<Option<u32>, Yield = u32, Return = &'static str> + Clone + core::fmt::Debug {
    machine(without_twin(At::Start), |at: &mut At, sent: Sent<Option<u32>>| {
        match core::mem::replace(at, At::Poisoned) {
            At::Waiting(sum) => match sent {
                Sent::Value(Some(n)) => {
                    assert!(sum + n <= 99, "the sum is too large");
                    *at = At::Waiting(sum + n);
                    Outcome::Yielded(sum + n)
                }
                _ => Outcome::Complete("done"),
            },
            _ => {
                *at = At::Waiting(0);
                Outcome::Yielded(0)
            }
        }
    })
}

/// Yields 0 and 1 step by step, but 10 and 11 as a whole, which no generator should.
pub(crate) fn two() -> impl Generator<Yield = u32, Return = &'static str> + FusedIterator<Item = u32> {
    let whole = with_twin::<(), u32, &'static str, _, _>(At::Start, |_, sink| {
        sink(10);
        sink(11);
        "whole"
    });
    two_of(whole)
}

fn two_of<W: Whole<At, (), u32, &'static str>>(
    unstarted: Unstarted<At, W>,
) -> impl Generator<Yield = u32, Return = &'static str> + FusedIterator<Item = u32> {
    machine(unstarted, |at: &mut At, _: Sent<()>| match core::mem::replace(at, At::Poisoned) {
        At::Waiting(1) => Outcome::Complete("by step"),
        At::Waiting(n) => {
            *at = At::Waiting(n + 1);
            Outcome::Yielded(n + 1)
        }
        other @ (At::Complete | At::Poisoned) => {
            *at = other;
            Outcome::Idle
        }
        At::Start => {
            *at = At::Waiting(0);
            Outcome::Yielded(0)
        }
    })
}

/// Yields the numbers below `end`, and returns `end`; panics in the place of 3.
pub(crate) fn count(
    end: u32,
) -> impl Generator<Yield = u32, Return = u32> + FusedIterator<Item = u32> + Clone + core::fmt::Debug {
    machine(without_twin(At::Start), move |at: &mut At, _: Sent<()>| {
        let next = match core::mem::replace(at, At::Poisoned) {
            At::Start => 0,
            At::Waiting(last) => last + 1,
            other => {
                *at = other;
                return Outcome::Idle;
            }
        };
        if next == end {
            return Outcome::Complete(end);
        }
        assert!(next != 3, "there is no 3");
        *at = At::Waiting(next);
        Outcome::Yielded(next)
    })
}
