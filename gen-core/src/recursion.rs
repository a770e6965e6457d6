//! The machine of a function that delegates to itself: the states of all calls that are not over, on one stack.
//!
//! To resume it costs the same at any depth, as in `std::generator` of C++23 ([P2502]), and there is one type for all
//! calls, so that none of them is a box of its own.
//!
//! [P2502]: https://wg21.link/P2502

use crate::private::recursion::Turn;
use crate::private::{Sent, SizeHint, State, end, impossible, store};
use crate::send_error::{refuse, refuse_poisoned};
use crate::{Generator, GeneratorState, SendError, Status};
use alloc::vec::Vec;
use core::fmt;
use core::iter::FusedIterator;
use core::mem::{forget, replace};

/// The generator that `#[generator]` writes of a function with a boxed return type that is a `yield_from!` of itself.
///
/// Callers know it as the trait object that their function returns.
#[must_use = "generators are lazy and do nothing unless started"]
pub struct Recursion<St, F> {
    frames: Frames<St>,
    step: F,
}

/// The states of the calls. They are dropped innermost first.
struct Frames<St> {
    innermost: St,
    outer: Outer<St>,
}

/// The states of the calls that wait, outermost first.
struct Outer<St>(Vec<St>);

impl<St: State, F> Recursion<St, F> {
    /// Of a state that fits into so many bytes, a resume works on a copy, which the optimiser keeps in registers: it knows
    /// where a call begins, without looking at the state.
    const SMALL: usize = 64;

    pub(crate) const fn new(state: St, step: F) -> Self {
        Self { frames: Frames { innermost: state, outer: Outer(Vec::new()) }, step }
    }

    /// Goes on until a call yields, or the outermost one has returned.
    #[allow(clippy::inline_always)]
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn resume<Y>(&mut self) -> Turn<Y, St>
    where
        F: Fn(&mut St, Sent<()>) -> Turn<Y, St>,
    {
        let running = Running { frames: &mut self.frames };
        let Frames { innermost, outer } = &mut *running.frames;
        let turn = if size_of::<St>() <= Self::SMALL {
            let mut state = replace(innermost, St::over(true));
            let turn = outer.run(&mut state, &self.step);
            store(innermost, state);
            turn
        } else {
            outer.run(innermost, &self.step)
        };
        forget(running);
        turn
    }
}

/// What is to be done behind a step.
enum Next<Y, St> {
    /// A call begins.
    Begin,
    /// The innermost call goes on: another one has ended.
    GoOn,
    /// Nothing, for now or for ever.
    Stop(Turn<Y, St>),
}

#[allow(clippy::inline_always)] // There is one such loop in a resume; which one is known when it is compiled.
impl<St: State> Outer<St> {
    /// Goes on in the innermost call.
    #[inline(always)]
    fn run<Y>(&mut self, innermost: &mut St, step: &impl Fn(&mut St, Sent<()>) -> Turn<Y, St>) -> Turn<Y, St> {
        loop {
            match self.follow(innermost, step) {
                Next::Begin => {}
                Next::GoOn => continue,
                Next::Stop(turn) => return turn,
            }
            // The same once more, for a step that begins a call: the optimiser sees that it does, and that there is less to it
            // than to one which begins anywhere.
            loop {
                match self.follow(innermost, step) {
                    Next::Begin => {}
                    Next::GoOn => break,
                    Next::Stop(turn) => return turn,
                }
            }
        }
    }

    /// Takes a step.
    #[inline(always)]
    fn follow<Y>(&mut self, innermost: &mut St, step: &impl Fn(&mut St, Sent<()>) -> Turn<Y, St>) -> Next<Y, St> {
        match step(innermost, Sent::Value(())) {
            Turn::Called(frame) => self.0.push(replace(innermost, frame)),
            Turn::Last(frame) => store(innermost, frame),
            Turn::Complete(()) => {
                end(innermost);
                let Some(frame) = self.0.pop() else { return Next::Stop(Turn::Complete(())) };
                store(innermost, frame);
                return Next::GoOn;
            }
            turn => return Next::Stop(turn),
        }
        Next::Begin
    }
}

impl<St> Outer<St> {
    /// Drops all states, innermost first: those that are left, too, if one of them panics.
    #[cold]
    #[inline(never)]
    fn clear(&mut self) {
        struct Rest<'o, St>(&'o mut Vec<St>);
        impl<St> Drop for Rest<'_, St> {
            fn drop(&mut self) {
                while self.0.pop().is_some() {}
            }
        }
        let rest = Rest(&mut self.0);
        while rest.0.pop().is_some() {}
    }
}

