//! A body that rustc compiles: a future, and the values that it exchanges with whoever resumes it.
//!
//! A `yield_!` leaves its value in the [`Slot`] of the step that polls it, and finds the sent value in that of the next. The
//! data of the waker leads there (by the futures in `hand_over.rs`). This is the only file with unsafe code; what is not
//! marked so may be called by anyone, in any order, and stays sound.
//!
//! 1. *Whose waker is it?* [`VTABLE`] is a static of this file and never leaves it by a safe way that keeps the data:
//!    [`clone`] makes a waker with another vtable. So a waker with this vtable is the one that [`Slot::lend`] made, and
//!    whoever sees it borrows it from that step: the slot behind it is alive.
//! 2. *Of which type is the slot?* It begins with a [`Header`], whatever its type, which holds the [`Id`] of the body that is
//!    running. An id is given to one body and one [`Yielder`], by [`frame`], which gives both the same `S` and `Y`; both
//!    are invariant, so that these stay the same. Ids are never used again. So a yielder that meets its own id meets a
//!    slot of its own type, wherever it was moved, swapped or leaked to; one that meets another panics.
//! 3. *Who else is looking at it?* While the body is polled the step does not touch the slot, and of all yielders one
//!    alone has its id. It is not `Clone`, and the exchange borrows it mutably, so that there is one access at a time, on
//!    whichever thread. Wakers read the header only, which nobody writes meanwhile. What another thread did has happened
//!    before the step goes on, for that thread has given back its borrow of the waker.
//! 4. *May the values change threads?* A yielder is `Send` if both `S` and `Y` are, and without it there is no exchange.
#![allow(clippy::inline_always)] // Only where the slot is seen together with the body does it cost nothing.

use crate::Status;
use crate::hand_over::{Exchange, foreign, run};
use crate::id::Id;
#[cfg(feature = "alloc")]
use alloc::boxed::Box;
use core::ptr::{self, NonNull};
use core::task::{Context, Poll, RawWaker, RawWakerVTable, Waker};
use core::{future::Future, marker::PhantomData, mem::ManuallyDrop, pin::Pin};

/// Invariant in both types, and `Send` only if both are.
type Exchanges<S, Y> = (S, Y, fn(S, Y) -> (S, Y));

/// A body that is resumed step by step.
///
/// Where a function with the `stream` attribute returns it, it is a `Stream`, known by its opaque type. It must be pinned
/// to be polled, since its body may borrow from itself, and is `Send` and `Sync` when its body is.
#[must_use = "it is lazy and does nothing unless resumed"]
pub struct Frame<S, Y, F> {
    id: Id,
    pub(crate) status: Status,
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

    /// Puts this body, which has the yielder, on the heap.
    #[cfg(feature = "alloc")]
    pub fn erase<'a, F: Future + 'a>(self, body: F) -> Erased<'a, S, Y, F::Output> {
        let poll = |node: NonNull<Node<S, Y, F::Output>>, slot: &mut Slot<'_, S, Y>| {
            // SAFETY: only `Erased` calls it, with its own node, which is of this type, and borrowed mutably.
            let node = unsafe { node.cast::<Node<S, Y, F::Output, F>>().as_mut() };
            // SAFETY: a node is never moved.
            slot.lend(node.id, |cx| unsafe { Pin::new_unchecked(&mut node.body) }.poll(cx))
        };
        let free = |node: NonNull<Node<S, Y, F::Output>>| {
            // SAFETY: only `Erased` calls it, at its end, with its own node, which is of this type and was made in a box.
            drop(unsafe { Box::from_raw(node.cast::<Node<S, Y, F::Output, F>>().as_ptr()) });
        };
        let node = Box::leak(Box::write(Box::new_uninit(), Node { id: self.id, poll, free, body }));
        Erased { node: NonNull::from(node).cast(), holds: PhantomData }
    }
}

impl<S, Y, F: Future> Frame<S, Y, F> {
    /// Polls the body, which exchanges values through the slot, and returns the frame's status, as it was before.
    #[inline(always)]
    pub(crate) fn poll(self: Pin<&mut Self>, slot: &mut Slot<'_, S, Y>) -> (Poll<F::Output>, &mut Status) {
        // SAFETY: nothing is moved out of `this`, and `body` is pinned again before it is used.
        let this = unsafe { self.get_unchecked_mut() };
        // SAFETY: `body` is pinned whenever the frame is.
        let body = unsafe { Pin::new_unchecked(&mut this.body) };
        run(&mut this.status, || slot.lend(this.id, |cx| body.poll(cx)))
    }
}

