//! The generator for recursion: a stack of bodies, of which the innermost is resumed directly.
//!
//! After `std::generator` of C++23, whose `elements_of` does the same ([P2502]).
//!
//! [P2502]: https://wg21.link/P2502

use crate::frame::{Frame, Step};
use crate::send_error::refusal;
use crate::{Generator, GeneratorState, SendError, Status};
use alloc::boxed::Box;
use alloc::vec::Vec;
use core::fmt;
use core::future::Future;
use core::iter::FusedIterator;
use core::mem::take;
use core::pin::Pin;
use core::task::Waker;

/// A generator that delegates at no cost: a `yield_from!` of one inside of another puts it on one stack on the heap.
///
/// As the return type of a `#[generator]` function it makes recursion cheap and safe: a resume takes as long at a depth
/// of a million as at a depth of one, and neither to resume nor to drop it can overflow the stack of the thread. The
/// body may borrow from itself, as that of a boxed generator.
///
/// It yields `Y`, takes `S` and returns `R`; what it holds outlives `'a`. Where nothing is sent it is an [`Iterator`] and a
/// [`FusedIterator`]. It is neither `Send` nor `Sync`, and can't be cloned.
///
/// Only a `BoxGenerator<'a, ..>` of the same `'a`, `Y` and `S` is put on the stack: all other generators, and what can be
/// iterated, are delegated to as they are. One that borrows from the body's own locals has a shorter `'a`, and is
/// walked with a `for` loop.
#[must_use = "generators are lazy and do nothing unless started"]
pub struct BoxGenerator<'a, Y, S = (), R = ()> {
    status: Status,
    // Invariant: `None` when it is complete or poisoned, and something is in `inner` only if it is suspended or running.
    outermost: Option<Body<'a, Y, S, R>>,
    /// What is delegated to, each by the one before it.
    inner: Vec<Body<'a, Y, S, ()>>,
}

type Body<'a, Y, S, R> = Pin<Box<dyn Resume<'a, Y, S, R> + 'a>>;

/// What a body gives out.
pub enum Message<'a, Y, S> {
    /// The value of a `yield_!`.
    Item(Y),
    /// What a `yield_from!` delegates to, and what it is resumed with first.
    Delegate(BoxGenerator<'a, Y, S>, Option<S>),
}

/// A body, whatever its type.
trait Resume<'a, Y, S, R> {
    fn resume(self: Pin<&mut Self>, sent: Option<S>) -> Step<Message<'a, Y, S>, R>;
}

impl<'a, Y, S, F: Future> Resume<'a, Y, S, F::Output> for Frame<S, Message<'a, Y, S>, F> {
    #[inline]
    fn resume(self: Pin<&mut Self>, sent: Option<S>) -> Step<Message<'a, Y, S>, F::Output> {
        self.step(sent, Waker::noop())
    }
}

/// A body that leaves its return value somewhere else.
struct Leaving<'a, Y, S, R, L> {
    body: Body<'a, Y, S, R>,
    leave: L,
}

impl<'a, Y, S, R, L: Fn(R) + Unpin> Resume<'a, Y, S, ()> for Leaving<'a, Y, S, R, L> {
    fn resume(self: Pin<&mut Self>, sent: Option<S>) -> Step<Message<'a, Y, S>, ()> {
        let this = self.get_mut();
        map_complete(this.body.as_mut().resume(sent), &this.leave)
    }
}

