//! What the core must know of an emitted enum of states, and how a machine is made of one.

use super::question::Fallible;
use super::twin::Unstarted;
use crate::{Machine, Status};
use core::fmt;
use core::marker::PhantomData;
use core::mem::{forget, needs_drop, replace};

/// An emitted enum of states.
pub trait State {
    /// Returns the state after the end; or, if that is a panic, the one after it, which is also that while a step runs.
    // Not a constant: of that, all bytes would be stored, and not just those that tell it from others. One function for both
    // is compiled sooner than two.
    fn over(panicked: bool) -> Self;

    /// Returns where a generator in this state stands.
    fn status(&self) -> Status;

    /// Runs a step for the next value: in the place of use, unless the state leaves it to the optimiser.
    #[allow(clippy::inline_always)]
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn resumed<T>(step: impl FnOnce() -> T) -> T {
        step()
    }

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

/// What a step is resumed with.
///
/// Its tag is a byte of its own, here and in [`Outcome`], which the optimiser follows from where it is written to where it is
/// read: it could not know that a value is none of those which stand for something else.
#[repr(u8)]
pub enum Sent<S> {
    /// Nothing: the generator is started.
    Nothing,
    /// What the `yield_!` at which it waits evaluates to.
    Value(S),
}

/// What a step did.
#[repr(u8)]
pub enum Outcome<Y, R> {
    /// It suspended.
    Yielded(Y),
    /// It came to the end.
    Complete(R),
    /// It did nothing: the generator had ended, or panicked.
    Idle,
}

/// Creates the machine of a generator from its beginning and its step.
///
/// The bound on `step` is what tells rustc the closure's signature: it takes values of type `S`, yields `Y` and
/// returns `R`.
pub fn machine<S, Y, R, St, W, F>(unstarted: Unstarted<St, W>, step: F) -> Machine<St, F, W>
where
    St: State,
    F: Fn(&mut St, Sent<S>) -> Outcome<Y, R>,
{
    Machine::new(unstarted.state, step, unstarted.whole)
}

/// As [`machine`], for an iterator of results that yields an error once, and ends: its step completes with the error.
#[allow(clippy::type_complexity)] // The closure has no name.
pub fn machine_try<Y, St, W, F>(
    unstarted: Unstarted<St, W>,
    step: F,
) -> Machine<St, impl Fn(&mut St, Sent<()>) -> Outcome<Y, ()> + Clone, W>
where
    St: State,
    F: Fn(&mut St, Sent<()>) -> Outcome<Y, Option<Y>> + Clone,
{
    let step = move |state: &mut St, sent| match step(state, sent) {
        Outcome::Yielded(value) => Outcome::Yielded(value),
        Outcome::Complete(None) => Outcome::Complete(()),
        Outcome::Complete(Some(error)) => {
            end(state);
            Outcome::Yielded(error)
        }
        Outcome::Idle => Outcome::Idle,
    };
    Machine::new(unstarted.state, step, unstarted.whole)
}

/// The end of a generator, with the error that it yields last, if there is one.
#[inline]
pub fn ended<Y, R: MayFail<Y>>(returned: R) -> Outcome<Y, Option<Y>> {
    Outcome::Complete(returned.error())
}

/// What a body returns that ends with its first error: nothing, or a result.
pub trait MayFail<Y> {
    /// The error that is yielded last.
    fn error(self) -> Option<Y>;
}

impl<Y> MayFail<Y> for () {
    #[inline]
    fn error(self) -> Option<Y> {
        None
    }
}

impl<Y: Fallible> MayFail<Y> for Result<(), Y::Error> {
    #[inline]
    fn error(self) -> Option<Y> {
        self.err().map(Y::from_error)
    }
}

/// The end of a generator that has an error to yield.
#[inline]
pub fn failed<Y>(error: Y) -> Outcome<Y, Option<Y>> {
    Outcome::Complete(Some(error))
}

impl<S> Sent<S> {
    /// Takes the value that a suspended generator was resumed with: [`Machine`] sees to it that there is one.
    #[inline]
    pub fn resumed(&mut self) -> S {
        match replace(self, Self::Nothing) {
            Self::Value(value) => value,
            Self::Nothing => impossible(),
        }
    }
}

/// Stores a state where one is that holds nothing, for which there is no code that would drop it.
#[inline]
pub fn store<St>(place: &mut St, state: St) {
    forget(replace(place, state));
}

/// Stands where a generator begins, which it does once: the optimiser goes there by a branch, instead of choosing each value
/// that the first step sets.
#[cold]
#[allow(clippy::inline_always)] // There is nothing to call.
#[inline(always)]
pub const fn begins() {}

/// Takes a state out of its place. While what it held is moved, the place is poisoned.
#[inline]
pub fn take<St: State>(place: &mut St) -> St {
    replace(place, St::over(true))
}

/// Lets rustc take the types that an enum of states holds for the same wherever it is named: of types that it does not know yet
/// it would only note that one is a subtype of the other, for each state that is named, and go through all of that again and
/// again.
pub struct Invariant<T>(PhantomData<fn(T)>);

impl<T> Clone for Invariant<T> {
    fn clone(&self) -> Self {
        Self(PhantomData)
    }
}

impl<T> fmt::Debug for Invariant<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Invariant")
    }
}

/// Stores the state after the end. What a `return` leaves in the one before is dropped; where all has been moved, as the
/// optimiser often sees, there is no code for that.
#[inline]
pub(crate) fn end<St: State>(state: &mut St) {
    if const { needs_drop::<St>() } && state.status() != Status::Poisoned {
        *state = St::over(false);
    } else {
        store(state, St::over(false));
    }
}

/// Stands where a step begins in a state in which none does.
// It can't unwind, so that no code is made for what would have to be dropped.
#[cold]
#[inline(never)]
pub extern "C" fn impossible() -> ! {
    unreachable!("a step began in a state in which none does")
}
