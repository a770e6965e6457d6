//! The machine that every plain generator is: a state, and the function that takes it to the next one.

use crate::generator::run_by_step;
use crate::private::{Outcome, Sent, State, Whole, end, impossible};
use crate::send_error::{refuse, refuse_poisoned};
use crate::{Generator, GeneratorState, SendError, Status};
use core::fmt;
use core::iter::FusedIterator;
use core::mem::forget;

/// The generator that `#[generator]` writes: an enum of its states, and the step from one to the next.
///
/// Callers know it as the opaque type that their function returns. It is an ordinary value: movable, without
/// allocation, and `Clone`, `Debug`, `Send`, `Sync`, `Unpin` and `UnwindSafe` when the locals in its states are.
///
/// Where nothing is sent it is an [`Iterator`] and a [`FusedIterator`], whatever it returns. Its `fold`, and with it
/// `for_each`, `sum`, `count` and the like, runs the body as the user wrote it, if the generator has not started.
#[must_use = "generators are lazy and do nothing unless started"]
pub struct Machine<St, F, W> {
    state: St,
    step: F,
    whole: W,
}

impl<St: State, F, W> Machine<St, F, W> {
    pub(crate) const fn new(state: St, step: F, whole: W) -> Self {
        Self { state, step, whole }
    }

    /// Resumes what is known to be unstarted or suspended.
    // Nested loops take a third of the time: the step is then seen together with the loop around it. In a debug build,
    // nothing is gained by code that stands in each place of use.
    #[allow(clippy::inline_always)]
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn resume<S, Y, R>(&mut self, sent: Sent<S>) -> GeneratorState<Y, R>
    where
        F: Fn(&mut St, Sent<S>) -> Outcome<Y, R>,
    {
        let running = Running { state: &mut self.state };
        let resumed = match (self.step)(running.state, sent) {
            Outcome::Yielded(value) => GeneratorState::Yielded(value),
            Outcome::Complete(value) => {
                end(running.state);
                GeneratorState::Complete(value)
            }
            Outcome::Idle => impossible(),
        };
        forget(running);
        resumed
    }
}

/// A state while a step runs. A panic leaves it poisoned, and drops what it holds.
struct Running<'a, St: State> {
    state: &'a mut St,
}

impl<St: State> Drop for Running<'_, St> {
    fn drop(&mut self) {
        *self.state = St::over(true);
    }
}

impl<St, F, W, S, Y, R> Generator<S> for Machine<St, F, W>
where
    St: State,
    F: Fn(&mut St, Sent<S>) -> Outcome<Y, R>,
    W: Whole<St, S, Y, R>,
{
    type Yield = Y;
    type Return = R;

    #[inline]
    fn start(&mut self) -> GeneratorState<Y, R> {
        match self.state.status() {
            Status::Unstarted => self.resume(Sent::Nothing),
            status => refuse(status),
        }
    }

    // If it were a call, what is sent and yielded would go through memory. A large step is a call of its own.
    #[allow(clippy::inline_always)]
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn send(&mut self, value: S) -> GeneratorState<Y, R> {
        match self.state.status() {
            Status::Suspended => self.resume(Sent::Value(value)),
            status => refuse(status),
        }
    }

    #[inline]
    fn try_send(&mut self, value: S) -> Result<GeneratorState<Y, R>, SendError<S>> {
        match self.state.status() {
            Status::Suspended => Ok(self.resume(Sent::Value(value))),
            status => Err(SendError::new(value, status)),
        }
    }

    #[inline]
    fn status(&self) -> Status {
        self.state.status()
    }

    #[inline]
    fn run<A: FnMut(Y) -> S>(self, mut answer: A) -> R {
        if W::RUNS && self.state.status() == Status::Unstarted {
            return self.whole.run(self.state, &mut answer);
        }
        run_by_step(self, answer)
    }
}

impl<St, F, W, Y, R> Iterator for Machine<St, F, W>
where
    St: State,
    F: Fn(&mut St, Sent<()>) -> Outcome<Y, R>,
    W: Whole<St, (), Y, R>,
{
    type Item = Y;

    // As `send`: what the generator holds is then kept in registers from item to item, buffers or not.
    #[allow(clippy::inline_always)]
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn next(&mut self) -> Option<Y> {
        St::resumed(
            #[cfg_attr(not(debug_assertions), inline(always))]
            || {
                let running = Running { state: &mut self.state };
                // The step itself tells where it stands, which it has to look at anyway.
                let outcome = (self.step)(running.state, Sent::Value(()));
                if let Outcome::Complete(_) = outcome {
                    end(running.state);
                }
                forget(running);
                match outcome {
                    Outcome::Yielded(value) => Some(value),
                    Outcome::Complete(_) => None,
                    Outcome::Idle => {
                        // After the end it yields nothing more.
                        refuse_poisoned(self.state.status() == Status::Poisoned);
                        None
                    }
                }
            },
        )
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        match self.state.status() {
            Status::Unstarted | Status::Suspended => self.state.remaining(),
            Status::Complete | Status::Poisoned => (0, Some(0)),
        }
    }

    // It stands in each vtable. As it comes, it would hold the step twice.
    fn nth(&mut self, n: usize) -> Option<Y> {
        let mut left = n;
        loop {
            let value = self.next()?;
            if left == 0 {
                return Some(value);
            }
            left -= 1;
        }
    }

    #[inline]
    fn fold<B, A: FnMut(B, Y) -> B>(self, init: B, mut add: A) -> B {
        let mut sum = init;
        if W::RUNS && self.state.status() == Status::Unstarted {
            let mut held = Some(sum);
            self.whole.run(self.state, &mut |value| held = held.take().map(|sum| add(sum, value)));
            return held.unwrap_or_else(|| unreachable!("a panic ends the fold"));
        }
        for value in self {
            sum = add(sum, value);
        }
        sum
    }
}

