//! Bodies that rustc compiles, which may borrow from themselves: a [`Frame`] for each, or a `Stack` for several.
//!
//! A `yield_!` in a frame leaves its value in the [`Slot`] of the step that polls it, and finds the sent value in that of the
//! next, by the data of the waker (see `hand_over.rs`). This is the only file with unsafe code; what is not marked so may
//! be called by anyone, in any order, and stays sound.
//!
//! 1. *Whose waker is it?* [`VTABLE`] never leaves this file by a safe way that keeps the data: [`clone`] makes a waker with
//!    another vtable. So a waker with this one was made by [`Frame::poll`], and whoever sees it borrows it from that step.
//! 2. *Of which type is the slot?* Its [`Header`] holds the [`Id`] of the body that is running, which [`frame`] gave to that
//!    body and to one [`Yielder`], with the same `S` and `Y`; both are invariant. Ids are never used again.
//! 3. *Who else looks at it?* Neither the step, until the body has been polled, nor other yielders: their ids are others. The
//!    exchange borrows the yielder; another thread, if `S` and `Y` are `Send`, returns the waker before the step goes on.
//! 4. *How long does a body on a stack live?* Until it is dropped where it is, before its room is released, and before the
//!    stack ends. It can't tell for how long it may borrow the stack, so that nothing that it leaks does so.
#![cfg_attr(not(feature = "alloc"), allow(unused_imports))] // Those of the stack.
#![allow(clippy::inline_always)] // Only where the slot is seen together with the body does it cost nothing.

use crate::Status;
#[cfg(feature = "alloc")]
use crate::arena::{Arena, Place, Room};
use crate::hand_over::{Exchange, Exchanges, Running, foreign};
use crate::id::Id;
use core::mem::{ManuallyDrop, forget};
use core::ptr::{self, NonNull};
use core::task::{Context, Poll, RawWaker, RawWakerVTable, Waker};
use core::{cell::Cell, future::Future, marker::PhantomData, pin::Pin};

/// A body that is resumed step by step: what a function with the `stream` attribute returns, as a `Stream`. It must be
/// pinned to be polled, since its body may borrow from itself, and is `Send` and `Sync` when its body is.
#[must_use = "it is lazy and does nothing unless resumed"]
pub struct Frame<S, Y, F> {
    id: Id,
    pub(crate) status: Status,
    // Invariant: pinned whenever the frame is. There is no `Drop`, and no `Unpin` but the automatic one.
    body: F,
    exchanges: Exchanges<(S, Y)>,
}

/// The body's end of the exchange: what a `yield_!` suspends with.
pub struct Yielder<S, Y> {
    // Invariant: no other yielder has this id, and the frame that has it has the same `S` and `Y`.
    id: Id,
    exchanges: Exchanges<(S, Y)>,
}

/// Makes the two ends of an exchange: a frame without a body, and what its body gets.
pub fn frame<S, Y>() -> (Frame<S, Y, ()>, Yielder<S, Y>) {
    let (id, exchanges) = (Id::unique(), PhantomData);
    (Frame { id, status: Status::Unstarted, body: (), exchanges }, Yielder { id, exchanges })
}

impl<S, Y, F: Future> Frame<S, Y, F> {
    /// Gives a body to a frame: the one that has the yielder.
    pub fn fill(Frame { id, status, exchanges, .. }: Frame<S, Y, ()>, body: F) -> Self {
        Self { id, status, body, exchanges }
    }

    /// Polls the body, which exchanges values through the slot, and returns the frame's status, as it was before.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) fn poll(self: Pin<&mut Self>, slot: &mut Slot<'_, S, Y>) -> (Poll<F::Output>, &mut Status) {
        // SAFETY: nothing is moved out of `this`, and `body` is pinned again before it is used.
        let this = unsafe { self.get_unchecked_mut() };
        // SAFETY: `body` is pinned whenever the frame is.
        let body = unsafe { Pin::new_unchecked(&mut this.body) };
        slot.header.0 = Some(this.id);
        // SAFETY: the functions of the vtable ask for a slot, and this one outlives the waker. They may be called from
        // any thread: they read the header, which is not written to before they are done, and `Waker` is `Sync`.
        let proxy = unsafe { Waker::new((&raw mut *slot).cast_const().cast(), &VTABLE) };
        let running = Running(&mut this.status);
        // There is nothing to drop, and an unknown function that saw the slot would force it into memory.
        let polled = body.poll(&mut Context::from_waker(&ManuallyDrop::new(proxy)));
        forget(running);
        (polled, &mut this.status)
    }
}

/// What the data of a waker with our vtable points to. The header comes first, whatever the types.
#[repr(C)]
pub(crate) struct Slot<'a, S, Y> {
    header: Header<'a>,
    pub(crate) exchange: Exchange<S, Y>,
}

/// The body that is running, and whom to wake when it waits for something else.
struct Header<'a>(Option<Id>, &'a Waker);

impl<'a, S, Y> Slot<'a, S, Y> {
    pub(crate) fn new(waker: &'a Waker, sent: Option<S>) -> Self {
        Self { header: Header(None, waker), exchange: sent.map_or(Exchange::Empty, Exchange::Sent) }
    }
}

