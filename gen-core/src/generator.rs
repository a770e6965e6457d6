//! What can be done with a generator.

use crate::{GeneratorState, Iter, SendError, Status};
#[cfg(feature = "alloc")]
use alloc::boxed::Box;

/// A function that can be paused: it yields values, takes values, and returns one in the end.
///
/// `#[generator]` writes the implementation. Callers [`start`](Self::start) a generator, which runs it to its
/// first `yield_!`, and then [`send`](Self::send) it values: each becomes the value of the `yield_!` at which it
/// waits. Where nothing is sent (`Send` is `()`), a generator function may also return an [`Iterator`].
///
/// The first resume takes no value because no `yield_!` waits for one yet. Python raises a `TypeError` for it
/// ([PEP 342]); here it is a method of its own, so that nothing sent is ever lost.
///
/// # Examples
///
/// Written by hand, without the attribute:
///
/// ```
/// use genfn_core::{Generator, GeneratorState::{self, Complete, Yielded}, SendError, Status};
///
/// /// Yields "more?" until it is told to stop.
/// struct Ask(Status);
///
/// impl Generator<bool> for Ask {
///     type Yield = &'static str;
///     type Return = ();
///     fn start(&mut self) -> GeneratorState<&'static str, ()> {
///         self.0 = Status::Suspended;
///         Yielded("more?")
///     }
///     fn try_send(&mut self, more: bool) -> Result<GeneratorState<&'static str, ()>, SendError<bool>> {
///         match self.0 {
///             Status::Suspended if more => Ok(Yielded("more?")),
///             Status::Suspended => { self.0 = Status::Complete; Ok(Complete(())) }
///             status => Err(SendError::new(more, status)),
///         }
///     }
///     fn status(&self) -> Status { self.0 }
/// }
///
/// let mut ask = Ask(Status::Unstarted);
/// assert_eq!(ask.start(), Yielded("more?"));
/// assert_eq!(ask.send(true), Yielded("more?"));
/// assert_eq!(ask.send(false), Complete(()));
/// ```
///
/// [PEP 342]: https://peps.python.org/pep-0342/
#[must_use = "generators are lazy and do nothing unless started"]
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a generator that takes `{Send}`",
    note = "a function becomes a generator with `#[generator]` and a return type of `impl Generator<{Send}, Yield = ..>`"
)]
pub trait Generator<Send = ()> {
    /// What each `yield_!` hands out.
    type Yield;
    /// What the generator returns when it ends.
    type Return;

    /// Runs the generator to its first `yield_!`, or to its end.
    ///
    /// # Panics
    ///
    /// Panics if it was started before, and passes on what its body panics with.
    #[track_caller]
    fn start(&mut self) -> GeneratorState<Self::Yield, Self::Return>;

    /// Resumes a suspended generator: `value` becomes the value of the `yield_!` at which it waits.
    ///
    /// # Panics
    ///
    /// Panics if the generator is not suspended, that is, if it is unstarted, complete or poisoned, with a message
    /// that says which; [`try_send`](Self::try_send) gives the value back instead. Passes on what its body panics with.
    #[track_caller]
    fn send(&mut self, value: Send) -> GeneratorState<Self::Yield, Self::Return> {
        match self.try_send(value) {
            Ok(state) => state,
            Err(error) => panic!("{error}"),
        }
    }

    /// Resumes a suspended generator, or gives the value back.
    ///
    /// # Errors
    ///
    /// Returns the value in a [`SendError`] if the generator is unstarted, complete or poisoned.
    ///
    /// # Panics
    ///
    /// Passes on what its body panics with.
    fn try_send(&mut self, value: Send) -> Result<GeneratorState<Self::Yield, Self::Return>, SendError<Send>>;

    /// Returns where the generator stands.
    fn status(&self) -> Status;

    /// Lends the generator as an iterator over what it yields; the return value can be read afterwards.
    ///
    /// # Examples
    ///
    /// ```
    /// use genfn_core::{Generator, GeneratorState::{self, Complete, Yielded}, SendError, Status};
    ///
    /// # struct Two(u8);
    /// # impl Generator for Two {
    /// #     type Yield = u8;
    /// #     type Return = &'static str;
    /// #     fn start(&mut self) -> GeneratorState<u8, &'static str> { self.0 = 1; Yielded(1) }
    /// #     fn try_send(&mut self, (): ()) -> Result<GeneratorState<u8, &'static str>, SendError<()>> {
    /// #         self.0 += 1;
    /// #         Ok(if self.0 == 2 { Yielded(2) } else { Complete("done") })
    /// #     }
    /// #     fn status(&self) -> Status {
    /// #         match self.0 { 0 => Status::Unstarted, 1 | 2 => Status::Suspended, _ => Status::Complete }
    /// #     }
    /// # }
    /// // yields 1 and 2, then returns "done"
    /// fn two() -> impl Generator<Yield = u8, Return = &'static str> {
    ///     // ..
    /// #     Two(0)
    /// }
    ///
    /// let mut generator = two();
    /// let mut iter = generator.iter();
    /// assert_eq!(iter.by_ref().sum::<u8>(), 3);
    /// assert_eq!(iter.into_return(), Some("done"));
    /// ```
    fn iter(&mut self) -> Iter<'_, Self>
    where
        Self: Generator + Sized,
    {
        Iter::new(self)
    }

