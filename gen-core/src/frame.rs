//! A body that rustc compiles: a future, and the values that it exchanges with whoever resumes it.
//!
//! A `yield_!` in such a body leaves its value in the [`Slot`] of the step that polls it, and finds the sent value in that of
//! the next step. It is the data of the waker that leads to the slot (`hand_over.rs` has the futures that do so). This is
//! the only file with unsafe code; what is not marked so may be called by anyone, in any order, and stays sound.
//!
//! # Why it is sound
//!
//! 1. *Whose waker is it?* [`VTABLE`] is a static of this file and never leaves it by a safe way that keeps the data:
//!    [`clone`] makes a waker with another vtable. So a waker with this vtable is the one that [`Frame::step`] made, and
//!    whoever sees it borrows it from that step: the slot behind it is alive.
//! 2. *Of which type is the slot?* It begins with a [`Header`], whatever its type, and the header holds the [`Id`] of the
//!    frame that is running. An id is given to one frame and one [`Yielder`], by [`frame`], which gives both the same
//!    `S` and `Y`; both are invariant, so that these stay the same. Ids are never used again. So a yielder that meets its
//!    own id meets a slot of its own type, wherever it was moved, swapped or leaked to; one that meets another panics.
//! 3. *Who else is looking at it?* While the body is polled the step does not touch the slot, and of all yielders one
//!    alone has its id. It is neither `Clone` nor `Copy`, and the exchange borrows it mutably, so that there is one access
//!    at a time, on whichever thread. Wakers read the header only, which nobody writes. An access that another thread
//!    made has happened before the step goes on, for that thread has given back its borrow of the waker.
//! 4. *May the values change threads?* A yielder is `Send` if both `S` and `Y` are, and without it there is no exchange.

use crate::Status;
use crate::id::Id;
use core::future::Future;
use core::marker::PhantomData;
use core::mem::ManuallyDrop;
use core::pin::Pin;
use core::ptr;
use core::task::{Context, Poll, RawWaker, RawWakerVTable, Waker};

/// Invariant in both types, and `Send` only if both are.
type Exchanges<S, Y> = (S, Y, fn(S, Y) -> (S, Y));

/// A body that is resumed step by step.
///
/// As the return value of a function with the `stream` attribute it is a `Stream`; callers know it as the opaque type
/// that their function returns. It must be pinned to be polled, since its body may borrow from itself, and it is
/// `Send` and `Sync` when its body is.
#[must_use = "it is lazy and does nothing unless resumed"]
pub struct Frame<S, Y, F> {
    id: Id,
    status: Status,
    // Invariant: pinned whenever the frame is. There is no `Drop`, and no `Unpin` but the automatic one.
    body: F,
    exchanges: PhantomData<Exchanges<S, Y>>,
}

/// The body's end of the exchange: what a `yield_!` suspends with.
#[derive(Debug)]
pub struct Yielder<S, Y> {
    // Invariant: no other yielder has this id, and the frame that has it has the same `S` and `Y`.
    id: Id,
    exchanges: PhantomData<Exchanges<S, Y>>,
}

/// A frame that has no body yet.
#[derive(Debug)]
pub struct Vacancy<S, Y> {
    id: Id,
    exchanges: PhantomData<Exchanges<S, Y>>,
}

/// Makes the two ends of an exchange.
#[must_use]
pub fn frame<S, Y>() -> (Vacancy<S, Y>, Yielder<S, Y>) {
    let id = Id::unique();
    (Vacancy { id, exchanges: PhantomData }, Yielder { id, exchanges: PhantomData })
}

impl<S, Y> Vacancy<S, Y> {
    /// Makes the frame of this body, which has the yielder.
    pub fn fill<F: Future>(self, body: F) -> Frame<S, Y, F> {
        Frame { id: self.id, status: Status::Unstarted, body, exchanges: PhantomData }
    }
}

/// What a step brought.
pub(crate) enum Step<Y, R> {
    /// A `yield_!` handed out a value.
    Yielded(Y),
    /// The body waits for something else.
    Waiting,
    /// The body has returned.
    Complete(R),
}

