//! The body as the user wrote it. A generator that has not started runs it from its beginning to its end, where whoever
//! consumes it takes all of its values: there is no state to store between two of them, nor to resume from.
//!
//! Each `yield_!` in it calls a sink, and its value is what the sink returns.

use super::state::State;

/// The value of a `yield_!`, of the type that the generator yields.
pub struct Item<Y> {
    /// The value.
    pub value: Y,
}

impl<Y> Item<Y> {
    /// Hands the value over, and returns what is sent.
    // Its own call would hide the sink from the optimiser.
    #[allow(clippy::inline_always)]
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub fn give<S>(self, sink: &mut dyn FnMut(Y) -> S) -> S {
        sink(self.value)
    }
}

/// How a generator that has not started is run to its end.
pub trait Whole<St, S, Y, R> {
    /// There is a body that can be run.
    const RUNS: bool;

    /// Runs the body from the first state.
    fn run(&self, state: St, sink: &mut dyn FnMut(Y) -> S) -> R;
}

/// A generator that only goes step by step.
#[derive(Clone, Copy)]
pub struct ByStep;

/// A body.
#[derive(Clone, Copy)]
pub struct Twin<W>(W);

/// A body that returns the error which is to be yielded last.
#[derive(Clone, Copy)]
pub struct TryTwin<W>(W);

impl<St, S, Y, R> Whole<St, S, Y, R> for ByStep {
    const RUNS: bool = false;

    fn run(&self, _state: St, _sink: &mut dyn FnMut(Y) -> S) -> R {
        unreachable!("it goes step by step")
    }
}

impl<St, S, Y, R, W: Fn(St, &mut dyn FnMut(Y) -> S) -> R> Whole<St, S, Y, R> for Twin<W> {
    const RUNS: bool = true;

    #[inline]
    fn run(&self, state: St, sink: &mut dyn FnMut(Y) -> S) -> R {
        (self.0)(state, sink)
    }
}

impl<St, Y, W: Fn(St, &mut dyn FnMut(Y)) -> Option<Y>> Whole<St, (), Y, ()> for TryTwin<W> {
    const RUNS: bool = true;

    #[inline]
    fn run(&self, state: St, sink: &mut dyn FnMut(Y)) {
        if let Some(error) = (self.0)(state, sink) {
            sink(error);
        }
    }
}

/// The beginning of a generator: its first state, and its body.
pub struct Unstarted<St, W> {
    pub(super) state: St,
    pub(super) whole: W,
}

/// A generator whose body is run where it is consumed whole.
///
/// The bound on `body` is what tells rustc the closure's signature.
pub const fn with_twin<S, Y, R, St, W>(state: St, body: W) -> Unstarted<St, Twin<W>>
where
    St: State,
    W: Fn(St, &mut dyn FnMut(Y) -> S) -> R,
{
    Unstarted { state, whole: Twin(body) }
}

/// As [`with_twin`], for an iterator of results that yields an error once, and ends.
pub const fn with_try_twin<Y, St, W>(state: St, body: W) -> Unstarted<St, TryTwin<W>>
where
    St: State,
    W: Fn(St, &mut dyn FnMut(Y)) -> Option<Y>,
{
    Unstarted { state, whole: TryTwin(body) }
}

/// A generator whose body is only shown to rustc.
pub fn with_checked_twin<S, Y, R, St, W>(state: St, _body: W) -> Unstarted<St, ByStep>
where
    St: State,
    W: Fn(St, &mut dyn FnMut(Y) -> S) -> R,
{
    Unstarted { state, whole: ByStep }
}

/// A generator whose body can't be written twice.
pub const fn without_twin<St: State>(state: St) -> Unstarted<St, ByStep> {
    Unstarted { state, whole: ByStep }
}
