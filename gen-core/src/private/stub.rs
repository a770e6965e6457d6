//! What a function returns whose body could not be compiled, so that its callers still type-check.

use crate::{Generator, GeneratorState, SendError, Status};
use core::marker::PhantomData;

/// A generator that is never run.
#[derive(Clone, Debug)]
pub struct Stub<S, Y, R>(PhantomData<fn(S) -> (Y, R)>);

/// Stands for the generator of a function that does not compile.
pub const fn stub<S, Y, R>() -> Stub<S, Y, R> {
    Stub(PhantomData)
}

impl<S, Y, R> Generator<S> for Stub<S, Y, R> {
    type Yield = Y;
    type Return = R;

    fn start(&mut self) -> GeneratorState<Y, R> {
        unreachable!("this generator does not compile")
    }

    fn try_send(&mut self, value: S) -> Result<GeneratorState<Y, R>, SendError<S>> {
        Err(SendError::new(value, Status::Poisoned))
    }

    fn status(&self) -> Status {
        Status::Poisoned
    }
}

impl<Y, R> Iterator for Stub<(), Y, R> {
    type Item = Y;

    fn next(&mut self) -> Option<Y> {
        None
    }
}

#[cfg(feature = "stream")]
impl<Y, R> futures_core::Stream for Stub<(), Y, R> {
    type Item = Y;

    fn poll_next(self: core::pin::Pin<&mut Self>, _: &mut core::task::Context<'_>) -> core::task::Poll<Option<Y>> {
        core::task::Poll::Ready(None)
    }
}
