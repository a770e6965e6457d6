//! What `yield_from!` delegates to: a generator, or, where nothing is sent, anything that can be iterated.
//!
//! The macro does not know which of them its operand is, so emitted code asks rustc by method lookup, which prefers
//! fewer references: `(&&Source::<S, _>::new(&x)).genfn_tag().delegate(x)`.

use crate::{Generator, GeneratorState, Status};
use core::marker::PhantomData;

/// What a sub-generator did.
// With a tag of its own, as an `Outcome` has one.
#[repr(u8)]
pub enum Delegated<Y, R> {
    /// It yielded, which is passed on.
    Passed(Y),
    /// It returned.
    Ended(R),
}

impl<Y, R> From<GeneratorState<Y, R>> for Delegated<Y, R> {
    #[inline]
    fn from(state: GeneratorState<Y, R>) -> Self {
        match state {
            GeneratorState::Yielded(value) => Self::Passed(value),
            GeneratorState::Complete(value) => Self::Ended(value),
        }
    }
}

/// A sub-generator that is being delegated to ([PEP 380](https://peps.python.org/pep-0380/)).
pub trait Delegate<S> {
    /// What it yields, which is passed on.
    type Yield;
    /// What it returns, which becomes the value of `yield_from!`.
    type Return;

    /// Advances it: with the value that was sent, or to its first `yield_!`.
    fn resume(&mut self, sent: Option<S>) -> Delegated<Self::Yield, Self::Return>;

    /// Runs it to its end. It is resumed with `first`, and then with what the sink returns.
    fn genfn_finish(self, first: Option<S>, sink: &mut dyn FnMut(Self::Yield) -> S) -> Self::Return;
}

/// Asks what the operand of a `yield_from!` is.
pub struct Source<'a, S, T>(PhantomData<fn(S)>, PhantomData<&'a T>);

impl<'a, S, T> Source<'a, S, T> {
    /// Asks about this value.
    #[inline]
    pub const fn new(_value: &'a T) -> Self {
        Self(PhantomData, PhantomData)
    }
}

/// First rung: generators that take `S`.
pub trait DelegatesGenerator {
    /// What is sent.
    type Send;

    /// Answers the question.
    fn genfn_tag(&self) -> FromGenerator<Self::Send>;
}

impl<S, G: Generator<S>> DelegatesGenerator for &&Source<'_, S, G> {
    type Send = S;

    #[inline]
    fn genfn_tag(&self) -> FromGenerator<S> {
        FromGenerator(PhantomData)
    }
}

/// Second rung: where nothing is sent, iterables.
pub trait DelegatesIterable {
    /// Answers the question.
    fn genfn_tag(&self) -> FromIterable;
}

impl<I: IntoIterator> DelegatesIterable for &Source<'_, (), I> {
    #[inline]
    fn genfn_tag(&self) -> FromIterable {
        FromIterable
    }
}

/// Last rung: an error.
pub trait DelegatesNothing {
    /// What is sent.
    type Send;

    /// Answers the question.
    fn genfn_tag(&self) -> FromNothing<Self::Send>;
}

impl<S, T> DelegatesNothing for Source<'_, S, T> {
    type Send = S;

    fn genfn_tag(&self) -> FromNothing<S> {
        FromNothing(PhantomData)
    }
}

/// The answer for generators.
pub struct FromGenerator<S>(PhantomData<fn(S)>);

/// The answer for iterables.
pub struct FromIterable;

/// The answer for everything else.
pub struct FromNothing<S>(PhantomData<fn(S)>);

impl<S> FromGenerator<S> {
    /// Delegates to a generator.
    #[inline]
    pub fn delegate<G: Generator<S>>(self, generator: G) -> Generating<G> {
        Generating(generator)
    }
}

impl FromIterable {
    /// Delegates to an iterable.
    #[inline]
    pub fn delegate<I: IntoIterator>(self, iterable: I) -> Iterating<I::IntoIter> {
        Iterating(iterable.into_iter())
    }
}

impl<S> FromNothing<S> {
    /// Says what is wrong.
    pub fn delegate<T: DelegatesTo<S>, Y, R>(self, _: T) -> Undelegated<Y, R> {
        Undelegated(PhantomData)
    }
}

/// What `yield_from!` can delegate to in a generator that takes `S`.
#[diagnostic::on_unimplemented(
    message = "`yield_from!` cannot delegate to `{Self}`",
    label = "neither a generator that takes `{S}` nor, where nothing is sent, an iterable",
    note = "a future is waited for with `yield_from!` in a `#[genfn::coroutine]`"
)]
pub trait DelegatesTo<S> {}

/// A generator that is being delegated to.
#[derive(Clone, Debug)]
pub struct Generating<G>(pub(crate) G);

/// An iterator that is being delegated to.
#[derive(Clone, Debug)]
pub struct Iterating<I>(pub(super) I);

/// What can't be delegated to.
pub struct Undelegated<Y, R>(PhantomData<(Y, R)>);

impl<S, G: Generator<S>> Delegate<S> for Generating<G> {
    type Yield = G::Yield;
    type Return = G::Return;

    #[inline]
    #[track_caller]
    fn resume(&mut self, sent: Option<S>) -> Delegated<G::Yield, G::Return> {
        let Some(value) = sent else { return self.0.start().into() };
        let state = match self.0.try_send(value) {
            Ok(state) => state,
            Err(error) if error.status() == Status::Unstarted => self.0.start(),
            Err(error) => self.0.send(error.into_inner()),
        };
        state.into()
    }

    #[inline]
    #[track_caller]
    fn genfn_finish(mut self, first: Option<S>, sink: &mut dyn FnMut(G::Yield) -> S) -> G::Return {
        if self.0.status() == Status::Unstarted {
            return self.0.run(sink);
        }
        let mut state = self.resume(first);
        loop {
            match state {
                Delegated::Passed(value) => state = self.resume(Some(sink(value))),
                Delegated::Ended(value) => return value,
            }
        }
    }
}

impl<I: Iterator> Delegate<()> for Iterating<I> {
    type Yield = I::Item;
    type Return = ();

    #[inline]
    fn resume(&mut self, _sent: Option<()>) -> Delegated<I::Item, ()> {
        match self.0.next() {
            Some(value) => Delegated::Passed(value),
            None => Delegated::Ended(()),
        }
    }

    #[inline]
    fn genfn_finish(self, _first: Option<()>, sink: &mut dyn FnMut(I::Item)) {
        self.0.for_each(sink);
    }
}

impl<S, Y, R> Delegate<S> for Undelegated<Y, R> {
    type Yield = Y;
    type Return = R;

    fn resume(&mut self, _sent: Option<S>) -> Delegated<Y, R> {
        unreachable!("this does not compile")
    }

    fn genfn_finish(self, _first: Option<S>, _sink: &mut dyn FnMut(Y) -> S) -> R {
        unreachable!("this does not compile")
    }
}
