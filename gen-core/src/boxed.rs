//! The generator that may borrow from itself: a frame that is pinned in one heap allocation.

use crate::frame::Frame;
use crate::hand_over::Step;
use crate::send_error::refuse;
use crate::{Generator, GeneratorState, SendError, Status};
use alloc::boxed::Box;
use core::fmt;
use core::future::Future;
use core::iter::FusedIterator;
use core::pin::Pin;

/// The generator that `#[generator(boxed)]` makes: a body that rustc compiles, in one heap allocation.
///
/// Callers know it as the opaque type that their function returns. It is movable and `Unpin`, and `Send`, `Sync` and
/// `UnwindSafe` when its body is; it can't be cloned.
///
/// Where nothing is sent it is an [`Iterator`] and a [`FusedIterator`], whatever it returns.
#[must_use = "generators are lazy and do nothing unless started"]
pub struct BoxedMachine<S, Y, F> {
    frame: Pin<Box<Frame<S, Y, F>>>,
}

impl<S, Y> Frame<S, Y, ()> {
    /// Makes the generator of this body, which has the yielder.
    pub fn boxed<F: Future>(self, body: F) -> BoxedMachine<S, Y, F> {
        BoxedMachine { frame: Box::pin(Frame::fill(self, body)) }
    }
}

impl<S, Y, F: Future> BoxedMachine<S, Y, F> {
    #[allow(clippy::inline_always)]
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn resume(&mut self, sent: Option<S>) -> GeneratorState<Y, F::Output> {
        match self.frame.as_mut().step(sent, None) {
            Step::Yielded(value) => GeneratorState::Yielded(value),
            Step::Complete(value) => GeneratorState::Complete(value),
            Step::Waiting => refuse_to_wait(),
        }
    }
}

#[cold]
pub(crate) fn refuse_to_wait() -> ! {
    panic!("a generator can't wait for a future: write a `#[genfn::coroutine]` or a `#[stream]`")
}

impl<S, Y, F: Future> Generator<S> for BoxedMachine<S, Y, F> {
    type Yield = Y;
    type Return = F::Output;

    #[inline]
    fn start(&mut self) -> GeneratorState<Y, F::Output> {
        match self.frame.status() {
            Status::Unstarted => self.resume(None),
            status => refuse(status),
        }
    }

    #[allow(clippy::inline_always)]
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn send(&mut self, value: S) -> GeneratorState<Y, F::Output> {
        match self.frame.status() {
            Status::Suspended => self.resume(Some(value)),
            status => refuse(status),
        }
    }

    #[inline]
    fn try_send(&mut self, value: S) -> Result<GeneratorState<Y, F::Output>, SendError<S>> {
        match self.frame.status() {
            Status::Suspended => Ok(self.resume(Some(value))),
            status => Err(SendError::new(value, status)),
        }
    }

    #[inline]
    fn status(&self) -> Status {
        self.frame.status()
    }
}

impl<Y, F: Future> Iterator for BoxedMachine<(), Y, F> {
    type Item = Y;

    #[allow(clippy::inline_always)]
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn next(&mut self) -> Option<Y> {
        match self.frame.status() {
            Status::Unstarted | Status::Suspended => self.resume(Some(())).yielded(),
            Status::Complete => None,
            status @ Status::Poisoned => refuse(status),
        }
    }
}

impl<Y, F: Future> FusedIterator for BoxedMachine<(), Y, F> {}

impl<S, Y, F> fmt::Debug for BoxedMachine<S, Y, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("BoxedMachine").field(&self.frame.status()).finish()
    }
}
