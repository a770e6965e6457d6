//! A machine made by hand, for the tests of what machines do.

use crate::private::{State, machine};
use crate::{Generator, GeneratorState, Status};
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
    const COMPLETE: Self = Self::Complete;
    const POISONED: Self = Self::Poisoned;

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
    machine(At::Start, |at: &mut At, sent: Option<Option<u32>>| match core::mem::replace(at, At::Poisoned) {
        At::Waiting(sum) => match sent.flatten() {
            Some(n) => {
                assert!(sum + n <= 99, "the sum is too large");
                *at = At::Waiting(sum + n);
                GeneratorState::Yielded(sum + n)
            }
            None => GeneratorState::Complete("done"),
        },
        _ => {
            *at = At::Waiting(0);
            GeneratorState::Yielded(0)
        }
    })
}

/// Yields the numbers below `end`, and returns `end`; panics in the place of 3.
pub(crate) fn count(
    end: u32,
) -> impl Generator<Yield = u32, Return = u32> + FusedIterator<Item = u32> + Clone + core::fmt::Debug {
    machine(At::Start, move |at: &mut At, _: Option<()>| {
        let next = match core::mem::replace(at, At::Poisoned) {
            At::Waiting(last) => last + 1,
            _ => 0,
        };
        if next == end {
            return GeneratorState::Complete(end);
        }
        assert!(next != 3, "there is no 3");
        *at = At::Waiting(next);
        GeneratorState::Yielded(next)
    })
}
