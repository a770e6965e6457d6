//! What `yield_from!` does in a [`BoxGenerator`]: another one is put on the stack, all else is delegated to.
//!
//! As in `delegate.rs`, emitted code asks by method lookup what the operand is:
//! `(&&&&&Joint::new(&x, yielder)).genfn_tag().pass(yielder, x, first).await`.
#![allow(clippy::inline_always)] // Seen together, a body that is made and put on a stack is made on the stack.

pub(crate) use super::delegate::Generating;
use super::delegate::{DelegatesTo, Iterating};
use super::recursion::Turn;
use super::{Delegate, Delegated, Sent, State};
use crate::hand_over::foreign;
use crate::runs::Ends;
use crate::{BoxGenerator, Generator, Recursion};
use core::future::{Future, Pending, pending};
use core::marker::PhantomData;
use core::pin::Pin;
use core::task::{Context, Poll};

/// Makes the generator of a body that returns nothing.
#[cfg_attr(not(debug_assertions), inline(always))]
pub fn plain<'a, Y: 'a, S: 'a>(body: impl for<'e> AsyncFnOnce(&'e Ends<'a, Y, S>) + 'a) -> BoxGenerator<'a, Y, S> {
    BoxGenerator::plain(body)
}

/// Makes the generator of a body.
pub fn returning<'a, Y: 'a, S: 'a, R: 'a>(
    body: impl for<'e> AsyncFnOnce(&'e Ends<'a, Y, S>) -> R + 'a,
) -> BoxGenerator<'a, Y, S, R> {
    BoxGenerator::returning(body)
}

/// Makes the generator of a machine.
#[cfg_attr(not(debug_assertions), inline(always))]
pub fn of_machine<'a, St, F, Y: 'a>(machine: Recursion<St, F>) -> BoxGenerator<'a, Y>
where
    St: State + 'a,
    F: Fn(&mut St, Sent<()>) -> Turn<Y, St> + 'a,
{
    BoxGenerator::of_machine(machine)
}

/// Gives a value out.
#[inline]
pub fn say<Y, S>(value: Y, yielder: &Ends<'_, Y, S>) {
    yielder.give(value);
}

/// Suspends the body until something is sent.
#[inline]
pub const fn hear<'y, 'a, Y, S>(yielder: &'y Ends<'a, Y, S>) -> Hear<'y, 'a, Y, S> {
    Hear { yielder }
}

/// The future that is ready when something is sent.
#[must_use = "futures do nothing unless polled"]
pub struct Hear<'y, 'a, Y, S> {
    yielder: &'y Ends<'a, Y, S>,
}

impl<Y, S> Future for Hear<'_, '_, Y, S> {
    type Output = S;

    #[inline]
    fn poll(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<S> {
        self.yielder.take_sent().map_or(Poll::Pending, Poll::Ready)
    }
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
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub fn pass<'a, Y: 'a, S: 'a>(
        self,
        yielder: &Ends<'a, Y, S>,
        inner: BoxGenerator<'a, Y, S>,
        first: Option<S>,
    ) -> Ended {
        inner.join(yielder, first);
        Ended { passed: false }
    }
}

/// The future that is ready when it is polled again: what it waits for has left the stack by then.
#[must_use = "futures do nothing unless polled"]
pub struct Ended {
    passed: bool,
}

impl Future for Ended {
    type Output = ();

    #[inline]
    fn poll(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<()> {
        if self.passed {
            return Poll::Ready(());
        }
        self.passed = true;
        Poll::Pending
    }
}

impl ByReturn {
    /// Puts it on the stack, and tells it where to leave what it returns.
    pub async fn pass<'a, Y: 'a, S: 'a, R: 'a>(
        self,
        yielder: &Ends<'a, Y, S>,
        inner: BoxGenerator<'a, Y, S, R>,
        first: Option<S>,
    ) -> R {
        let left = inner.leaving(yielder, first);
        Ended { passed: false }.await;
        match left.take() {
            Some(value) => value,
            None => foreign(),
        }
    }
}

impl ByGenerator {
    /// Passes on what it yields and what it is sent.
    pub async fn pass<Y, S, G: Generator<S, Yield = Y>>(
        self,
        yielder: &Ends<'_, Y, S>,
        inner: G,
        first: Option<S>,
    ) -> G::Return {
        pass_all(Generating(inner), first, yielder).await
    }
}

impl ByIterable {
    /// Passes on what it yields.
    pub async fn pass<Y, I: IntoIterator<Item = Y>>(self, yielder: &Ends<'_, Y, ()>, inner: I, first: Option<()>) {
        pass_all(Iterating(inner.into_iter()), first, yielder).await;
    }
}

impl ByNothing {
    /// Says what is wrong.
    pub fn pass<Y, S, T: DelegatesTo<S>, R>(self, _: &Ends<'_, Y, S>, _: T, _: Option<S>) -> Pending<R> {
        pending()
    }
}

pub(crate) async fn pass_all<Y, S, D: Delegate<S, Yield = Y>>(
    mut delegate: D,
    mut sent: Option<S>,
    yielder: &Ends<'_, Y, S>,
) -> D::Return {
    loop {
        match delegate.resume(sent) {
            Delegated::Passed(value) => {
                say(value, yielder);
                sent = Some(hear(yielder).await);
            }
            Delegated::Ended(value) => return value,
        }
    }
}
