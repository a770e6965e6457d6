//! The body as the user wrote it: it is checked by rustc, and never run.

use super::delegate::Delegate;
use core::marker::PhantomData;

/// What stands for whoever resumes the generator, and sends values of type `S`.
pub struct Sink<S>(PhantomData<fn() -> S>);

impl<S> Clone for Sink<S> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<S> Copy for Sink<S> {}

impl<S> Sink<S> {
    /// What is sent.
    pub fn sent(self) -> S {
        unreachable!("a twin is not run")
    }

    /// What a `yield_from!` yields.
    pub fn item_of<D: Delegate<S>>(self, _delegate: &D) -> D::Yield {
        unreachable!("a twin is not run")
    }

    /// What stands for the delegate, whose return value is sent.
    pub fn ended<D: Delegate<S>>(self, _delegate: D) -> Sink<D::Return> {
        unreachable!("a twin is not run")
    }
}

/// Tells rustc the types of a body that returns `R`, without running it.
pub fn twin<S, R, A, F: FnOnce(Sink<S>, A) -> R>(_arguments: A, _body: F) -> ! {
    unreachable!("a twin is not run")
}
