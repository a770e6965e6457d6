//! Whether a local that is used by value, and again behind that, can be used again: it is `Copy`, or was not consumed. And
//! whether one that is yielded by reference may be: what is lent is not its own.
//!
//! If it can't, the body is wrong, and rustc says so in its twin. The machine is then code that no control reaches: of
//! that rustc does not say the same once more. As with what is [kept](super::keep), the answer stands behind all code.

use super::keep::memory::Owned;
use super::keep::{Never, Probe, Unique};
use super::receiver::{Found, NotFound};
use super::rung::rung;
use core::marker::PhantomData;

/// A local of type `T` that is used again, according to the answer `A`.
pub struct Again<T, A>(PhantomData<fn() -> (T, A)>);

impl<T, A> Clone for Again<T, A> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T, A> Copy for Again<T, A> {}

impl<T, A: Use<T>> Again<T, A> {
    /// Stands for an answer that is still to be given.
    pub const fn new() -> Self {
        Self(PhantomData)
    }

    /// Goes on if the local can be used again.
    #[inline]
    pub fn go_on(self) -> A::Allowed {
        A::go_on()
    }

    /// Tells the type.
    #[inline]
    pub const fn of(self, _value: &T) {}

    /// Stands for a value of the type, where nothing but types matters.
    pub fn value(self) -> T {
        unreachable!("there is no value")
    }

    /// Asks about the type.
    pub const fn probe(self) -> Probe<T> {
        Probe::new()
    }

    /// Gives the answer.
    pub fn decide(self, _answer: A) {}
}

impl<T, A: Use<T>> Default for Again<T, A> {
    fn default() -> Self {
        Self::new()
    }
}

/// An answer, for a local of type `T`.
pub trait Use<T> {
    /// What [`Again::go_on`] returns.
    type Allowed;

    /// Goes on if the local can be used again.
    fn go_on() -> Self::Allowed;
}

/// The answer for what is copied, or borrowed again, or lends what is not its own.
pub struct Copied;

/// The answer for what is moved, or lends what it owns.
pub struct Moved;

impl<T> Use<T> for Copied {
    type Allowed = ();

    #[inline]
    fn go_on() {}
}

impl<T> Use<T> for Moved {
    type Allowed = Never;

    fn go_on() -> Never {
        const { assert!(size_of::<T>() > isize::MAX as usize, "a local is used that may have no value") };
        unreachable!("it can't be compiled")
    }
}

impl Copied {
    /// The answer to two questions.
    pub fn and<A>(self, other: A) -> A {
        other
    }
}

impl Moved {
    /// The answer to two questions.
    pub fn and<A>(self, _other: A) -> Self {
        self
    }
}

impl Found {
    /// The answer for what a method is called on that consumes it, if its type says so.
    pub fn if_consumed<A>(self, by_value: A) -> A {
        by_value
    }
}

impl NotFound {
    /// The answer for what a method is called on that does not consume it.
    pub fn if_consumed<A>(self, _by_value: A) -> Copied {
        Copied
    }
}

/// Stands in front of a machine in which a local is used that has no value.
pub fn unset<T>() -> Never {
    Again::<T, Moved>::new().go_on()
}

rung!(AgainCopy::genfn_again, [T: Copy] &&Probe<T> => Copied);
rung!(AgainUnique::genfn_again, [T: Unique] &Probe<T> => Copied);
rung!(AgainAny::genfn_again, [T] Probe<T> => Moved);

// A local that is bound, captured, or called: of a unique reference nothing is borrowed then.
rung!(MovesCopy::genfn_moves, [T: Copy] &Probe<T> => Copied);
rung!(MovesAny::genfn_moves, [T] Probe<T> => Moved);

// A local that is yielded by reference: what holds no reference owns what it lends.
rung!(LendsOwned::genfn_lends, [T: Owned] &Probe<T> => Moved);
rung!(LendsAny::genfn_lends, [T] Probe<T> => Copied);

// A local on which a method is called that consumes options, arrays and results. Of an iterator it may be a method of its own.
rung!(AdaptsAgainCopy::genfn_adapts_again, [T: Copy] &&&&Probe<T> => Copied);
rung!(AdaptsAgainUnique::genfn_adapts_again, [T: Unique] &&&Probe<T> => Copied);
rung!(AdaptsAgainOption::genfn_adapts_again, [T] &&Probe<Option<T>> => Moved);
rung!(AdaptsAgainArray::genfn_adapts_again, [T, const N: usize] &Probe<[T; N]> => Moved);
rung!(AdaptsAgainResult::genfn_adapts_again, [T, E] &Probe<Result<T, E>> => Moved);
rung!(AdaptsAgainAny::genfn_adapts_again, [T] Probe<T> => Copied);