impl<S, Y, F: Future> Frame<S, Y, F> {
    /// Runs the body to its next suspension: the `yield_!` at which it waits takes `sent`.
    #[inline]
    pub(crate) fn step(self: Pin<&mut Self>, sent: Option<S>, waker: &Waker) -> Step<Y, F::Output> {
        // SAFETY: nothing is moved out of `this`, and `body` is pinned again before it is used.
        let this = unsafe { self.get_unchecked_mut() };
        this.status = Status::Poisoned;
        let exchange = sent.map_or(Exchange::Empty, Exchange::Sent);
        let mut slot = Slot { header: Header { id: this.id, waker }, exchange };
        // SAFETY: the functions of the vtable ask for a slot, and this one outlives the waker. They may be called from
        // any thread: they read the header, which is not written to, and `Waker` is `Sync`.
        let proxy = unsafe { Waker::new((&raw mut slot).cast_const().cast(), &VTABLE) };
        // There is nothing to drop, and an unknown function that sees the slot would force it into memory.
        let proxy = ManuallyDrop::new(proxy);
        // SAFETY: `body` is pinned whenever the frame is.
        let polled = unsafe { Pin::new_unchecked(&mut this.body) }.poll(&mut Context::from_waker(&proxy));
        this.status = if polled.is_ready() { Status::Complete } else { Status::Suspended };
        match (polled, slot.exchange) {
            (Poll::Ready(value), _) => Step::Complete(value),
            (Poll::Pending, Exchange::Yielded(value)) => Step::Yielded(value),
            (Poll::Pending, _) => Step::Waiting,
        }
    }

    /// Marks the frame as one that can't be resumed.
    #[cfg(feature = "alloc")]
    #[cold]
    pub(crate) fn poison(self: Pin<&mut Self>) {
        // SAFETY: `body` is not touched.
        unsafe { self.get_unchecked_mut() }.status = Status::Poisoned;
    }
}

impl<S, Y, F> Frame<S, Y, F> {
    pub(crate) const fn status(&self) -> Status {
        self.status
    }
}

/// What a step and a `yield_!` exchange.
pub(crate) enum Exchange<S, Y> {
    Empty,
    Sent(S),
    Yielded(Y),
}

/// What the data of a waker with our vtable points to.
// Invariant: the header comes first, so that a pointer to a slot of any type is one to its header.
#[repr(C)]
struct Slot<'a, S, Y> {
    header: Header<'a>,
    exchange: Exchange<S, Y>,
}

struct Header<'a> {
    /// The frame that is running.
    id: Id,
    /// Whom to wake when the body waits for something else.
    waker: &'a Waker,
}

// A static, not a constant: it has one address, by which our wakers are known.
static VTABLE: RawWakerVTable = RawWakerVTable::new(clone, wake, wake, forget);

/// Clones the waker behind a slot.
unsafe fn clone(slot: *const ()) -> RawWaker {
    // SAFETY: the data of a waker with this vtable points to a slot that is alive, and begins with its header.
    let header = unsafe { &*slot.cast::<Header<'_>>() };
    let waker = ManuallyDrop::new(header.waker.clone());
    RawWaker::new(waker.data(), waker.vtable())
}

unsafe fn wake(slot: *const ()) {
    // SAFETY: as in `clone`.
    unsafe { &*slot.cast::<Header<'_>>() }.waker.wake_by_ref();
}

unsafe fn forget(_slot: *const ()) {}

impl<S, Y> Yielder<S, Y> {
    /// Finds the exchange of the step that polls with this waker.
    ///
    /// # Panics
    ///
    /// Panics if it is not the frame of this yielder that runs the step.
    #[inline]
    pub(crate) fn exchange<'a>(&'a mut self, waker: &'a Waker) -> &'a mut Exchange<S, Y> {
        let slot = waker.data().cast_mut();
        // SAFETY: the vtable is ours, so this is a slot, which is alive as long as the waker is borrowed.
        if !ptr::eq(waker.vtable(), &raw const VTABLE) || unsafe { (*slot.cast::<Header<'_>>()).id } != self.id {
            foreign();
        }
        // SAFETY: the ids are equal, so `S` and `Y` are those of the slot. `self` is the only yielder with this id, and
        // is borrowed as long as the exchange. The reference covers no more than the exchange.
        unsafe { &mut (*slot.cast::<Slot<'_, S, Y>>()).exchange }
    }
}

#[cold]
#[inline(never)]
#[track_caller]
fn foreign() -> ! {
    panic!("a `yield_!` was polled by something else than its own generator")
}
