//! How a coroutine waits: for a future, or for its next turn.
//!
//! That the operand of a `yield_from!` is a future is asked by method lookup, so that the answer, if it is not, is an
//! error of ours, and the only one: `(&&Pause::new(&x)).genfn_tag().wait(x)`.

use core::future::{Future, IntoFuture, Pending, pending};
use core::marker::PhantomData;
use core::pin::Pin;
use core::task::{Context, Poll};

/// Asks what the operand of a `yield_from!` is.
pub struct Pause<'a, T>(PhantomData<&'a T>);

impl<'a, T> Pause<'a, T> {
    /// Asks about this value.
    #[inline]
    pub const fn new(_value: &'a T) -> Self {
        Self(PhantomData)
    }
}

/// First rung: futures, and what becomes one.
pub trait PausesForFuture {
    /// Answers the question.
    fn genfn_tag(&self) -> ForFuture;
}

impl<F: IntoFuture> PausesForFuture for &Pause<'_, F> {
    #[inline]
    fn genfn_tag(&self) -> ForFuture {
        ForFuture
    }
}

/// Last rung: an error.
pub trait PausesForNothing {
    /// Answers the question.
    fn genfn_tag(&self) -> ForNothing;
}

impl<T> PausesForNothing for Pause<'_, T> {
    fn genfn_tag(&self) -> ForNothing {
        ForNothing
    }
}

/// The answer for futures.
pub struct ForFuture;

/// The answer for everything else.
pub struct ForNothing;

impl ForFuture {
    /// Makes the future that is awaited.
    #[inline]
    pub fn wait<F: IntoFuture>(self, future: F) -> F::IntoFuture {
        future.into_future()
    }
}

impl ForNothing {
    /// Says what is wrong.
    pub fn wait<T: Awaited, R>(self, _: T) -> Pending<R> {
        pending()
    }
}

/// What `yield_from!` can wait for in a coroutine.
#[diagnostic::on_unimplemented(
    message = "`yield_from!` in a coroutine cannot wait for `{Self}`",
    label = "not a future",
    note = "a generator is iterated with `for`, or delegated to in a `#[generator]`; a stream is awaited item by item"
)]
pub trait Awaited {}

/// Makes the future that a bare `yield_!()` awaits.
#[inline]
pub const fn turn() -> Turn {
    Turn { passed: false }
}

/// A future that is ready when it is polled again, and asks for it at once.
#[derive(Clone, Debug)]
#[must_use = "futures do nothing unless polled"]
pub struct Turn {
    passed: bool,
}

impl Future for Turn {
    type Output = ();

    #[inline]
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        if self.passed {
            return Poll::Ready(());
        }
        self.passed = true;
        cx.waker().wake_by_ref();
        Poll::Pending
    }
}