impl<St> Drop for Outer<St> {
    fn drop(&mut self) {
        if !self.0.is_empty() {
            self.clear();
        }
    }
}

/// The calls while one of them runs. A panic drops what they hold, and leaves a single one, poisoned.
struct Running<'f, St: State> {
    frames: &'f mut Frames<St>,
}

impl<St: State> Drop for Running<'_, St> {
    fn drop(&mut self) {
        self.frames.innermost = St::over(true);
        self.frames.outer.clear();
    }
}

impl<Y, St> From<Turn<Y, St>> for GeneratorState<Y, ()> {
    fn from(turn: Turn<Y, St>) -> Self {
        match turn {
            Turn::Yielded(value) => Self::Yielded(value),
            Turn::Complete(()) => Self::Complete(()),
            Turn::Idle | Turn::Called(_) | Turn::Last(_) => impossible(),
        }
    }
}

impl<St, F, Y> Generator for Recursion<St, F>
where
    St: State,
    F: Fn(&mut St, Sent<()>) -> Turn<Y, St>,
{
    type Yield = Y;
    type Return = ();

    fn start(&mut self) -> GeneratorState<Y, ()> {
        match self.status() {
            Status::Unstarted => self.resume().into(),
            status => refuse(status),
        }
    }

    fn try_send(&mut self, (): ()) -> Result<GeneratorState<Y, ()>, SendError<()>> {
        match self.status() {
            Status::Suspended => Ok(self.resume().into()),
            status => Err(SendError::new((), status)),
        }
    }

    fn status(&self) -> Status {
        self.frames.innermost.status()
    }
}

impl<St, F, Y> Iterator for Recursion<St, F>
where
    St: State,
    F: Fn(&mut St, Sent<()>) -> Turn<Y, St>,
{
    type Item = Y;

    #[allow(clippy::inline_always)]
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn next(&mut self) -> Option<Y> {
        match self.resume() {
            Turn::Yielded(value) => Some(value),
            Turn::Idle => {
                refuse_poisoned(self.status() == Status::Poisoned);
                None
            }
            _ => None,
        }
    }

    fn size_hint(&self) -> SizeHint {
        let Frames { innermost, outer } = &self.frames;
        match innermost.status() {
            Status::Unstarted | Status::Suspended => {
                outer.0.iter().map(State::remaining).fold(innermost.remaining(), sum_of)
            }
            Status::Complete | Status::Poisoned => (0, Some(0)),
        }
    }
}

fn sum_of(one: SizeHint, other: SizeHint) -> SizeHint {
    let most = one.1.zip(other.1).and_then(|(one, other)| one.checked_add(other));
    (one.0.saturating_add(other.0), most)
}

impl<St, F, Y> FusedIterator for Recursion<St, F>
where
    St: State,
    F: Fn(&mut St, Sent<()>) -> Turn<Y, St>,
{
}

