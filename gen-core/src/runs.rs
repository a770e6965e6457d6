//! A `BoxGenerator` while it is suspended: stacks of bodies, of which the innermost is resumed directly.
#![allow(clippy::inline_always)] // What each item needs is a few instructions long, and several of them are one.

use crate::boxed::refuse_to_wait;
use crate::frame::{Level, Stack};
use crate::hand_over::foreign;
use alloc::boxed::Box;
use alloc::collections::VecDeque;
use alloc::rc::Rc;
use core::cell::Cell;
use core::mem::replace;
use core::ptr::NonNull;
use core::task::{Context, Waker};

/// The stack of a generator that has started, and those of others which had started before it delegated to them.
pub(crate) struct Runs<'a, Y, S> {
    innermost: Run<'a, Y, S>,
    /// The first waits for `innermost`, each of the others for the one before it: so they are dropped innermost first.
    outer: VecDeque<Run<'a, Y, S>>,
}

/// A stack that is cleared at its end, since its bodies borrow from it.
// Invariant: nothing else owns it, and it is in no other type.
struct Run<'a, Y, S>(Rc<Ends<'a, Y, S>>);

/// The body's end of the exchange: the stack that it is on.
pub(crate) type Ends<'a, Y, S> = Stack<'a, Exchanges<'a, Y, S>>;

/// What bodies exchange with whoever resumes them.
pub struct Exchanges<'a, Y, S> {
    /// The value of a `yield_!`.
    item: Cell<Option<Y>>,
    sent: Cell<Option<S>>,
    /// What has started before a `yield_from!` delegates to it.
    adopted: Cell<Option<Box<Adopted<'a, Y, S>>>>,
}

struct Adopted<'a, Y, S> {
    runs: Runs<'a, Y, S>,
    /// What it is resumed with.
    first: S,
}

impl<'a, Y, S> Runs<'a, Y, S> {
    /// Makes a stack with one body, which this puts on it.
    pub(crate) fn new(start: impl FnOnce(&Ends<'a, Y, S>)) -> Self {
        let exchange = Exchanges { item: Cell::new(None), sent: Cell::new(None), adopted: Cell::new(None) };
        let innermost = Run(Stack::new(exchange));
        start(&innermost.0);
        Self { innermost, outer: VecDeque::new() }
    }

    /// Goes on until a body yields; `None` if the outermost one has returned.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) fn resume(&mut self, sent: Option<S>) -> Option<Y> {
        self.innermost.0.exchange.sent.set(sent);
        let cx = &mut Context::from_waker(Waker::noop());
        loop {
            if let Some(value) = self.innermost.0.advance(cx) {
                return Some(value);
            }
            if self.innermost.0.top().is_some() {
                self.adopt();
            } else {
                self.innermost = self.outer.pop_front()?;
            }
        }
    }

    /// Goes on with what the innermost body delegates to.
    #[cold]
    #[inline(never)]
    fn adopt(&mut self) {
        let Some(adopted) = self.innermost.0.exchange.adopted.take() else {
            refuse_to_wait();
        };
        let Adopted { runs: Runs { innermost, outer }, first } = *adopted;
        innermost.0.exchange.sent.set(Some(first));
        self.outer.push_front(replace(&mut self.innermost, innermost));
        outer.into_iter().rev().for_each(|run| self.outer.push_front(run));
    }
}

impl<'a, Y, S> Ends<'a, Y, S> {
    /// Gives a value out.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) fn give(&self, value: Y) {
        if self.exchange.item.replace(Some(value)).is_some() {
            foreign();
        }
    }

    /// Takes what was sent, if this step has brought something.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) fn take_sent(&self) -> Option<S> {
        self.exchange.sent.take()
    }

    /// Delegates to what has started before.
    pub(crate) fn delegate(&self, runs: Runs<'a, Y, S>, first: S) {
        if self.exchange.adopted.replace(Some(Box::new(Adopted { runs, first }))).is_some() {
            foreign();
        }
    }

    /// Polls until a body yields; `None` if none is left, or the innermost one waits for what is not on this stack.
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn advance(&self, cx: &mut Context<'_>) -> Option<Y> {
        while let Some(top) = self.top() {
            if self.step(Some(cx)).is_pending() {
                if let Some(value) = self.exchange.item.take() {
                    return Some(value);
                }
                if self.top() == Some(top) {
                    return None;
                }
            }
        }
        None
    }
}

impl<Y, S> Drop for Run<'_, Y, S> {
    /// Drops all bodies, innermost first: those that are left, too, if one of them panics.
    fn drop(&mut self) {
        struct Rest<'r, 'a, X>(&'r Stack<'a, X>);
        impl<X> Drop for Rest<'_, '_, X> {
            fn drop(&mut self) {
                self.0.end_above(None);
            }
        }
        let rest = Rest(&self.0);
        rest.0.end_above(None);
    }
}

impl<X> Stack<'_, X> {
    /// Drops all bodies on top of this one.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) fn end_above(&self, level: Option<NonNull<Level>>) {
        if self.top() != level {
            self.end_all_above(level);
        }
    }

    #[cold]
    #[inline(never)]
    fn end_all_above(&self, level: Option<NonNull<Level>>) {
        while self.top().is_some() && self.top() != level {
            let _ = self.step(None);
        }
    }
}
