//! The generator for recursion: a stack of bodies, of which the innermost is resumed directly.
//!
//! After `std::generator` of C++23, whose `elements_of` does the same ([P2502]).
//!
//! [P2502]: https://wg21.link/P2502
#![allow(clippy::inline_always)] // Seen together, a body that is made and put on a stack is made on the stack.

use crate::private::recursion::Turn;
use crate::private::stack::{Generating, pass_all};
use crate::private::{Sent, State};
use crate::runs::{Ends, Runs};
use crate::send_error::refuse;
use crate::{Generator, GeneratorState, Recursion, SendError, Status};
use alloc::boxed::Box;
use alloc::rc::Rc;
use core::cell::Cell;
use core::fmt;
use core::future::Future;
use core::iter::FusedIterator;
use core::mem::{forget, replace};
use core::pin::Pin;
use core::task::{Context, Poll};

/// A generator that delegates at no cost: a `yield_from!` of one inside of another puts it on one stack on the heap.
///
/// As the return type of a `#[generator]` function it makes recursion cheap and safe: a resume takes as long at a depth
/// of a million as at a depth of one, and neither to resume nor to drop it can overflow the stack of the thread. The
/// body may borrow from itself, as that of a boxed generator.
///
/// It yields `Y`, takes `S` and returns `R`; what it holds outlives `'a`. Where nothing is sent it is an [`Iterator`] and a
/// [`FusedIterator`]. It is neither `Send` nor `Sync`, and can't be cloned.
///
/// Where a function delegates to nothing but itself, by its name, and its body plainly borrows from what its arguments refer to
/// alone, its calls are frames of one machine. All others are bodies that rustc compiles.
///
/// These bodies are on one stack on the heap, which grows, and is given back when the generator is dropped. What has
/// not started is a box of its own, unless rustc sees how it is put on the stack.
///
/// Only a `BoxGenerator<'a, ..>` of the same `'a`, `Y` and `S` is put on the stack: all other generators, and what can be
/// iterated, are delegated to as they are. One that borrows from the body's own locals has a shorter `'a`, and is
/// walked with a `for` loop.
///
/// # Panics
///
/// `start` and `send` panic as [`Generator`] says; so does a `yield_from!` of one that is complete or poisoned, or that has
/// started and needs a value. A panic of a body drops all bodies on the stack, innermost first, and poisons.
#[must_use = "generators are lazy and do nothing unless started"]
pub struct BoxGenerator<'a, Y, S = (), R = ()> {
    resumable: Box<dyn Resumable<'a, Y, S, R> + 'a>,
}

/// What a `BoxGenerator` consists of.
trait Resumable<'a, Y, S, R> {
    fn status(&self) -> Status;

    /// Starts what is unstarted, or resumes what is suspended.
    fn resume(&mut self, sent: Option<S>) -> GeneratorState<Y, R>;

    /// Starts or resumes it, as an iterator.
    fn advance(&mut self, nothing: S) -> Option<Y>;

    /// Puts it on a stack, where it is resumed with `first` if it has started.
    fn join(self: Box<Self>, stack: &Ends<'a, Y, S>, first: Option<S>);

    /// The same, and returns where it leaves what it returns.
    fn leaving(self: Box<Self>, stack: &Ends<'a, Y, S>, first: Option<S>) -> Returned<R>;
}

/// Where a body leaves what it returns.
type Returned<R> = Rc<Cell<Option<R>>>;

/// A body that has not started.
trait Start<'a, Y, S, R> {
    /// Puts it on a stack. It leaves what it returns, if somebody asks for it.
    fn start(self, stack: &Ends<'a, Y, S>, left: Option<Returned<R>>);
}

/// A body that returns nothing.
struct Plain<B>(B);

impl<'a, Y, S, B: for<'e> AsyncFnOnce(&'e Ends<'a, Y, S>) + 'a> Start<'a, Y, S, ()> for Plain<B> {
    #[inline]
    fn start(self, stack: &Ends<'a, Y, S>, left: Option<Returned<()>>) {
        // Nobody asks for it before the body has returned.
        if let Some(left) = left {
            left.set(Some(()));
        }
        stack.push(self.0);
    }
}

/// A body that returns something.
struct Returning<B>(B);

impl<'a, Y, S, R: 'a, B: for<'e> AsyncFnOnce(&'e Ends<'a, Y, S>) -> R + 'a> Start<'a, Y, S, R> for Returning<B> {
    fn start(self, stack: &Ends<'a, Y, S>, left: Option<Returned<R>>) {
        let body = self.0;
        stack.push(async move |stack: &Ends<'a, Y, S>| {
            let value = body(stack).await;
            if let Some(left) = left {
                left.set(Some(value));
            }
        });
    }
}