impl<St: fmt::Debug, F> fmt::Debug for Recursion<St, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(&self.frames.outer.0).entry(&self.frames.innermost).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::Recursion;
    use crate::private::recursion::Turn;
    use crate::private::{Sent, State};
    use crate::{Generator, GeneratorState, Status};
    use core::mem::replace;
    use std::format;
    use std::panic::{AssertUnwindSafe, catch_unwind};
    use std::sync::Mutex;
    use std::vec::Vec;

    /// What has been dropped, by depth.
    type Log = Mutex<Vec<u32>>;

    /// A local that logs when it is dropped, and panics at depth 1.
    #[derive(Debug)]
    struct Local<'l> {
        depth: u32,
        log: &'l Log,
    }

    impl Drop for Local<'_> {
        fn drop(&mut self) {
            self.log.lock().unwrap().push(self.depth);
            assert!(self.depth != 1 || std::thread::panicking(), "dropped");
        }
    }

    /// A call of `if depth > 0 { yield_from!(f(depth - 1)) } yield_!(depth)`, padded to any size.
    #[derive(Debug)]
    enum At<'l, const N: usize> {
        Start(u32, &'l Log, [u8; N]),
        Called(Local<'l>),
        Waiting(Local<'l>),
        Complete,
        Poisoned,
    }

    impl<const N: usize> State for At<'_, N> {
        fn over(panicked: bool) -> Self {
            if panicked { Self::Poisoned } else { Self::Complete }
        }

        fn status(&self) -> Status {
            match self {
                Self::Start(..) => Status::Unstarted,
                Self::Called(_) | Self::Waiting(_) => Status::Suspended,
                Self::Complete => Status::Complete,
                Self::Poisoned => Status::Poisoned,
            }
        }

        fn remaining(&self) -> (usize, Option<usize>) {
            match self {
                Self::Waiting(_) => (0, Some(0)),
                Self::Called(_) => (1, Some(1)),
                _ => (1, None),
            }
        }
    }

    fn step<'l, const N: usize>(at: &mut At<'l, N>, _: Sent<()>) -> Turn<u32, At<'l, N>> {
        match replace(at, At::Poisoned) {
            At::Start(0, log, _) => {
                *at = At::Waiting(Local { depth: 0, log });
                Turn::Yielded(0)
            }
            At::Start(depth, log, padding) => {
                *at = At::Called(Local { depth, log });
                Turn::Called(At::Start(depth - 1, log, padding))
            }
            At::Called(local) => {
                assert_ne!(local.depth, 3, "called");
                let depth = local.depth;
                *at = At::Waiting(local);
                Turn::Yielded(depth)
            }
            At::Waiting(local) => {
                drop(local);
                Turn::Complete(())
            }
            At::Complete => {
                *at = At::Complete;
                Turn::Idle
            }
            At::Poisoned => Turn::Idle,
        }
    }

    fn recursion<const N: usize>(
        depth: u32,
        log: &Log,
    ) -> impl Generator<Yield = u32, Return = ()> + Iterator<Item = u32> {
        Recursion::new(At::Start(depth, log, [0; N]), step)
    }

    #[test]
    fn calls_end_innermost_first_whatever_their_size() {
        fn check<const N: usize>() {
            let log = Log::default();
            let mut numbers = recursion::<N>(0, &log);
            assert_eq!((numbers.status(), numbers.size_hint()), (Status::Unstarted, (1, None)));
            assert_eq!(numbers.start(), GeneratorState::Yielded(0));
            assert_eq!((numbers.status(), numbers.size_hint()), (Status::Suspended, (0, Some(0))));
            assert_eq!(numbers.next(), None);
            assert_eq!((numbers.status(), numbers.size_hint()), (Status::Complete, (0, Some(0))));
            assert_eq!(numbers.next(), None);
            assert_eq!(*log.lock().unwrap(), [0]);
        }
        check::<0>();
        check::<1000>();
    }

    #[test]
    fn the_hint_is_a_sum() {
        let log = Log::default();
        let mut numbers = recursion::<0>(5, &log);
        numbers.next();
        assert_eq!(numbers.size_hint(), (5, Some(5)));
        core::mem::forget(numbers);
    }

    #[test]
    fn a_destructor_that_panics_does_not_keep_others_from_being_dropped() {
        let log = Log::default();
        let mut numbers = recursion::<0>(2, &log);
        numbers.next();
        let panic = catch_unwind(AssertUnwindSafe(|| drop(numbers))).unwrap_err();
        assert_eq!(panic.downcast_ref::<&str>(), Some(&"dropped"));
        assert_eq!(*log.lock().unwrap(), [0, 1, 2]);
    }

    #[test]
    fn a_destructor_that_panics_at_the_end_of_a_call_poisons() {
        let log = Log::default();
        let mut numbers = recursion::<0>(2, &log);
        assert_eq!([numbers.next(), numbers.next()], [Some(0), Some(1)]);
        let panic = catch_unwind(AssertUnwindSafe(|| numbers.next())).unwrap_err();
        assert_eq!(panic.downcast_ref::<&str>(), Some(&"dropped"));
        assert_eq!((numbers.status(), numbers.size_hint()), (Status::Poisoned, (0, Some(0))));
        assert_eq!(numbers.try_send(()).unwrap_err().status(), Status::Poisoned);
        assert_eq!(*log.lock().unwrap(), [0, 1, 2]);
    }

    #[test]
    fn its_states_can_be_shown() {
        let log = Log::default();
        let mut numbers = Recursion::new(At::<0>::Start(0, &log, []), step);
        numbers.next();
        let shown = format!("{numbers:?}");
        assert!(shown.starts_with("[Waiting(Local { depth: 0"), "{shown}");
    }
}
