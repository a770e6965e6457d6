//! corosensei's coroutines as iterators, on a stack that is used again.

use corosensei::stack::DefaultStack;
use corosensei::{Coroutine, Yielder};
use std::cell::Cell;

thread_local! {
    // A new stack takes system calls and page faults. Programs with many short coroutines keep their stacks, and so do we.
    static SPARE: Cell<Option<DefaultStack>> = const { Cell::new(None) };
}

/// A coroutine that gives its stack back.
pub struct Fiber<S: 'static, Y: 'static> {
    // Invariant: `Some` until it is dropped.
    coroutine: Option<Coroutine<S, Y, ()>>,
}

impl<S: 'static, Y: 'static> Fiber<S, Y> {
    /// Makes a coroutine of a body. The first value that is sent is its second argument.
    #[must_use]
    pub fn new(body: impl FnOnce(&Yielder<S, Y>, S) + 'static) -> Self {
        let stack = SPARE.take().unwrap_or_default();
        Self { coroutine: Some(Coroutine::with_stack(stack, body)) }
    }

    /// Resumes it; `None` when it has ended.
    #[inline]
    pub fn send(&mut self, value: S) -> Option<Y> {
        self.coroutine.as_mut().and_then(|coroutine| coroutine.resume(value).as_yield())
    }
}

impl<Y: 'static> Iterator for Fiber<(), Y> {
    type Item = Y;

    #[inline]
    fn next(&mut self) -> Option<Y> {
        self.send(())
    }
}

impl<S: 'static, Y: 'static> Drop for Fiber<S, Y> {
    fn drop(&mut self) {
        if let Some(mut coroutine) = self.coroutine.take() {
            coroutine.force_unwind();
            SPARE.set(Some(coroutine.into_stack()));
        }
    }
}
