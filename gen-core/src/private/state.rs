//! What the core must know of an emitted enum of states, and how a machine is made of one.

use super::twin::Unstarted;
use crate::{GeneratorState, Machine, Status};

/// An emitted enum of states.
pub trait State {
    /// Returns the state after the end.
    // Not a constant: of that, all bytes would be stored, and not just those that tell it from others.
    fn complete() -> Self;
    /// Returns the state while a step runs, and after it panicked.
    fn poisoned() -> Self;

    /// Returns where a generator in this state stands.
    fn status(&self) -> Status;

    /// Returns how many values a generator in this state yields, at least and at most, until its end.
    #[inline]
    fn remaining(&self) -> SizeHint {
        (0, None)
    }
}

/// How many values there are at least, if there is no end.
pub const ENDLESS: usize = usize::MAX;

/// What [`Iterator::size_hint`] returns.
pub type SizeHint = (usize, Option<usize>);

/// Creates the machine of a generator from its beginning and its step.
///
/// The bound on `step` is what tells rustc the closure's signature: it takes values of type `S`, yields `Y` and
/// returns `R`.
pub fn machine<S, Y, R, St, W, F>(unstarted: Unstarted<St, W>, step: F) -> Machine<St, F, W>
where
    St: State,
    F: Fn(&mut St, Option<S>) -> GeneratorState<Y, R>,
{
    Machine::new(unstarted.state, step, unstarted.whole)
}

/// As [`machine`], for an iterator of results that yields an error once, and ends: its step completes with the error.
#[allow(clippy::type_complexity)] // The closure has no name.
pub fn machine_try<Y, St, W, F>(
    unstarted: Unstarted<St, W>,
    step: F,
) -> Machine<St, impl Fn(&mut St, Option<()>) -> GeneratorState<Y, ()> + Clone, W>
where
    St: State,
    F: Fn(&mut St, Option<()>) -> GeneratorState<Y, Option<Y>> + Clone,
{
    let step = move |state: &mut St, sent| match step(state, sent) {
        GeneratorState::Yielded(value) => GeneratorState::Yielded(value),
        GeneratorState::Complete(None) => GeneratorState::Complete(()),
        GeneratorState::Complete(Some(error)) => {
            *state = St::complete();
            GeneratorState::Yielded(error)
        }
    };
    Machine::new(unstarted.state, step, unstarted.whole)
}

/// The end of a generator that has no error to yield.
#[inline]
pub fn ended<Y>((): ()) -> GeneratorState<Y, Option<Y>> {
    GeneratorState::Complete(None)
}

/// The end of a generator that has an error to yield.
#[inline]
pub fn failed<Y>(error: Y) -> GeneratorState<Y, Option<Y>> {
    GeneratorState::Complete(Some(error))
}

/// Takes the value that a suspended generator was resumed with: [`Machine`] sees to it that there is one.
#[inline]
pub fn resumed_with<S>(sent: &mut Option<S>) -> S {
    match sent.take() {
        Some(value) => value,
        None => impossible(),
    }
}

/// Stores a state where one is that holds nothing, for which there is no code that would drop it.
#[inline]
pub fn store<St>(place: &mut St, state: St) {
    core::mem::forget(core::mem::replace(place, state));
}

/// Stands where a step begins in a state in which none does.
// It can't unwind, so that no code is made for what would have to be dropped.
#[cold]
#[inline(never)]
pub extern "C" fn impossible() -> ! {
    unreachable!("a step began in a state in which none does")
}
