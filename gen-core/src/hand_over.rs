//! What `yield_!` awaits in a body that rustc compiles: first that its value is given out, then that one is sent.
//!
//! There are two futures so that there are two places in the compiled code: a value that is given out goes to the slot at
//! once, and only what is sent is looked for after the suspension.

use crate::frame::{Exchange, Yielder};
use core::future::Future;
use core::mem::replace;
use core::panic::UnwindSafe;
use core::pin::Pin;
use core::task::{Context, Poll};

/// Gives a value out to whoever resumes the frame.
#[inline]
pub const fn give<S, Y>(value: Y, yielder: &mut Yielder<S, Y>) -> Give<'_, S, Y> {
    Give { yielder, value: Some(value) }
}

/// Suspends the frame until something is sent.
#[inline]
pub const fn receive<S, Y>(yielder: &mut Yielder<S, Y>) -> Receive<'_, S, Y> {
    Receive { yielder }
}

/// The future that is ready when its value is given out: at once, unless this step has given one out before.
#[must_use = "futures do nothing unless polled"]
#[derive(Debug)]
pub struct Give<'a, S, Y> {
    yielder: &'a mut Yielder<S, Y>,
    // Invariant: `None` as soon as it is given out.
    value: Option<Y>,
}

/// The future that is ready when something is sent.
#[must_use = "futures do nothing unless polled"]
#[derive(Debug)]
pub struct Receive<'a, S, Y> {
    yielder: &'a mut Yielder<S, Y>,
}

// The value is moved, never pinned.
impl<S, Y> Unpin for Give<'_, S, Y> {}

// A yielder holds nothing that a panic could leave half done.
impl<S: UnwindSafe, Y: UnwindSafe> UnwindSafe for Give<'_, S, Y> {}
impl<S: UnwindSafe, Y: UnwindSafe> UnwindSafe for Receive<'_, S, Y> {}

impl<S, Y> Future for Give<'_, S, Y> {
    type Output = ();

    /// # Panics
    ///
    /// Panics if it is not the frame of its yielder that polls it.
    #[inline]
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        let this = self.get_mut();
        let exchange = this.yielder.exchange(cx.waker());
        if let Exchange::Yielded(_) = exchange {
            // This step is used up by a `yield_!` that was dropped before it was resumed.
            cx.waker().wake_by_ref();
            return Poll::Pending;
        }
        if let Some(value) = this.value.take() {
            *exchange = Exchange::Yielded(value);
        }
        Poll::Ready(())
    }
}

impl<S, Y> Future for Receive<'_, S, Y> {
    type Output = S;

    /// # Panics
    ///
    /// Panics if it is not the frame of its yielder that polls it.
    #[inline]
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
