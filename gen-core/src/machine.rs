//! The machine that every plain generator is: a state, and the function that takes it to the next one.

use crate::private::State;
use crate::send_error::refusal;
use crate::{Generator, GeneratorState, SendError, Status};
use core::fmt;
use core::iter::FusedIterator;

/// The generator that `#[generator]` writes: an enum of its states, and the step from one to the next.
///
/// Callers know it as the opaque type that their function returns. It is an ordinary value: movable, without
/// allocation, and `Clone`, `Debug`, `Send`, `Sync`, `Unpin` and `UnwindSafe` when the locals in its states are.
///
/// Where nothing is sent it is an [`Iterator`] and a [`FusedIterator`], whatever it returns.
#[must_use = "generators are lazy and do nothing unless started"]
pub struct Machine<St, F> {
    // Invariant: `St::POISONED` while `step` runs, so that a panic leaves it poisoned.
    state: St,
    step: F,
}

impl<St: State, F> Machine<St, F> {
    pub(crate) const fn new(state: St, step: F) -> Self {
        Self { state, step }
    }

    #[inline]
    fn resume<S, Y, R>(&mut self, sent: Option<S>) -> GeneratorState<Y, R>
    where
        F: Fn(&mut St, Option<S>) -> GeneratorState<Y, R>,
    {
        let outcome = (self.step)(&mut self.state, sent);
        if outcome.is_complete() {
            self.state = St::COMPLETE;
        }
        outcome
    }
}

#[cold]
#[inline(never)]
#[track_caller]
fn refuse(status: Status) -> ! {
    panic!("{}", refusal(status))
}

impl<St, F, S, Y, R> Generator<S> for Machine<St, F>
where
    St: State,
    F: Fn(&mut St, Option<S>) -> GeneratorState<Y, R>,
{
    type Yield = Y;
    type Return = R;

    #[inline]
    fn start(&mut self) -> GeneratorState<Y, R> {
        match self.state.status() {
            Status::Unstarted => self.resume(None),
            status => refuse(status),
        }
    }

    #[inline]
    fn send(&mut self, value: S) -> GeneratorState<Y, R> {
        match self.state.status() {
            Status::Suspended => self.resume(Some(value)),
            status => refuse(status),
        }
    }

    #[inline]
    fn try_send(&mut self, value: S) -> Result<GeneratorState<Y, R>, SendError<S>> {
        match self.state.status() {
            Status::Suspended => Ok(self.resume(Some(value))),
            status => Err(SendError::new(value, status)),
        }
    }

    #[inline]
    fn status(&self) -> Status {
        self.state.status()
    }
}

impl<St, F, Y, R> Iterator for Machine<St, F>
where
    St: State,
    F: Fn(&mut St, Option<()>) -> GeneratorState<Y, R>,
{
    type Item = Y;

    #[inline]
    fn next(&mut self) -> Option<Y> {
        match self.state.status() {
            Status::Unstarted | Status::Suspended => self.resume(Some(())).yielded(),
            Status::Complete => None,
            status @ Status::Poisoned => refuse(status),
        }
    }
}

impl<St, F, Y, R> FusedIterator for Machine<St, F>
where
    St: State,
    F: Fn(&mut St, Option<()>) -> GeneratorState<Y, R>,
{
}

impl<St: Clone, F: Clone> Clone for Machine<St, F> {
    fn clone(&self) -> Self {
        Self { state: self.state.clone(), step: self.step.clone() }
    }
}

impl<St: fmt::Debug, F> fmt::Debug for Machine<St, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Machine").field(&self.state).finish()
    }
}