/// A body, and those that it delegates to.
enum Bodies<'a, Y, S, R, B> {
    Unstarted(B),
    Suspended(Runs<'a, Y, S>, Returned<R>),
    Complete,
    Poisoned,
}

impl<'a, Y, S, R, B: Start<'a, Y, S, R>> Bodies<'a, Y, S, R, B> {
    #[cold]
    #[inline(never)]
    fn begin(&mut self) {
        let Self::Unstarted(body) = replace(self, Self::Poisoned) else {
            unreachable!("a generator was started twice");
        };
        let left = Rc::new(Cell::new(None));
        let runs = Runs::new(|stack| body.start(stack, Some(Rc::clone(&left))));
        *self = Self::Suspended(runs, left);
    }

    #[cold]
    #[inline(never)]
    fn complete(&mut self) -> R {
        if let Self::Suspended(_, left) = replace(self, Self::Complete)
            && let Some(value) = left.take()
        {
            return value;
        }
        unreachable!("a generator has ended without a value");
    }
}

impl<'a, Y, S, R, B: Start<'a, Y, S, R>> Resumable<'a, Y, S, R> for Bodies<'a, Y, S, R, B> {
    fn status(&self) -> Status {
        match self {
            Self::Unstarted(_) => Status::Unstarted,
            Self::Suspended(..) => Status::Suspended,
            Self::Complete => Status::Complete,
            Self::Poisoned => Status::Poisoned,
        }
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn resume(&mut self, sent: Option<S>) -> GeneratorState<Y, R> {
        if sent.is_none() {
            self.begin();
        }
        let running = Running(self);
        let Bodies::Suspended(runs, _) = &mut *running.0 else {
            unreachable!("a generator was resumed that is not suspended");
        };
        let yielded = runs.resume(sent);
        forget(running);
        match yielded {
            Some(value) => GeneratorState::Yielded(value),
            None => GeneratorState::Complete(self.complete()),
        }
    }

    #[inline]
    fn advance(&mut self, nothing: S) -> Option<Y> {
        match self {
            Self::Suspended(..) => self.resume(Some(nothing)).yielded(),
            Self::Unstarted(_) => self.resume(None).yielded(),
            Self::Complete => None,
            Self::Poisoned => refuse(Status::Poisoned),
        }
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn join(self: Box<Self>, stack: &Ends<'a, Y, S>, first: Option<S>) {
        match (*self, first) {
            (Self::Unstarted(body), _) => body.start(stack, None),
            (Self::Suspended(runs, _), Some(first)) => stack.delegate(runs, first),
            (bodies, _) => refuse(bodies.status()),
        }
    }

    fn leaving(self: Box<Self>, stack: &Ends<'a, Y, S>, first: Option<S>) -> Returned<R> {
        match (*self, first) {
            (Self::Unstarted(body), _) => {
                let left = Rc::new(Cell::new(None));
                body.start(stack, Some(Rc::clone(&left)));
                left
            }
            (Self::Suspended(runs, left), Some(first)) => {
                stack.delegate(runs, first);
                left
            }
            (bodies, _) => refuse(bodies.status()),
        }
    }
}

/// Bodies while one of them runs: what they hold is dropped if it panics.
struct Running<'g, 'a, Y, S, R, B>(&'g mut Bodies<'a, Y, S, R, B>);

impl<Y, S, R, B> Drop for Running<'_, '_, Y, S, R, B> {
    fn drop(&mut self) {
        *self.0 = Bodies::Poisoned;
    }
}

impl<'a, St: State, F, Y> Resumable<'a, Y, (), ()> for Recursion<St, F>
where
    St: 'a,
    F: Fn(&mut St, Sent<()>) -> Turn<Y, St> + 'a,
    Y: 'a,
{
    fn status(&self) -> Status {
        Generator::status(self)
    }

    fn resume(&mut self, sent: Option<()>) -> GeneratorState<Y, ()> {
        match sent {
            None => self.start(),
            Some(()) => self.send(()),
        }
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn advance(&mut self, (): ()) -> Option<Y> {
        self.next()
    }

    fn join(self: Box<Self>, stack: &Ends<'a, Y, ()>, first: Option<()>) {
        stack.push(async move |stack: &Ends<'a, Y, ()>| pass_all(Generating(*self), first, stack).await);
    }

    fn leaving(self: Box<Self>, stack: &Ends<'a, Y, ()>, first: Option<()>) -> Returned<()> {
        self.join(stack, first);
        Rc::new(Cell::new(Some(())))
    }
}

impl<'a, Y: 'a, S: 'a> BoxGenerator<'a, Y, S> {
    /// Makes the generator of a body that returns nothing.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) fn plain(body: impl for<'e> AsyncFnOnce(&'e Ends<'a, Y, S>) + 'a) -> Self {
        Self { resumable: Box::new(Bodies::Unstarted(Plain(body))) }
    }

    /// Puts what it consists of on a stack; it is resumed with `first` if it has started.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) fn join(self, stack: &Ends<'a, Y, S>, first: Option<S>) {
        self.resumable.join(stack, first);
    }
}

impl<'a, Y: 'a> BoxGenerator<'a, Y> {
    /// Makes one of a machine that has a stack for its calls of itself.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) fn of_machine<St, F>(machine: Recursion<St, F>) -> Self
    where
        St: State + 'a,
        F: Fn(&mut St, Sent<()>) -> Turn<Y, St> + 'a,
    {
        Self { resumable: Box::new(machine) }
    }
}

impl<'a, Y: 'a, S: 'a, R: 'a> BoxGenerator<'a, Y, S, R> {
    /// Makes the generator of a body.
    pub(crate) fn returning(body: impl for<'e> AsyncFnOnce(&'e Ends<'a, Y, S>) -> R + 'a) -> Self {
        Self { resumable: Box::new(Bodies::Unstarted(Returning(body))) }
    }

