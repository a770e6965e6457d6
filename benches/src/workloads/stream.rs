//! Streams: the two loops of `nested`, polled by whoever wants the next item.

use crate::Rival;
use crate::workload::{Workload, source};
use futures_core::Stream;
use std::pin::Pin;
use std::task::{Context, Poll, Waker};

/// Returns the workload.
#[must_use]
pub fn workload() -> Workload {
    let others = [
        Rival::Combinators,
        Rival::Diapause,
        Rival::GenawaiterStack,
        Rival::GenawaiterRc,
        Rival::NextGen,
        Rival::Fauxgen,
        Rival::Corosensei,
    ];
    let workload = Workload::new("stream", 142)
        .source::<hand::Source>()
        .source::<genfn::Source>()
        .source::<async_stream::Source>();
    others.into_iter().fold(workload, |workload, rival| workload.without(rival, "it makes no streams"))
}

/// A stream that is always ready, as an iterator.
struct Polled<'a, S>(Pin<&'a mut S>);

impl<S: Stream> Iterator for Polled<'_, S> {
    type Item = S::Item;

    #[expect(clippy::inline_always, reason = "the stream is measured, not this adaptor")]
    #[inline(always)]
    fn next(&mut self) -> Option<S::Item> {
        match self.0.as_mut().poll_next(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(item) => item,
            Poll::Pending => unreachable!("the stream waits for nothing"),
        }
    }
}

mod hand {
    use std::pin::{Pin, pin};
    use std::task::{Context, Poll};

    struct Nested {
        i: u64,
        j: u64,
        n: u64,
    }

    impl super::Stream for Nested {
        type Item = u64;

        #[inline]
        fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<u64>> {
            while self.i < self.n {
                if self.j < self.i {
                    self.j += 1;
                    return Poll::Ready(Some(self.i ^ (self.j - 1)));
                }
                self.i += 1;
                self.j = 0;
            }
            Poll::Ready(None)
        }
    }

    super::source!(Hand, u64, |n, consumer| consumer.consume(super::Polled(pin!(Nested { i: 0, j: 0, n }))));
}

mod genfn {
    use std::pin::pin;

    #[::genfn::stream]
    fn nested(n: u64) -> impl ::genfn::Stream<Item = u64> {
        for i in 0..n {
            for j in 0..i {
                yield_!(i ^ j);
            }
        }
    }

    super::source!(Genfn, u64, |n, consumer| consumer.consume(super::Polled(pin!(nested(n)))));
}

mod async_stream {
    use std::pin::pin;

    fn nested(n: u64) -> impl super::Stream<Item = u64> {
        ::async_stream::stream! {
            for i in 0..n {
                for j in 0..i {
                    yield i ^ j;
                }
            }
        }
    }

    super::source!(AsyncStream, u64, |n, consumer| consumer.consume(super::Polled(pin!(nested(n)))));
}
