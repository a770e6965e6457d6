//! What `yield_from!` does in a [`BoxGenerator`]: another one is put on the stack, all else is delegated to.
//!
//! As in `delegate.rs`, emitted code asks by method lookup what the operand is:
//! `(&&&&&Joint::new(&x, &yielder)).genfn_tag().pass(&mut yielder, x, first).await`.

use super::delegate::{DelegatesTo, Generating, Iterating};
use super::{Delegate, Outcome, receive, say};
use crate::box_generator::{Adopted, Body, Item, Message, refuse};
use crate::frame::{Erased, Yielder};
use crate::hand_over::Exchange;
use crate::{BoxGenerator, Generator, Status};
use alloc::boxed::Box;
use alloc::rc::Rc;
use core::cell::Cell;
use core::future::{Future, Pending, pending};
use core::marker::PhantomData;
use core::pin::Pin;
use core::task::{Context, Poll};

type Ends<'a, Y, S> = Yielder<S, Message<'a, Y, S>>;

/// Makes the generator of a body.
#[inline]
pub fn box_generator<'a, Y, S, R>(body: Erased<'a, S, Message<'a, Y, S>, R>) -> BoxGenerator<'a, Y, S, R> {
    BoxGenerator::new(body)
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
            fn genfn_tag(&self) -> $answer;
        }

        impl<'a, $($generics)*> $trait for $joint {
            #[inline]
            fn genfn_tag(&self) -> $answer {
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
        mut inner: BoxGenerator<'a, Y, S>,
        first: Option<S>,
    ) -> Push<'y, 'a, Y, S> {
        let delegate = match check(inner.status(), first.as_ref()) {
            Status::Unstarted => inner.take_body().map(Pushed::Body),
            _ => Some(Pushed::More(Box::new(inner.started(first)))),
        };
        Push { delegate, yielder }
    }
}

/// Refuses what can't go on.
fn check<S>(status: Status, first: Option<&S>) -> Status {
    match status {
        Status::Unstarted => status,
        Status::Suspended if first.is_some() => status,
        status => refuse(status),
    }
}

/// What is put on the stack.
enum Pushed<'a, Y, S> {
    Body(Body<'a, Y, S, ()>),
    More(Box<Adopted<'a, Y, S>>),
}

/// The future that puts a generator on the stack, and is ready when the one that waits for it is polled again.
#[must_use = "futures do nothing unless polled"]
pub struct Push<'y, 'a, Y, S> {
    // Invariant: `None` as soon as it is on the stack.
    delegate: Option<Pushed<'a, Y, S>>,
    yielder: &'y mut Ends<'a, Y, S>,
}

impl<Y, S> Future for Push<'_, '_, Y, S> {
    type Output = ();

    #[inline]
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        let this = self.get_mut();
        if this.delegate.is_none() {
            return Poll::Ready(());
        }
        let exchange = this.yielder.exchange(cx.waker());
        if let Exchange::Yielded(_) = exchange {
            return Poll::Pending;
        }
        match this.delegate.take() {
            Some(Pushed::Body(body)) => *exchange = Exchange::Yielded(Message::Delegate(body)),
            Some(Pushed::More(more)) => *exchange = Exchange::Yielded(Message::Adopt(more)),
            None => {}
        }
        Poll::Pending
    }
}

impl ByReturn {
    /// Puts it on the stack, below a body that leaves what it returns where the other one finds it.
    pub async fn pass<'a, Y: 'a, S: 'a, R: 'a>(
        self,
        yielder: &mut Ends<'a, Y, S>,
        inner: BoxGenerator<'a, Y, S, R>,
        first: Option<S>,
    ) -> R {
        let first = if check(inner.status(), first.as_ref()) == Status::Unstarted { None } else { first };
        let left = Rc::new(Cell::new(None));
        let delegate = Some(Pushed::More(Box::new(inner.leaving(Rc::clone(&left), first))));
        Push { delegate, yielder }.await;
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
            Outcome::Yielded(value) => {
                say(Item(value), yielder).await;
                sent = Some(receive(yielder).await);
            }
            Outcome::Complete(value) => return value,
        }
    }
}
