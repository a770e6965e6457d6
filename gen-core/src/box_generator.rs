//! The generator for recursion: a stack of bodies, of which the innermost is resumed directly.
//!
//! After `std::generator` of C++23, whose `elements_of` does the same ([P2502]).
//!
//! [P2502]: https://wg21.link/P2502

use crate::boxed::refuse_to_wait;
use crate::frame::{Erased, Slot};
use crate::hand_over::Exchange;
use crate::send_error::refusal;
use crate::{Generator, GeneratorState, SendError, Status};
use alloc::boxed::Box;
use alloc::rc::Rc;
use alloc::vec::Vec;
use core::cell::Cell;
use core::fmt;
use core::iter::FusedIterator;
use core::mem::replace;
use core::task::{Poll, Waker};

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
    inner: Vec<Level<'a, Y, S>>,
}

/// A body, in one word.
pub(crate) type Body<'a, Y, S, R> = Erased<'a, S, Message<'a, Y, S>, R>;

/// What a body gives out.
pub enum Message<'a, Y, S> {
    /// The value of a `yield_!`.
    Item(Y),
    /// The body of what a `yield_from!` delegates to.
    Delegate(Erased<'a, S, Self, ()>),
    /// What it delegates to, if that is more than a body that has yet to start and returns nothing.
    Adopt(Box<Adopted<'a, Y, S>>),
}

/// What is put on the stack, outermost first, and what the innermost of it is resumed with.
pub struct Adopted<'a, Y, S> {
    levels: Vec<Level<'a, Y, S>>,
    first: Option<S>,
}

/// What is on the stack.
enum Level<'a, Y, S> {
    /// A body that returns nothing.
    Body(Body<'a, Y, S, ()>),
    /// One that leaves what it returns somewhere else.
    Leaving(Box<dyn Leave<'a, Y, S> + 'a>),
}

trait Leave<'a, Y, S> {
    /// Polls the body, and leaves what it returns.
    fn poll(&mut self, slot: &mut Slot<'_, S, Message<'a, Y, S>>) -> Poll<()>;
}

struct Leaving<'a, Y, S, R> {
    body: Body<'a, Y, S, R>,
    left: Rc<Cell<Option<R>>>,
}

impl<'a, Y, S, R> Leave<'a, Y, S> for Leaving<'a, Y, S, R> {
    fn poll(&mut self, slot: &mut Slot<'_, S, Message<'a, Y, S>>) -> Poll<()> {
        self.body.poll(slot).map(|value| self.left.set(Some(value)))
    }
}

/// The value of a `yield_!`, on its way to be a message.
pub struct Item<Y>(pub Y);

impl<Y, S> From<Item<Y>> for Message<'_, Y, S> {
    #[inline]
    fn from(item: Item<Y>) -> Self {
        Self::Item(item.0)
    }
}

impl<'a, Y, S, R> BoxGenerator<'a, Y, S, R> {
    /// Makes the generator of a body.
    #[inline]
    pub(crate) const fn new(body: Body<'a, Y, S, R>) -> Self {
        Self { status: Status::Unstarted, outermost: Some(body), inner: Vec::new() }
    }
}

impl<'a, Y: 'a, S: 'a, R: 'a> BoxGenerator<'a, Y, S, R> {
    /// Takes what it consists of, which leaves its return value somewhere else.
    pub(crate) fn leaving(self, left: Rc<Cell<Option<R>>>, first: Option<S>) -> Adopted<'a, Y, S> {
        self.adopted(first, |body| Level::Leaving(Box::new(Leaving { body, left })))
    }
}

impl<'a, Y, S, R> BoxGenerator<'a, Y, S, R> {
    fn adopted(
        mut self,
        first: Option<S>,
        level: impl FnOnce(Body<'a, Y, S, R>) -> Level<'a, Y, S>,
    ) -> Adopted<'a, Y, S> {
        let mut levels = self.outermost.take().map(level).into_iter().collect::<Vec<_>>();
        levels.append(&mut self.inner);
        Adopted { levels, first }
    }
}

impl<'a, Y, S> BoxGenerator<'a, Y, S> {
    /// Takes what it consists of.
    pub(crate) fn started(self, first: Option<S>) -> Adopted<'a, Y, S> {
        self.adopted(first, Level::Body)
    }

    /// Takes the body of one that is not started, which has no other.
    #[inline]
    pub(crate) fn take_body(&mut self) -> Option<Body<'a, Y, S, ()>> {
        self.outermost.take()
    }
}

impl<'a, Y, S, R> BoxGenerator<'a, Y, S, R> {
    /// Resumes the innermost body, until one of them yields or the outermost one returns.
    fn resume(&mut self, sent: Option<S>) -> GeneratorState<Y, R> {
        self.status = Status::Poisoned;
        let running = Running(self);
        let generator = &mut *running.0;
        let mut slot = Slot::new(Waker::noop(), sent);
        loop {
            match generator.poll(&mut slot) {
                Poll::Ready(Some(value)) => {
                    generator.outermost = None;
                    generator.status = Status::Complete;
                    return GeneratorState::Complete(value);
                }
                Poll::Ready(None) => {
                    slot.exchange = Exchange::Empty;
                    continue;
                }
                Poll::Pending => {}
            }
            match replace(&mut slot.exchange, Exchange::Empty) {
                Exchange::Yielded(Message::Item(value)) => {
                    generator.status = Status::Suspended;
                    return GeneratorState::Yielded(value);
                }
                Exchange::Yielded(Message::Delegate(body)) => generator.inner.push(Level::Body(body)),
                Exchange::Yielded(Message::Adopt(adopted)) => {
                    let Adopted { levels, first } = *adopted;
                    generator.inner.extend(levels);
                    slot.exchange = first.map_or(Exchange::Empty, Exchange::Sent);
                }
                Exchange::Empty | Exchange::Sent(_) => refuse_to_wait(),
            }
        }
    }

    /// Polls the innermost body once. What it returns is `None` if another one has delegated to it, and goes on.
    #[inline]
    fn poll(&mut self, slot: &mut Slot<'_, S, Message<'a, Y, S>>) -> Poll<Option<R>> {
        let Some(innermost) = self.inner.last_mut() else {
            return match &mut self.outermost {
                Some(outermost) => outermost.poll(slot).map(Some),
                None => unreachable!("a generator without a body was resumed"),
            };
        };
        let polled = match innermost {
            Level::Body(body) => body.poll(slot),
            Level::Leaving(body) => body.poll(slot),
        };
        if polled.is_ready() {
            self.inner.pop();
        }
        polled.map(|()| None)
    }

    /// Drops what is held, innermost first, without recursion.
    fn clear(&mut self) {
        while let Some(body) = self.inner.pop() {
            drop(body);
        }
        self.outermost = None;
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
