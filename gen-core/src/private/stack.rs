//! What `yield_from!` does in a [`BoxGenerator`]: another one is put on the stack, all else is delegated to.
//!
//! As in `delegate.rs`, emitted code asks by method lookup what the operand is:
//! `(&&&&&Joint::new(&x, &yielder)).tag().pass(&mut yielder, x, first).await`.

use super::delegate::{DelegatesTo, Generating, Iterating};
use super::{Delegate, give, receive};
use crate::box_generator::{Message, refuse};
use crate::frame::{Exchange, Frame, Yielder};
use crate::{BoxGenerator, Generator, GeneratorState, Status};
use alloc::rc::Rc;
use core::cell::Cell;
use core::future::{Future, Pending, pending};
use core::marker::PhantomData;
use core::pin::Pin;
use core::task::{Context, Poll};

type Ends<'a, Y, S> = Yielder<S, Message<'a, Y, S>>;

/// Makes the generator of a body.
pub fn box_generator<'a, Y: 'a, S: 'a, F: Future + 'a>(
    frame: Frame<S, Message<'a, Y, S>, F>,
) -> BoxGenerator<'a, Y, S, F::Output> {
    BoxGenerator::new(frame)
}

/// Asks what the operand of a `yield_from!` is.
pub struct Joint<'a, Y, S, T>(PhantomData<(&'a (), Y, S, T)>);

impl<'a, Y, S, T> Joint<'a, Y, S, T> {
    /// Asks about this value.
    #[inline]
    pub const fn new(_value: &T, _yielder: &Ends<'a, Y, S>) -> Self {
        Self(PhantomData)
    }
}

macro_rules! rungs {
    ($($(#[$doc:meta])* $trait:ident for [$($generics:tt)*] $joint:ty => $answer:ident;)*) => {$(
        $(#[$doc])*
        pub trait $trait {
            /// Answers the question.
            fn tag(&self) -> $answer;
        }

        impl<'a, $($generics)*> $trait for $joint {
            #[inline]
            fn tag(&self) -> $answer {
                $answer
            }
        }

        $(#[$doc])*
        pub struct $answer;
    )*};
}

rungs! {
    /// One that returns nothing: it is put on the stack as it is.
    JoinsBody for [Y, S] &&&&Joint<'a, Y, S, BoxGenerator<'a, Y, S>> => ByBody;
    /// One that returns something, which has to be left where the other one finds it.
    JoinsReturn for [Y, S, R] &&&Joint<'a, Y, S, BoxGenerator<'a, Y, S, R>> => ByReturn;
    /// Any other generator.
    JoinsGenerator for [Y, S, G: Generator<S>] &&Joint<'a, Y, S, G> => ByGenerator;
    /// Where nothing is sent, iterables.
    JoinsIterable for [Y, I: IntoIterator] &Joint<'a, Y, (), I> => ByIterable;
    /// An error.
    JoinsNothing for [Y, S, T] Joint<'a, Y, S, T> => ByNothing;
}

impl ByBody {
    /// Puts it on the stack, and waits until it has returned.
    #[inline]
    pub fn pass<'y, 'a, Y, S>(
        self,
        yielder: &'y mut Ends<'a, Y, S>,
        inner: BoxGenerator<'a, Y, S>,
        first: Option<S>,
    ) -> Push<'y, 'a, Y, S> {
        let first = match inner.status() {
            Status::Unstarted => None,
            Status::Suspended if first.is_some() => first,
            status => refuse(status),
        };
        Push { message: Some(Message::Delegate(inner, first)), yielder }
    }
}

/// The future that puts a generator on the stack, and is ready when the one that waits for it is polled again.
#[must_use = "futures do nothing unless polled"]
pub struct Push<'y, 'a, Y, S> {
    // Invariant: `None` as soon as it is on the stack.
    message: Option<Message<'a, Y, S>>,
    yielder: &'y mut Ends<'a, Y, S>,
}

// The message is moved, never pinned.
impl<Y, S> Unpin for Push<'_, '_, Y, S> {}

impl<Y, S> Future for Push<'_, '_, Y, S> {
    type Output = ();

    #[inline]
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        let this = self.get_mut();
        let Some(message) = this.message.take() else {
            return Poll::Ready(());
        };
        let exchange = this.yielder.exchange(cx.waker());
        if let Exchange::Yielded(_) = exchange {
            this.message = Some(message);
        } else {
            *exchange = Exchange::Yielded(message);
        }
        Poll::Pending
    }
}

impl ByReturn {
    /// Puts it on the stack, and waits for what it returns.
    pub async fn pass<'a, Y: 'a, S: 'a, R: 'a>(
        self,
        yielder: &mut Ends<'a, Y, S>,
        inner: BoxGenerator<'a, Y, S, R>,
        first: Option<S>,
    ) -> R {
        let left = Rc::new(Cell::new(None));
        let place = Rc::clone(&left);
        ByBody.pass(yielder, inner.leaving(move |value| place.set(Some(value))), first).await;
        match left.take() {
            Some(value) => value,
            None => unreachable!("a generator has ended without a value"),
        }
    }
}

impl ByGenerator {
    /// Passes on what it yields and what it is sent.
    pub async fn pass<Y, S, G: Generator<S, Yield = Y>>(
        self,
        yielder: &mut Ends<'_, Y, S>,
        inner: G,
        first: Option<S>,
    ) -> G::Return {
        pass_all(Generating(inner), first, yielder).await
    }
}

impl ByIterable {
    /// Passes on what it yields.
    pub async fn pass<Y, I: IntoIterator<Item = Y>>(self, yielder: &mut Ends<'_, Y, ()>, inner: I, first: Option<()>) {
        pass_all(Iterating(inner.into_iter()), first, yielder).await;
    }
}

impl ByNothing {
    /// Says what is wrong.
    pub fn pass<Y, S, T: DelegatesTo<S>, R>(self, _: &mut Ends<'_, Y, S>, _: T, _: Option<S>) -> Pending<R> {
        pending()
    }
}

async fn pass_all<Y, S, D: Delegate<S, Yield = Y>>(
    mut delegate: D,
    mut sent: Option<S>,
    yielder: &mut Ends<'_, Y, S>,
) -> D::Return {
    loop {
        match delegate.resume(sent) {
            GeneratorState::Yielded(value) => {
                give(Message::Item(value), yielder).await;
                sent = Some(receive(yielder).await);
            }
            GeneratorState::Complete(value) => return value,
        }
    }
}