impl<'a, Y: 'a, S: 'a, R: 'a> BoxGenerator<'a, Y, S, R> {
    /// Makes the generator of a body.
    pub(crate) fn new<F: Future<Output = R> + 'a>(frame: Frame<S, Message<'a, Y, S>, F>) -> Self {
        Self { status: Status::Unstarted, outermost: Some(Box::pin(frame)), inner: Vec::new() }
    }

    /// Converts into a generator that leaves its return value somewhere else.
    pub(crate) fn leaving(mut self, leave: impl Fn(R) + Unpin + 'a) -> BoxGenerator<'a, Y, S> {
        let outermost = self.outermost.take().map(|body| -> Body<'a, Y, S, ()> { Box::pin(Leaving { body, leave }) });
        BoxGenerator { status: self.status, outermost, inner: take(&mut self.inner) }
    }
}

impl<'a, Y, S, R> BoxGenerator<'a, Y, S, R> {
    /// Resumes the innermost body, until one of them yields or the outermost one returns.
    fn resume(&mut self, mut sent: Option<S>) -> GeneratorState<Y, R> {
        self.status = Status::Poisoned;
        let running = Running(self);
        let generator = &mut *running.0;
        loop {
            match generator.step(sent.take()) {
                Step::Yielded(Message::Item(value)) => {
                    generator.status = Status::Suspended;
                    return GeneratorState::Yielded(value);
                }
                Step::Yielded(Message::Delegate(mut delegate, first)) => {
                    generator.inner.extend(delegate.outermost.take());
                    generator.inner.append(&mut delegate.inner);
                    sent = first;
                }
                Step::Waiting => refuse_to_wait(),
                Step::Complete(None) => {}
                Step::Complete(Some(value)) => {
                    generator.outermost = None;
                    generator.status = Status::Complete;
                    return GeneratorState::Complete(value);
                }
            }
        }
    }

    /// Resumes the innermost body once. What it returns is `None` if another one has delegated to it, and goes on.
    #[inline]
    fn step(&mut self, sent: Option<S>) -> Step<Message<'a, Y, S>, Option<R>> {
        let Some(innermost) = self.inner.last_mut() else {
            return match &mut self.outermost {
                Some(outermost) => map_complete(outermost.as_mut().resume(sent), Some),
                None => unreachable!("a generator without a body was resumed"),
            };
        };
        let step = innermost.as_mut().resume(sent);
        if let Step::Complete(()) = step {
            self.inner.pop();
        }
        map_complete(step, |()| None)
    }

    /// Drops what is held, innermost first, without recursion.
    fn clear(&mut self) {
        while let Some(body) = self.inner.pop() {
            drop(body);
        }
        self.outermost = None;
    }
}

#[inline]
fn map_complete<M, R, T>(step: Step<M, R>, f: impl FnOnce(R) -> T) -> Step<M, T> {
    match step {
        Step::Yielded(message) => Step::Yielded(message),
        Step::Waiting => Step::Waiting,
        Step::Complete(value) => Step::Complete(f(value)),
    }
}

/// A generator while it runs: what it held is dropped if it panics.
struct Running<'g, 'a, Y, S, R>(&'g mut BoxGenerator<'a, Y, S, R>);

impl<Y, S, R> Drop for Running<'_, '_, Y, S, R> {
    fn drop(&mut self) {
        if self.0.status == Status::Poisoned {
            self.0.clear();
        }
    }
}

impl<Y, S, R> Drop for BoxGenerator<'_, Y, S, R> {
    fn drop(&mut self) {
        self.clear();
    }
}

#[cold]
fn refuse_to_wait() -> ! {
    panic!("a generator can't wait for a future: write a `#[genfn::coroutine]` or a `#[stream]`")
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
        match self.status {
            Status::Unstarted => self.resume(None),
            status => refuse(status),
        }
    }

    fn send(&mut self, value: S) -> GeneratorState<Y, R> {
        match self.status {
            Status::Suspended => self.resume(Some(value)),
            status => refuse(status),
        }
    }

    fn try_send(&mut self, value: S) -> Result<GeneratorState<Y, R>, SendError<S>> {
        match self.status {
            Status::Suspended => Ok(self.resume(Some(value))),
            status => Err(SendError::new(value, status)),
        }
    }

    fn status(&self) -> Status {
        self.status
    }
}

impl<Y, R> Iterator for BoxGenerator<'_, Y, (), R> {
    type Item = Y;

    fn next(&mut self) -> Option<Y> {
        match self.status {
            Status::Unstarted | Status::Suspended => self.resume(Some(())).yielded(),
            Status::Complete => None,
            status @ Status::Poisoned => refuse(status),
        }
    }
}

impl<Y, R> FusedIterator for BoxGenerator<'_, Y, (), R> {}

impl<Y, S, R> fmt::Debug for BoxGenerator<'_, Y, S, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BoxGenerator").field("status", &self.status).finish_non_exhaustive()
    }
}
