//! A frame as a stream: it yields, and waits in between.

use crate::Status;
use crate::frame::Frame;
use crate::hand_over::Step;
use core::future::Future;
use core::pin::Pin;
use core::task::{Context, Poll};
use futures_core::Stream;
use futures_core::stream::FusedStream;

impl<Y, F: Future> Stream for Frame<(), Y, F> {
    type Item = Y;

    /// Runs the body until it yields, waits, or ends; `None` forever after the end.
    ///
    /// # Panics
    ///
    /// Panics if the body has panicked before, and passes on what it panics with.
    #[allow(clippy::inline_always)]
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Y>> {
        match self.status() {
            Status::Unstarted | Status::Suspended => {}
            Status::Complete => return Poll::Ready(None),
            Status::Poisoned => panic!("the stream has panicked: it is poisoned and can't be polled"),
        }
        match self.step(Some(()), Some(cx.waker())) {
            Step::Yielded(value) => Poll::Ready(Some(value)),
            Step::Waiting => Poll::Pending,
            Step::Complete(_) => Poll::Ready(None),
        }
    }
}

impl<Y, F: Future> FusedStream for Frame<(), Y, F> {
    fn is_terminated(&self) -> bool {
        self.status() == Status::Complete
    }
}