    /// Puts what it consists of on a stack, and returns where it leaves what it returns.
    pub(crate) fn leaving(self, stack: &Ends<'a, Y, S>, first: Option<S>) -> Returned<R> {
        self.resumable.leaving(stack, first)
    }
}

impl<Y, S, R> Generator<S> for BoxGenerator<'_, Y, S, R> {
    type Yield = Y;
    type Return = R;

    fn start(&mut self) -> GeneratorState<Y, R> {
        match self.status() {
            Status::Unstarted => self.resumable.resume(None),
            status => refuse(status),
        }
    }

    fn send(&mut self, value: S) -> GeneratorState<Y, R> {
        match self.status() {
            Status::Suspended => self.resumable.resume(Some(value)),
            status => refuse(status),
        }
    }

    fn try_send(&mut self, value: S) -> Result<GeneratorState<Y, R>, SendError<S>> {
        match self.status() {
            Status::Suspended => Ok(self.resumable.resume(Some(value))),
            status => Err(SendError::new(value, status)),
        }
    }

    fn status(&self) -> Status {
        self.resumable.status()
    }
}

/// What is sent where nothing is sent.
#[diagnostic::on_unimplemented(
    message = "a generator that is sent `{Self}` is not an iterator",
    label = "it needs values: `start` it, and resume it with `send`"
)]
pub trait Nothing {
    /// Makes it.
    fn nothing() -> Self;
}

impl Nothing for () {
    #[inline]
    fn nothing() -> Self {}
}

impl<Y, S: Nothing, R> Iterator for BoxGenerator<'_, Y, S, R> {
    type Item = Y;

    #[inline]
    fn next(&mut self) -> Option<Y> {
        self.resumable.advance(S::nothing())
    }
}

impl<Y, S: Nothing, R> FusedIterator for BoxGenerator<'_, Y, S, R> {}

/// What can be awaited. A `BoxGenerator` can't; this says so.
#[diagnostic::on_unimplemented(
    message = "a generator is not a future",
    label = "it is walked with a `for` loop, or resumed with `send`",
    note = "what waits is a function with `#[genfn::coroutine]`, or an `async fn`"
)]
pub trait Awaitable {}

#[doc(hidden)]
impl<Y, S, R: Awaitable> Future for BoxGenerator<'_, Y, S, R> {
    type Output = R;

    fn poll(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<R> {
        Poll::Pending
    }
}

impl<Y, S, R> fmt::Debug for BoxGenerator<'_, Y, S, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BoxGenerator").field("status", &self.status()).finish_non_exhaustive()
    }
}