impl<St, F, W, Y, R> FusedIterator for Machine<St, F, W>
where
    St: State,
    F: Fn(&mut St, Sent<()>) -> Outcome<Y, R>,
    W: Whole<St, (), Y, R>,
{
}

impl<St: Clone, F: Clone, W: Clone> Clone for Machine<St, F, W> {
    fn clone(&self) -> Self {
        Self { state: self.state.clone(), step: self.step.clone(), whole: self.whole.clone() }
    }
}

impl<St: fmt::Debug, F, W> fmt::Debug for Machine<St, F, W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Machine").field(&self.state).finish()
    }
}

#[cfg(test)]
mod tests {
    use crate::fixture::{count, sum, two};
    use crate::{Generator, GeneratorState::*, Status};
    use std::format;
    use std::vec::Vec;

    #[test]
    fn it_passes_through_its_statuses() {
        let mut sum = sum();
        assert_eq!(sum.status(), Status::Unstarted);
        assert_eq!(sum.start(), Yielded(0));
        assert_eq!(sum.status(), Status::Suspended);
        assert_eq!(sum.send(Some(2)), Yielded(2));
        assert_eq!(sum.try_send(Some(3)).unwrap(), Yielded(5));
        assert_eq!(sum.send(None), Complete("done"));
        assert_eq!(sum.status(), Status::Complete);
    }

    #[test]
    #[should_panic(expected = "the generator has not started: call `start` before `send`")]
    fn an_unstarted_one_is_not_sent_a_value() {
        sum().send(Some(1));
    }

    #[test]
    #[should_panic(expected = "the generator has already started: resume it with `send`")]
    fn a_suspended_one_is_not_started() {
        let mut sum = sum();
        sum.start();
        sum.start();
    }

    #[test]
    #[should_panic(expected = "the generator has completed: it can't be resumed, as `status` tells")]
    fn a_complete_one_is_not_sent_a_value() {
        let mut sum = sum();
        sum.start();
        sum.send(None);
        sum.send(None);
    }

    #[test]
    #[should_panic(expected = "the generator has completed: it can't be resumed, as `status` tells")]
    fn a_complete_one_is_not_started() {
        let mut count = count(0);
        assert_eq!(count.start(), Complete(0));
        count.start();
    }

    #[test]
    fn the_value_comes_back_with_the_status() {
        let mut sum = sum();
        let unstarted = sum.try_send(Some(1)).unwrap_err();
        assert_eq!((unstarted.status(), unstarted.into_inner()), (Status::Unstarted, Some(1)));
        sum.start();
        sum.send(None);
        let complete = sum.try_send(Some(2)).unwrap_err();
        assert_eq!((complete.status(), complete.into_inner()), (Status::Complete, Some(2)));
    }

    #[test]
    fn a_panic_poisons_it() {
        let mut sum = sum();
        sum.start();
        let panic = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| sum.send(Some(100)))).unwrap_err();
        assert_eq!(panic.downcast_ref::<&str>(), Some(&"the sum is too large"));
        assert_eq!(sum.status(), Status::Poisoned);
        let poisoned = sum.try_send(Some(1)).unwrap_err();
        assert_eq!((poisoned.status(), poisoned.into_inner()), (Status::Poisoned, Some(1)));
    }

    #[test]
    #[should_panic(expected = "the generator has panicked: it is poisoned and can't be resumed")]
    fn a_poisoned_iterator_does_not_pretend_to_have_ended() {
        let mut count = count(9);
        let _ = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| count.by_ref().count()));
        count.next();
    }

    #[test]
    fn it_is_a_fused_iterator_whatever_it_returns() {
        let mut numbers = count(2);
        assert_eq!([numbers.next(), numbers.next(), numbers.next(), numbers.next()], [Some(0), Some(1), None, None]);
        assert_eq!(numbers.status(), Status::Complete);
        assert_eq!(count(3).fold(Vec::new(), |list, n| [list, [n].into()].concat()), [0, 1, 2]);
        let mut numbers = count(3);
        assert_eq!([numbers.nth(1), numbers.nth(1), numbers.nth(7)], [Some(1), None, None]);
    }

    #[test]
    fn what_has_not_started_is_folded_as_a_whole() {
        assert_eq!(two().collect::<Vec<_>>(), [0, 1]);
        assert_eq!(two().sum::<u32>(), 10 + 11);
        assert_eq!(two().run(drop), "whole");
        let mut begun = two();
        begun.next();
        assert_eq!(begun.sum::<u32>(), 1);
    }

    #[test]
    #[should_panic(expected = "the generator has already started: resume it with `send`")]
    fn what_has_started_is_not_run() {
        let mut begun = two();
        begun.next();
        begun.run(drop);
    }

    #[test]
    fn iterating_and_resuming_may_take_turns() {
        let mut count = count(3);
        assert_eq!(count.start(), Yielded(0));
        assert_eq!(count.next(), Some(1));
        assert_eq!(count.send(()), Yielded(2));
        assert_eq!(count.send(()), Complete(3));
        assert_eq!(count.next(), None);
    }

    #[test]
    fn a_clone_goes_on_by_itself() {
        let mut one = count(3);
        one.next();
        let two = one.clone();
        assert_eq!(one.count(), 2);
        assert_eq!(two.collect::<Vec<_>>(), [1, 2]);
    }

    #[test]
    fn its_state_can_be_shown() {
        let mut count = count(3);
        assert_eq!(format!("{count:?}"), "Machine(Start)");
        count.next();
        assert_eq!(format!("{count:?}"), "Machine(Waiting(0))");
    }
}
