//! The generator for recursion: a stack of bodies, of which the innermost is resumed directly.
//!
//! After `std::generator` of C++23, whose `elements_of` does the same ([P2502]).
//!
//! [P2502]: https://wg21.link/P2502
#![allow(clippy::inline_always)] // Seen together, a body that is made and put on a stack is made on the stack.

use crate::runs::{Ends, Runs};
use crate::send_error::refusal;
use crate::{Generator, GeneratorState, SendError, Status};
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
/// Its bodies are on one stack on the heap, which grows, and is given back when the generator is dropped. What has not started
/// is a box of its own, unless rustc sees how it is put on the stack.
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
    held: Held<'a, Y, S, R>,
}

/// What a generator consists of.
enum Held<'a, Y, S, R> {
    Unstarted(Box<dyn Start<'a, Y, S, R> + 'a>),
    Suspended(Runs<'a, Y, S>, Rc<Cell<Option<R>>>),
    Complete,
    Poisoned,
}

/// Where a body leaves what it returns, if somebody asks for it.
type Left<R> = Option<Rc<Cell<Option<R>>>>;

/// A body that has not started.
trait Start<'a, Y, S, R> {
    /// Puts it on a stack.
    fn start(self: Box<Self>, stack: &Ends<'a, Y, S>, left: Left<R>);
}

/// A body that returns nothing.
struct Plain<B>(B);

impl<'a, Y, S, B: for<'e> AsyncFnOnce(&'e Ends<'a, Y, S>) + 'a> Start<'a, Y, S, ()> for Plain<B> {
    #[inline]
    fn start(self: Box<Self>, stack: &Ends<'a, Y, S>, left: Left<()>) {
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
    fn start(self: Box<Self>, stack: &Ends<'a, Y, S>, left: Left<R>) {
        let body = self.0;
        stack.push(async move |stack: &Ends<'a, Y, S>| {
            let value = body(stack).await;
            if let Some(left) = left {
                left.set(Some(value));
            }
        });
    }
}

impl<Y, S, R> Held<'_, Y, S, R> {
    const fn status(&self) -> Status {
        match self {
            Self::Unstarted(_) => Status::Unstarted,
            Self::Suspended(..) => Status::Suspended,
            Self::Complete => Status::Complete,
            Self::Poisoned => Status::Poisoned,
        }
    }
}

impl<'a, Y: 'a, S: 'a> BoxGenerator<'a, Y, S> {
    /// Makes the generator of a body that returns nothing.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) fn plain(body: impl for<'e> AsyncFnOnce(&'e Ends<'a, Y, S>) + 'a) -> Self {
        Self { held: Held::Unstarted(Box::new(Plain(body))) }
    }
}

impl<'a, Y: 'a, S: 'a, R: 'a> BoxGenerator<'a, Y, S, R> {
    /// Makes the generator of a body.
    pub(crate) fn returning(body: impl for<'e> AsyncFnOnce(&'e Ends<'a, Y, S>) -> R + 'a) -> Self {
        Self { held: Held::Unstarted(Box::new(Returning(body))) }
    }
}

impl<'a, Y, S> BoxGenerator<'a, Y, S> {
    /// Puts what it consists of on a stack; it is resumed with `first` if it has started.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) fn join(self, stack: &Ends<'a, Y, S>, first: Option<S>) {
        match self.held {
            Held::Unstarted(body) => body.start(stack, None),
            _ => drop(self.adopt(stack, first)),
        }
    }
}

impl<'a, Y, S, R> BoxGenerator<'a, Y, S, R> {
    /// Puts what it consists of on a stack, and returns where it leaves what it returns.
    pub(crate) fn leaving(self, stack: &Ends<'a, Y, S>, first: Option<S>) -> Rc<Cell<Option<R>>> {
        let Held::Unstarted(body) = self.held else {
            return self.adopt(stack, first);
        };
        let left = Rc::new(Cell::new(None));
        body.start(stack, Some(Rc::clone(&left)));
        left
    }

    #[cold]
    #[inline(never)]
    fn adopt(self, stack: &Ends<'a, Y, S>, first: Option<S>) -> Rc<Cell<Option<R>>> {
        match (self.held, first) {
            (Held::Suspended(runs, left), Some(first)) => {
                stack.delegate(runs, first);
                left
            }
            (held, _) => refuse(held.status()),
        }
    }
}

impl<Y, S, R> BoxGenerator<'_, Y, S, R> {
    #[cold]
    #[inline(never)]
    fn first(&mut self) -> GeneratorState<Y, R> {
        let Held::Unstarted(body) = replace(&mut self.held, Held::Poisoned) else {
            unreachable!("a generator was started twice");
        };
        let left = Rc::new(Cell::new(None));
        let runs = Runs::new(|stack| body.start(stack, Some(Rc::clone(&left))));
        self.held = Held::Suspended(runs, left);
        self.resume(None)
    }

    /// Resumes one that is suspended, or that `first` has put there.
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn resume(&mut self, sent: Option<S>) -> GeneratorState<Y, R> {
        let running = Running(self);
        let Held::Suspended(runs, _) = &mut running.0.held else {
            unreachable!("a generator was resumed that is not suspended");
        };
        let yielded = runs.resume(sent);
        forget(running);
        match yielded {
            Some(value) => GeneratorState::Yielded(value),
            None => self.complete(),
        }
    }

    #[cold]
    #[inline(never)]
    fn complete(&mut self) -> GeneratorState<Y, R> {
        if let Held::Suspended(_, left) = replace(&mut self.held, Held::Complete)
            && let Some(value) = left.take()
        {
            return GeneratorState::Complete(value);
        }
        unreachable!("a generator has ended without a value");
    }
}

/// A generator while it runs: what it held is dropped if it panics.
struct Running<'g, 'a, Y, S, R>(&'g mut BoxGenerator<'a, Y, S, R>);

impl<Y, S, R> Drop for Running<'_, '_, Y, S, R> {
    fn drop(&mut self) {
        self.0.held = Held::Poisoned;
    }
}

#[cold]
#[inline(never)]
#[track_caller]
pub(crate) fn refuse(status: Status) -> ! {
    panic!("{}", refusal(status))
}

impl<Y, S, R> Generator<S> for BoxGenerator<'_, Y, S, R> {
    type Yield = Y;
    type Return = R;

    fn start(&mut self) -> GeneratorState<Y, R> {
        match self.held.status() {
            Status::Unstarted => self.first(),
            status => refuse(status),
        }
    }

    fn send(&mut self, value: S) -> GeneratorState<Y, R> {
        match self.held.status() {
            Status::Suspended => self.resume(Some(value)),
            status => refuse(status),
        }
    }

    fn try_send(&mut self, value: S) -> Result<GeneratorState<Y, R>, SendError<S>> {
        match self.held.status() {
            Status::Suspended => Ok(self.resume(Some(value))),
            status => Err(SendError::new(value, status)),
        }
    }

    fn status(&self) -> Status {
        self.held.status()
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
        if let Held::Suspended(..) = self.held {
            self.resume(Some(S::nothing())).yielded()
        } else {
            self.next_otherwise()
        }
    }
}

impl<Y, S, R> BoxGenerator<'_, Y, S, R> {
    #[cold]
    #[inline(never)]
    fn next_otherwise(&mut self) -> Option<Y> {
        match self.held.status() {
            Status::Unstarted => self.first().yielded(),
            Status::Complete => None,
            status => refuse(status),
        }
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
        f.debug_struct("BoxGenerator").field("status", &self.held.status()).finish_non_exhaustive()
    }
}
