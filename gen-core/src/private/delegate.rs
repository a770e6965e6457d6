//! What `yield_from!` delegates to: a generator, or, where nothing is sent, anything that can be iterated.
//!
//! The macro does not know which of them its operand is, so emitted code asks rustc by method lookup, which prefers
//! fewer references: `(&&Source::<S, _>::new(&x)).tag().delegate(x)`.

use crate::{Generator, GeneratorState, Status};
use core::marker::PhantomData;

/// A sub-generator that is being delegated to ([PEP 380](https://peps.python.org/pep-0380/)).
pub trait Delegate<S> {
    /// What it yields, which is passed on.
    type Yield;
    /// What it returns, which becomes the value of `yield_from!`.
    type Return;

    /// Advances it: with the value that was sent, or to its first `yield_!`.
    fn resume(&mut self, sent: Option<S>) -> GeneratorState<Self::Yield, Self::Return>;
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

/// The answer for generators.
pub struct FromGenerator<S>(PhantomData<fn(S)>);

/// The answer for everything else.
pub struct FromIterable<S>(PhantomData<fn(S)>);

/// First rung: a generator that takes `S`.
pub trait DelegatesGenerator {
    /// What is sent.
    type Send;

    /// Answers the question.
    fn tag(&self) -> FromGenerator<Self::Send>;
}

impl<S, G: Generator<S>> DelegatesGenerator for &Source<'_, S, G> {
    type Send = S;

    #[inline]
    fn tag(&self) -> FromGenerator<S> {
        FromGenerator(PhantomData)
    }
}

/// Last rung: something that must be iterable.
pub trait DelegatesIterable {
    /// What is sent.
    type Send;

    /// Answers the question.
    fn tag(&self) -> FromIterable<Self::Send>;
}

impl<S, T> DelegatesIterable for Source<'_, S, T> {
    type Send = S;

    #[inline]
    fn tag(&self) -> FromIterable<S> {
        FromIterable(PhantomData)
    }
}

/// A generator that is being delegated to.
#[derive(Clone, Debug)]
pub struct Generating<G>(G);

/// An iterator that is being delegated to.
#[derive(Clone, Debug)]
pub struct Iterating<I>(I);

impl<S> FromGenerator<S> {
    /// Delegates to a generator.
    #[inline]
    pub fn delegate<G: Generator<S>>(self, generator: G) -> Generating<G> {
        Generating(generator)
    }
}

impl<S> FromIterable<S> {
    /// Delegates to an iterable.
    #[inline]
    pub fn delegate<I: Iterable<S>>(self, iterable: I) -> Iterating<I::IntoIter> {
        Iterating(iterable.into_iter())
    }
}

/// What can be iterated by a generator that takes `S`: anything iterable, if nothing is sent.
#[diagnostic::on_unimplemented(
    message = "`yield_from!` cannot delegate to `{Self}`",
    label = "not a generator that takes `{S}`",
    note = "delegate to a generator that takes what this one takes or, where nothing is sent, to an iterable"
)]
pub trait Iterable<S>: IntoIterator {}

impl<I: IntoIterator> Iterable<()> for I {}

impl<S, G: Generator<S>> Delegate<S> for Generating<G> {
    type Yield = G::Yield;
    type Return = G::Return;

    #[inline]
    #[track_caller]
    fn resume(&mut self, sent: Option<S>) -> GeneratorState<G::Yield, G::Return> {
        match sent {
            Some(value) if self.0.status() != Status::Unstarted => self.0.send(value),
            _ => self.0.start(),
        }
    }
}

impl<I: Iterator> Delegate<()> for Iterating<I> {
    type Yield = I::Item;
    type Return = ();

    #[inline]
    fn resume(&mut self, _sent: Option<()>) -> GeneratorState<I::Item, ()> {
        match self.0.next() {
            Some(value) => GeneratorState::Yielded(value),
            None => GeneratorState::Complete(()),
        }
    }
}
