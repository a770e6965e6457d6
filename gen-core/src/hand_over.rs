//! What `yield_!` awaits in a body that rustc compiles: first that its value is given out, then that one is sent.
//!
//! There are two futures so that there are two places in the compiled code: a value that is given out goes to the slot at
//! once, and only what is sent is looked for after the suspension.

use crate::Status;
use crate::frame::{Frame, Slot, Yielder};
use core::future::Future;
use core::marker::PhantomData;
use core::mem::replace;
use core::panic::UnwindSafe;
use core::pin::Pin;
use core::task::{Context, Poll, Waker};

/// Of these types are the values; it is invariant in them, and `Send` only if they are.
pub(crate) type Exchanges<T> = PhantomData<(T, fn(T) -> T)>;

/// What a step and a `yield_!` exchange.
pub(crate) enum Exchange<S, Y> {
    Empty,
    Sent(S),
    Yielded(Y),
}

/// A frame while it runs: it is poisoned unless this is forgotten.
///
/// Until then its status stays as it was, so that it has to be written for the first item only, not for each.
pub(crate) struct Running<'a>(pub(crate) &'a mut Status);

impl Drop for Running<'_> {
    fn drop(&mut self) {
        *self.0 = Status::Poisoned;
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
    /// Runs the body to its next suspension: the `yield_!` at which it waits takes `sent`. It is poisoned if it waits
    /// for something else, and there is no waker.
    #[allow(clippy::inline_always)]
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) fn step(self: Pin<&mut Self>, sent: Option<S>, waker: Option<&Waker>) -> Step<Y, F::Output> {
        let mut slot = Slot::new(waker.unwrap_or(Waker::noop()), sent);
        let (polled, status) = self.poll(&mut slot);
        match (polled, slot.exchange) {
            (Poll::Ready(value), _) => {
                *status = Status::Complete;
                Step::Complete(value)
            }
            (Poll::Pending, Exchange::Yielded(value)) => {
                suspend(status);
                Step::Yielded(value)
            }
            (Poll::Pending, _) => {
                if waker.is_some() {
                    suspend(status);
                } else {
                    *status = Status::Poisoned;
                }
                Step::Waiting
            }
        }
    }
}

/// Notes that a frame is suspended, if it was not.
#[inline]
fn suspend(status: &mut Status) {
    if *status == Status::Unstarted {
        *status = Status::Suspended;
    }
}

impl<S, Y, F> Frame<S, Y, F> {
    pub(crate) const fn status(&self) -> Status {
        self.status
    }
}

/// Gives a value out to whoever resumes the frame.
#[inline]
pub const fn give<S, Y>(value: Y, yielder: &mut Yielder<S, Y>) -> Give<'_, S, Y> {
    Give { pending: Some(Pending { yielder, value }) }
}

/// Gives out what a value becomes.
#[inline]
pub const fn say<S, Y, V: Into<Y>>(value: V, yielder: &mut Yielder<S, Y>) -> Give<'_, S, Y, V> {
    Give { pending: Some(Pending { yielder, value }) }
}

/// Suspends the frame until something is sent.
#[inline]
pub const fn receive<S, Y>(yielder: &mut Yielder<S, Y>) -> Receive<'_, S, Y> {
    Receive { yielder }
}

/// The future that is ready when its value is given out: at once, unless this step has given one out before.
#[must_use = "futures do nothing unless polled"]
pub struct Give<'a, S, Y, V = Y> {
    // Invariant: `None` as soon as it is given out.
    pending: Option<Pending<'a, S, Y, V>>,
}

/// A value that is not given out yet. Beside the reference nothing has to tell that there is one.
struct Pending<'a, S, Y, V> {
    yielder: &'a mut Yielder<S, Y>,
    // It is not yet what is given out, which may be larger: what is written to memory in parts, and at once read as a
    // whole, makes the processor wait.
    value: V,
}

/// The future that is ready when something is sent.
#[must_use = "futures do nothing unless polled"]
pub struct Receive<'a, S, Y> {
    yielder: &'a mut Yielder<S, Y>,
}

// The value is moved, never pinned.
impl<S, Y, V> Unpin for Give<'_, S, Y, V> {}

// A yielder holds nothing that a panic could leave half done.
impl<S: UnwindSafe, Y: UnwindSafe, V: UnwindSafe> UnwindSafe for Give<'_, S, Y, V> {}
impl<S: UnwindSafe, Y: UnwindSafe> UnwindSafe for Receive<'_, S, Y> {}

impl<S, Y, V: Into<Y>> Future for Give<'_, S, Y, V> {
    type Output = ();

    /// # Panics
    ///
    /// Panics if it is not the frame of its yielder that polls it.
    #[allow(clippy::inline_always)]
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        let this = self.get_mut();
        let Some(Pending { yielder, value }) = this.pending.take() else {
            return Poll::Ready(());
        };
        let exchange = yielder.exchange(cx.waker());
        if let Exchange::Yielded(_) = exchange {
            // This step is used up by a `yield_!` that was dropped before it was resumed.
            cx.waker().wake_by_ref();
            this.pending = Some(Pending { yielder, value });
            return Poll::Pending;
        }
        *exchange = Exchange::Yielded(value.into());
        Poll::Ready(())
    }
}

impl<S, Y> Future for Receive<'_, S, Y> {
    type Output = S;

    /// # Panics
    ///
    /// Panics if it is not the frame of its yielder that polls it.
    #[allow(clippy::inline_always)]
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<S> {
        let exchange = self.get_mut().yielder.exchange(cx.waker());
        match replace(exchange, Exchange::Empty) {
            Exchange::Sent(value) => Poll::Ready(value),
            other => {
                *exchange = other;
                Poll::Pending
            }
        }
    }
}

#[cold]
#[inline(never)]
#[track_caller]
pub(crate) fn foreign() -> ! {
    panic!("a `yield_!` was polled by something else than its own generator")
}