/// A body on the heap, whatever its type, in one word: that is cheap to hand over.
#[cfg(feature = "alloc")]
pub struct Erased<'a, S, Y, R> {
    // Invariant: it was made by `erase`, of a body that outlives `'a`, and nothing else points to it.
    node: NonNull<Node<S, Y, R>>,
    holds: PhantomData<Box<dyn Future<Output = R> + 'a>>,
}

// Invariant: made in a box, and never moved. Without its body, which comes last, it has the same layout.
#[cfg(feature = "alloc")]
#[repr(C)]
struct Node<S, Y, R, F = ()> {
    id: Id,
    #[allow(clippy::type_complexity)] // It is used once.
    poll: unsafe fn(NonNull<Node<S, Y, R>>, &mut Slot<'_, S, Y>) -> Poll<R>,
    free: unsafe fn(NonNull<Node<S, Y, R>>),
    body: F,
}

#[cfg(feature = "alloc")]
impl<S, Y, R> Erased<'_, S, Y, R> {
    /// Polls the body, which exchanges values through the slot.
    pub(crate) fn poll(&mut self, slot: &mut Slot<'_, S, Y>) -> Poll<R> {
        // SAFETY: the node is alive, of the type that its functions are for, and borrowed mutably.
        unsafe { (self.node.as_ref().poll)(self.node, slot) }
    }
}

#[cfg(feature = "alloc")]
impl<S, Y, R> Drop for Erased<'_, S, Y, R> {
    fn drop(&mut self) {
        // SAFETY: as in `poll`, and it is not used again.
        unsafe { (self.node.as_ref().free)(self.node) }
    }
}

/// What the data of a waker with our vtable points to.
// Invariant: the header comes first, so that a pointer to a slot of any type is one to its header.
#[repr(C)]
pub(crate) struct Slot<'a, S, Y> {
    header: Header<'a>,
    pub(crate) exchange: Exchange<S, Y>,
}

struct Header<'a> {
    /// The frame that is running.
    id: Option<Id>,
    /// Whom to wake when the body waits for something else.
    waker: &'a Waker,
}

impl<'a, S, Y> Slot<'a, S, Y> {
    pub(crate) fn new(waker: &'a Waker, sent: Option<S>) -> Self {
        Self { header: Header { id: None, waker }, exchange: sent.map_or(Exchange::Empty, Exchange::Sent) }
    }

    /// Lends it to the body of a frame for a step. Invariant: the frame with this id has the same `S` and `Y`.
    #[inline(always)]
    fn lend<T>(&mut self, id: Id, poll: impl FnOnce(&mut Context<'_>) -> T) -> T {
        self.header.id = Some(id);
        // SAFETY: the functions of the vtable ask for a slot, and this one outlives the waker. They may be called from
        // any thread: they read the header, which is not written to before they are done, and `Waker` is `Sync`.
        let proxy = unsafe { Waker::new((&raw mut *self).cast_const().cast(), &VTABLE) };
        // There is nothing to drop, and an unknown function that sees the slot would force it into memory.
        poll(&mut Context::from_waker(&ManuallyDrop::new(proxy)))
    }
}

// A static, not a constant: it has one address, by which our wakers are known.
static VTABLE: RawWakerVTable = RawWakerVTable::new(clone, wake, wake, |_| {});

/// Clones the waker behind a slot.
unsafe fn clone(slot: *const ()) -> RawWaker {
    // SAFETY: the data of a waker with this vtable points to a slot that is alive, and begins with its header.
    let waker = ManuallyDrop::new(unsafe { &*slot.cast::<Header<'_>>() }.waker.clone());
    RawWaker::new(waker.data(), waker.vtable())
}

unsafe fn wake(slot: *const ()) {
    // SAFETY: as in `clone`.
    unsafe { &*slot.cast::<Header<'_>>() }.waker.wake_by_ref();
}

impl<S, Y> Yielder<S, Y> {
    /// Finds the exchange of the step that polls with this waker. Panics unless its frame is the one of this yielder.
    #[inline(always)]
    pub(crate) fn exchange<'a>(&'a mut self, waker: &'a Waker) -> &'a mut Exchange<S, Y> {
        let slot = waker.data().cast_mut();
        // SAFETY: the vtable is ours, so this is a slot, which is alive as long as the waker is borrowed.
        if !ptr::eq(waker.vtable(), &raw const VTABLE) || unsafe { (*slot.cast::<Header<'_>>()).id } != Some(self.id) {
            foreign();
        }
        // SAFETY: the ids are equal, so `S` and `Y` are those of the slot. `self` is the only yielder with this id, and
        // is borrowed as long as the exchange. The reference covers no more than the exchange.
        unsafe { &mut (*slot.cast::<Slot<'_, S, Y>>()).exchange }
    }
}
