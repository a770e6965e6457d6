//! What becomes of a field that is used by value while the rest of its value has to stay whole.
//!
//! It is copied if it is `Copy`, and replaced by its type's default if it has one. Otherwise it is moved, and the rest
//! can't be used any more. As with what is kept, the answer stands behind the places that depend on it.

use super::keep::{Never, Probe};
use core::marker::PhantomData;

/// What becomes of a field of type `T`, according to the answer `A`.
pub struct Part<T, A>(PhantomData<fn() -> (T, A)>);

impl<T, A> Clone for Part<T, A> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T, A> Copy for Part<T, A> {}

impl<T, A: Way<T>> Part<T, A> {
    /// Stands for an answer that is still to be given.
    pub const fn new() -> Self {
        Self(PhantomData)
    }

    /// Whether the default takes its place.
    #[inline]
    pub const fn is_taken(self) -> bool {
        A::TAKEN
    }

    /// Goes on where the default takes its place.
    #[inline]
    pub fn taken(self) -> A::Taken {
        A::taken()
    }

    /// Goes on where it is copied or moved.
    #[inline]
    pub fn left(self) -> A::Left {
        A::left()
    }

    /// Takes it.
    #[inline]
    pub fn take(self, field: &mut T) -> T {
        A::take(field)
    }

    /// Asks about the type.
    pub const fn probe(self) -> Probe<T> {
        Probe::new()
    }

    /// Gives the answer.
    pub fn decide(self, _answer: A) {}
}

impl<T, A: Way<T>> Default for Part<T, A> {
    fn default() -> Self {
        Self::new()
    }
}

/// An answer, for a field of type `T`. Of [`Part::taken`] and [`Part::left`], the one that does not apply does not
/// return.
pub trait Way<T> {
    /// What [`Part::taken`] returns.
    type Taken;
    /// What [`Part::left`] returns.
    type Left;
    /// Whether the default takes its place.
    const TAKEN: bool;

    /// Goes on where the default takes its place.
    fn taken() -> Self::Taken;
    /// Goes on where it is copied or moved.
    fn left() -> Self::Left;
    /// Takes it.
    fn take(field: &mut T) -> T;
}

/// The answer for fields whose default takes their place.
pub struct Take;

/// The answer for all others.
pub struct Leave;

impl<T: Default> Way<T> for Take {
    type Taken = ();
    type Left = Never;
    const TAKEN: bool = true;

    #[inline]
    fn taken() {}

    fn left() -> Never {
        unreachable!("the default takes its place")
    }

    #[inline]
    fn take(field: &mut T) -> T {
        core::mem::take(field)
    }
}

impl<T> Way<T> for Leave {
    type Taken = Never;
    type Left = ();
    const TAKEN: bool = false;

    fn taken() -> Never {
        unreachable!("nothing takes its place")
    }

    #[inline]
    fn left() {}

    fn take(_: &mut T) -> T {
        unreachable!("nothing takes its place")
    }
}

/// First rung: `Copy` fields are copied.
pub trait PartCopy {
    /// Gives the answer.
    fn tag_part(&self) -> Leave;
}

impl<T: Copy> PartCopy for &&Probe<T> {
    fn tag_part(&self) -> Leave {
        Leave
    }
}

/// Second rung: types with a default.
pub trait PartDefault {
    /// Gives the answer.
    fn tag_part(&self) -> Take;
}

impl<T: Default> PartDefault for &Probe<T> {
    fn tag_part(&self) -> Take {
        Take
    }
}

/// Last rung: all others.
pub trait PartAny {
    /// Gives the answer.
    fn tag_part(&self) -> Leave;
}

impl<T> PartAny for Probe<T> {
    fn tag_part(&self) -> Leave {
        Leave
    }
}