    /// Runs the generator from its beginning to its end, and returns what it returns.
    ///
    /// `answer` takes each value that it yields, and returns what is sent.
    ///
    /// # Panics
    ///
    /// Panics if it was started before, and passes on what its body or `answer` panics with.
    ///
    /// # Examples
    ///
    /// ```
    /// # use genfn_core::{Generator, GeneratorState::{self, Complete, Yielded}, SendError, Status};
    /// # struct Doubled(Status);
    /// # impl Generator<u32> for Doubled {
    /// #     type Yield = &'static str;
    /// #     type Return = u32;
    /// #     fn start(&mut self) -> GeneratorState<&'static str, u32> {
    /// #         self.0 = Status::Suspended;
    /// #         Yielded("a number?")
    /// #     }
    /// #     fn try_send(&mut self, n: u32) -> Result<GeneratorState<&'static str, u32>, SendError<u32>> {
    /// #         self.0 = Status::Complete;
    /// #         Ok(Complete(2 * n))
    /// #     }
    /// #     fn status(&self) -> Status { self.0 }
    /// # }
    /// // asks for a number, and returns its double
    /// fn doubled() -> impl Generator<u32, Yield = &'static str, Return = u32> {
    ///     // ..
    /// #     Doubled(Status::Unstarted)
    /// }
    ///
    /// assert_eq!(doubled().run(|question| question.len() as u32), 18);
    /// ```
    #[track_caller]
    fn run<A>(self, answer: A) -> Self::Return
    where
        Self: Sized,
        A: FnMut(Self::Yield) -> Send,
    {
        run_by_step(self, answer)
    }
}

/// Starts a generator and sends it what it is answered, to its end.
#[track_caller]
pub(crate) fn run_by_step<S, G: Generator<S>>(mut generator: G, mut answer: impl FnMut(G::Yield) -> S) -> G::Return {
    let mut state = generator.start();
    loop {
        match state {
            GeneratorState::Yielded(value) => state = generator.send(answer(value)),
            GeneratorState::Complete(value) => return value,
        }
    }
}

macro_rules! forward {
    () => {
        type Yield = G::Yield;
        type Return = G::Return;

        fn start(&mut self) -> GeneratorState<G::Yield, G::Return> {
            (**self).start()
        }

        fn send(&mut self, value: S) -> GeneratorState<G::Yield, G::Return> {
            (**self).send(value)
        }

        fn try_send(&mut self, value: S) -> Result<GeneratorState<G::Yield, G::Return>, SendError<S>> {
            (**self).try_send(value)
        }

        fn status(&self) -> Status {
            (**self).status()
        }
    };
}

impl<S, G: Generator<S> + ?Sized> Generator<S> for &mut G {
    forward!();
}

#[cfg(feature = "alloc")]
impl<S, G: Generator<S> + ?Sized> Generator<S> for Box<G> {
    forward!();
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::GeneratorState::*;
    use crate::fixture::{count, sum};
    use std::string::ToString;

    /// Drives a generator through each of its methods.
    fn drive<G: Generator<Option<u32>, Yield = u32, Return = &'static str>>(mut generator: G) -> G {
        assert_eq!(generator.status(), Status::Unstarted);
        assert_eq!(generator.try_send(Some(1)).unwrap_err().into_inner(), Some(1));
        assert_eq!(generator.start(), Yielded(0));
        assert_eq!(generator.send(Some(1)), Yielded(1));
        assert_eq!(generator.try_send(Some(1)).unwrap(), Yielded(2));
        generator
    }

    #[test]
    fn a_borrowed_one_is_a_generator() {
        let mut sum = sum();
        drive(&mut sum);
        assert_eq!(sum.status(), Status::Suspended);
        assert_eq!(sum.send(None), Complete("done"));
    }

    #[test]
    fn an_object_is_a_generator() {
        let mut sum = sum();
        let object: &mut dyn Generator<Option<u32>, Yield = u32, Return = &'static str> = &mut sum;
        assert_eq!(drive(object).send(None), Complete("done"));
    }

    #[cfg(feature = "alloc")]
    #[test]
    fn a_boxed_one_is_a_generator() {
        assert_eq!(drive(Box::new(sum())).send(None), Complete("done"));
        let object: Box<dyn Generator<Option<u32>, Yield = u32, Return = &'static str>> = Box::new(sum());
        assert_eq!(drive(object).send(None), Complete("done"));
    }

    #[test]
    #[should_panic(expected = "the generator has not started: call `start` before `send`")]
    fn a_borrowed_one_refuses_as_the_generator_does() {
        fn send_nothing(mut generator: impl Generator<Option<u32>>) {
            generator.send(None);
        }
        send_nothing(&mut sum());
    }

    /// Implements what has to be implemented, and no more.
    struct Refusing(Status);

    impl Generator<u8> for Refusing {
        type Yield = ();
        type Return = ();

        fn start(&mut self) -> GeneratorState<(), ()> {
            Complete(())
        }

        fn try_send(&mut self, value: u8) -> Result<GeneratorState<(), ()>, SendError<u8>> {
            Err(SendError::new(value, self.0))
        }

        fn status(&self) -> Status {
            self.0
        }
    }

    #[test]
    fn send_panics_with_what_try_send_says() {
        for status in [Status::Unstarted, Status::Complete, Status::Poisoned] {
            let panic = std::panic::catch_unwind(|| Refusing(status).send(1)).unwrap_err();
            let said = Refusing(status).try_send(1).unwrap_err().to_string();
            assert_eq!(panic.downcast_ref::<std::string::String>(), Some(&said));
        }
    }

    #[test]
    fn it_is_lent_more_than_once() {
        let mut count = count(3);
        assert_eq!(Generator::iter(&mut count).next(), Some(0));
        let mut rest = Generator::iter(&mut count);
        assert_eq!(rest.by_ref().sum::<u32>(), 1 + 2);
        assert_eq!(rest.into_return(), Some(3));
    }
}