/// It has one address, as a constant has not, by which our wakers are known.
static VTABLE: RawWakerVTable = RawWakerVTable::new(clone, wake, wake, |_| {});

unsafe fn clone(slot: *const ()) -> RawWaker {
    // SAFETY: the data of a waker with this vtable points to a slot that is alive, and begins with its header.
    let waker = ManuallyDrop::new(unsafe { &*slot.cast::<Header<'_>>() }.1.clone());
    RawWaker::new(waker.data(), waker.vtable())
}

unsafe fn wake(slot: *const ()) {
    // SAFETY: as in `clone`.
    unsafe { &*slot.cast::<Header<'_>>() }.1.wake_by_ref();
}

impl<S, Y> Yielder<S, Y> {
    /// Finds the exchange of the step that polls with this waker. Panics unless its frame is the one of this yielder.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) fn exchange<'a>(&'a mut self, waker: &'a Waker) -> &'a mut Exchange<S, Y> {
        let slot = waker.data().cast_mut();
        // SAFETY: the vtable is ours, so this is a slot, which is alive as long as the waker is borrowed.
        if !ptr::eq(waker.vtable(), &raw const VTABLE) || unsafe { (*slot.cast::<Header<'_>>()).0 } != Some(self.id) {
            foreign();
        }
        // SAFETY: the ids are equal, so `S` and `Y` are those of the slot. `self` is the only yielder with this id, and
        // is borrowed as long as the exchange. The reference covers no more than the exchange.
        unsafe { &mut (*slot.cast::<Slot<'_, S, Y>>()).exchange }
    }
}

/// A stack of bodies, each of which waits for the one on top of it, and what they exchange with whoever resumes them.
#[cfg(feature = "alloc")]
pub struct Stack<'a, X> {
    // Invariant: from here down all levels are alive, never moved, and in rooms that are reserved.
    top: Cell<Option<NonNull<Level>>>,
    arena: Arena,
    pub(crate) exchange: X,
    holds: PhantomData<Cell<&'a X>>,
}

#[cfg(feature = "alloc")]
#[repr(C)]
pub(crate) struct Level<F = ()> {
    /// Polls the body, unless it has to end at once, and drops it when it has ended.
    enter: unsafe fn(NonNull<Level>, Option<&mut Context<'_>>) -> Poll<()>,
    below: Option<NonNull<Level>>,
    end: Place,
    body: F,
}

#[cfg(feature = "alloc")]
impl<'a, X> Stack<'a, X> {
    pub(crate) fn new(exchange: X) -> alloc::rc::Rc<Self> {
        alloc::rc::Rc::new(Self { top: Cell::new(None), arena: Arena::default(), exchange, holds: PhantomData })
    }

    pub(crate) const fn top(&self) -> Option<NonNull<Level>> {
        self.top.get()
    }

    /// Puts a body on top.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) fn push<R, B: for<'e> AsyncFnOnce(&'e Self) -> R + 'a>(&self, body: B) {
        // SAFETY: the body ends before the stack does, and can't keep the reference, as it can't tell its lifetime.
        let this = unsafe { &*ptr::from_ref(self) };
        self.place(|| body(this));
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn place<F: Future + 'a>(&self, body: impl FnOnce() -> F) {
        let enter = |level: NonNull<Level>, cx: Option<&mut Context<'_>>| {
            // SAFETY: it is alive, of this type, and nobody else refers to it while it runs.
            let level = unsafe { level.cast::<Level<F>>().as_mut() };
            // SAFETY: it is never moved.
            let body = unsafe { Pin::new_unchecked(&mut level.body) };
            if cx.is_some_and(|cx| body.poll(cx).is_pending()) {
                return Poll::Pending;
            }
            level.enter = |_, _| Poll::Ready(()); // It has ended, even if it panics now.
            // SAFETY: it is not used again.
            unsafe { ptr::drop_in_place(&raw mut level.body) };
            Poll::Ready(())
        };
        let Room { place, end } = self.arena.reserve::<Level<F>>();
        // SAFETY: the room is large enough, aligned, and nobody else's. (Written as a whole, it would be copied.)
        unsafe {
            (&raw mut (*place).body).write(body());
            place.cast::<Level>().write(Level { enter, below: self.top.get(), end, body: () });
        }
        self.top.set(NonNull::new(place.cast()));
    }

    /// Polls the body of the innermost level, or ends it. It is not on the stack any more when it has ended.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) fn step(&self, cx: Option<&mut Context<'_>>) -> Poll<()> {
        let Some(top) = self.top.get() else { return Poll::Ready(()) };
        // SAFETY: it is alive, and not running: no body can do this.
        unsafe { (top.as_ref().enter)(top, cx) }.map(|()| {
            self.end_above(Some(top));
            // SAFETY: its room is still reserved.
            let level = unsafe { top.as_ref() };
            self.top.set(level.below);
            self.arena.release(&Room { place: top.as_ptr(), end: level.end });
        })
    }
}
