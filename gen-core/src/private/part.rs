//! What becomes of a field that is used by value while the rest of its value has to stay whole.
//!
//! It is copied if it is `Copy`, and replaced by its type's default if it has one that [nobody sees](super::blank).
//! Otherwise it is moved, and the rest
//! can't be used any more. As with what is kept, the answer stands behind the places that depend on it.

use super::keep::{Forget, Keep, Never, Probe};
use super::rung::rung;
use super::split::Whole;
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

    /// What takes its place once a pattern has moved parts of it.
    #[inline]
    pub fn filled(self) -> T {
        A::filled()
    }

    /// Asks about the type.
    pub const fn probe(self) -> Probe<T> {
        Probe::new()
    }

    /// Stands for a value of the type, where nothing but types matters.
    pub fn value(self) -> T {
        unreachable!("values are not needed where types are asked about")
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
    /// What takes its place.
    fn filled() -> T;
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

    #[inline]
    fn filled() -> T {
        T::default()
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

    fn filled() -> T {
        unreachable!("nothing takes its place")
    }
}

/// References to values that are all `Copy`, in a list of pairs.
pub trait AllCopy {}

impl AllCopy for () {}

impl<T: Copy, R: AllCopy> AllCopy for (&T, R) {}

/// The answer for a field of which a pattern binds copies, or nothing, or that a method does not consume.
pub struct Copied;

/// The answer for a field of which a pattern moves something, or that a method consumes.
pub struct Moved;

impl Copied {
    /// The answer for two patterns.
    pub fn join<B>(self, other: B) -> B {
        other
    }

    /// What becomes of the field.
    pub fn part<A>(self, _answer: A) -> Leave {
        Leave
    }

    /// Whether anything is missing in the whole.
    pub fn missing<A>(self, _answer: A) -> Forget {
        Forget
    }

    /// Whether the value stays whole.
    pub fn split<A>(self, _answer: A) -> Whole {
        Whole
    }

    /// Whether the field is still there.
    pub fn left<A>(self, _answer: A) -> Keep {
        Keep
    }
}

impl Moved {
    /// The answer for two patterns.
    pub fn join<B>(self, _other: B) -> Self {
        self
    }

    /// What becomes of the field.
    pub fn part<A>(self, answer: A) -> A {
        answer
    }

    /// Whether anything is missing in the whole.
    pub fn missing<A>(self, answer: A) -> A {
        answer
    }

    /// Whether the value stays whole.
    pub fn split<A>(self, answer: A) -> A {
        answer
    }

    /// Whether the field is still there.
    pub fn left<A>(self, answer: A) -> A {
        answer
    }
}

// What a pattern binds of a field. Where it binds all of it, the field itself stands behind it, and tells whether it is
// bound by reference.
rung!(BoundShared::genfn_tag_bound, [T] &&&Probe<(&&T, (&T, ()))> => Copied);
rung!(BoundUnique::genfn_tag_bound, [T] &&Probe<(&&mut T, (&T, ()))> => Copied);
rung!(BoundCopy::genfn_tag_bound, [P: AllCopy] &Probe<P> => Copied);
rung!(BoundAny::genfn_tag_bound, [P] Probe<P> => Moved);

// A part on which a method is called that consumes options and results.
rung!(AdaptedCopy::genfn_tag_adapted, [T: Copy] &&&&Probe<T> => Leave);
rung!(AdaptedOption::genfn_tag_adapted, [T] &&&Probe<Option<T>> => Take);
rung!(AdaptedAny::genfn_tag_adapted, [T] Probe<T> => Leave);

// Does a method consume a part that consumes iterators, options, arrays and results, and nothing else?
rung!(AdaptsCopy::genfn_tag_adapts, [T: Copy] &&&Probe<T> => Copied);
rung!(AdaptsIterator::genfn_tag_adapts, [T: Iterator] &&Probe<T> => Moved);
rung!(AdaptsOption::genfn_tag_adapts, [T] &Probe<Option<T>> => Moved);
rung!(AdaptsArray::genfn_tag_adapts, [T, const N: usize] &Probe<[T; N]> => Moved);
rung!(AdaptsResult::genfn_tag_adapts, [T, E] &Probe<Result<T, E>> => Moved);
rung!(AdaptsAny::genfn_tag_adapts, [T] Probe<T> => Copied);

// The same questions, asked for the whole: is anything missing in it?
rung!(LostCopy::genfn_tag_lost, [T: Copy] &&&&Probe<T> => Forget);
rung!(LostOption::genfn_tag_lost, [T] &&&Probe<Option<T>> => Forget);
rung!(LostResult::genfn_tag_lost, [T, E] &&Probe<Result<T, E>> => Keep);
rung!(LostIterator::genfn_tag_lost, [T: Iterator] &Probe<T> => Keep);
rung!(LostAny::genfn_tag_lost, [T] Probe<T> => Forget);
