//! What `yield_!` awaits in a body that rustc compiles.

use crate::frame::{Exchange, Yielder};
use core::future::Future;
use core::mem::replace;
use core::panic::UnwindSafe;
use core::pin::Pin;
use core::task::{Context, Poll};

/// Hands a value over to whoever resumes the frame, and waits for what is sent.
#[inline]
pub const fn hand_over<S, Y>(value: Y, yielder: &mut Yielder<S, Y>) -> Yield<'_, S, Y> {
    Yield { yielder, value: Some(value) }
}

/// The future that a `yield_!` awaits.
#[must_use = "futures do nothing unless polled"]
#[derive(Debug)]
pub struct Yield<'a, S, Y> {
    yielder: &'a mut Yielder<S, Y>,
    // Invariant: `None` as soon as the value is handed over.
    value: Option<Y>,
}

// The value is moved, never pinned.
impl<S, Y> Unpin for Yield<'_, S, Y> {}

// A yielder holds nothing that a panic could leave half done.
impl<S: UnwindSafe, Y: UnwindSafe> UnwindSafe for Yield<'_, S, Y> {}

impl<S, Y> Future for Yield<'_, S, Y> {
    type Output = S;

    /// # Panics
    ///
    /// Panics if it is not the frame of its yielder that polls it.
    #[inline]
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<S> {
        let this = self.get_mut();
        let exchange = this.yielder.exchange(cx.waker());
        match this.value.take() {
            None => receive(exchange),
            Some(value) => {
                this.value = give(exchange, value, cx);
                Poll::Pending
            }
        }
    }
}

/// Takes what was sent, if it has not been taken in this step.
#[inline]
fn receive<S, Y>(exchange: &mut Exchange<S, Y>) -> Poll<S> {
    match replace(exchange, Exchange::Empty) {
        Exchange::Sent(value) => Poll::Ready(value),
        other => {
            *exchange = other;
            Poll::Pending
        }
    }
}

/// Gives a value out, unless one was given out in this step, by a `yield_!` that was dropped before it was resumed.
#[inline]
fn give<S, Y>(exchange: &mut Exchange<S, Y>, value: Y, cx: &Context<'_>) -> Option<Y> {
    if let Exchange::Yielded(_) = exchange {
        cx.waker().wake_by_ref();
        return Some(value);
    }
    *exchange = Exchange::Yielded(value);
    None
}
