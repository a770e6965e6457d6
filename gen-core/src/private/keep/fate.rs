//! What stands for an answer that is still to be given, and for the question.

use super::{Answer, Saved, Whole};
use core::marker::PhantomData;

/// What becomes of a local of type `T`, according to the answer `A`: how it is kept as a `K`, what tells that there is
/// something to keep, and what tells that there is not.
///
/// Its functions are fields: a method of the answer would be something to prove for each use, which waits for the
/// answer, and through all of which rustc goes again and again until there is one.
pub struct Fate<T, A, K, P, N> {
    /// Whether there is nothing to keep.
    pub is_gone: bool,
    /// Stands for a value where there is nothing to keep.
    pub nothing: fn() -> Saved<K>,
    /// Goes on where there is something to keep. Where there is not, it does not return, and rustc does not check
    /// what follows for uses of moved or borrowed values.
    pub present: fn() -> P,
    /// Keeps a value.
    pub keep: fn(T) -> Saved<K>,
    /// Goes on where there is nothing to keep, as `present` does where there is.
    pub absent: fn() -> N,
    /// Takes back a value that was kept.
    pub restore: fn(Saved<K>) -> T,
    answer: PhantomData<fn() -> A>,
}

impl<T, A, K, P, N> Clone for Fate<T, A, K, P, N> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T, A, K, P, N> Copy for Fate<T, A, K, P, N> {}

impl<T, A: Answer<T, Kept = K, Present = P, Absent = N>, K, P, N> Fate<T, A, K, P, N> {
    /// Stands for an answer that is still to be given.
    #[inline]
    pub const fn new() -> Self {
        Self {
            is_gone: A::GONE,
            nothing: A::nothing,
            present: A::present,
            keep: A::keep,
            absent: A::absent,
            restore: A::restore,
            answer: PhantomData,
        }
    }
}

impl<T, A: Answer<T>, K, P, N> Fate<T, A, K, P, N> {
    /// Hands a value on, to what uses it, where there is nothing to keep.
    #[inline]
    pub fn hand(self, value: T) -> A::Handed {
        A::hand(value)
    }

    /// Refers to a value that is kept, where it is.
    #[inline]
    pub fn inside(self, kept: &mut Saved<K>) -> &mut T
    where
        A: Answer<T, Kept = K>,
    {
        A::inside(kept)
    }

    /// Stands for what is handed on where there is something to keep: nothing.
    #[inline]
    pub fn stays(self) -> A::Handed {
        A::stays()
    }

    /// Takes what was handed on.
    #[inline]
    pub fn handed(self, handed: A::Handed) -> T {
        A::handed(handed)
    }

    /// The whole of which a part has stayed. If it was handed over, this is not called, and the rest may have another
    /// type.
    #[inline]
    pub fn whole<'a, W, L>(self, _of: &Probe<W>, left: &'a mut L) -> &'a mut W
    where
        A: Whole<W, L>,
    {
        A::whole(left)
    }
}

impl<T, A, K, P, N> Fate<T, A, K, P, N> {
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

impl<T, A: Answer<T, Kept = K, Present = P, Absent = N>, K, P, N> Default for Fate<T, A, K, P, N> {
    fn default() -> Self {
        Self::new()
    }
}

/// Asks about a type.
pub struct Probe<T>(PhantomData<fn() -> T>);

impl<T> Probe<T> {
    /// Asks about a type that is still to be inferred.
    pub const fn new() -> Self {
        Self(PhantomData)
    }

    /// Tells the type.
    pub const fn of(&self, _value: &T) {}

    /// Tells the type of what it returns.
    #[inline]
    pub fn tell(&self, value: T) -> T {
        value
    }

    /// Stands for a value of the type, where nothing but types matters.
    pub fn value(&self) -> T {
        unreachable!("values are not needed where types are asked about")
    }
}

impl<T> Default for Probe<T> {
    fn default() -> Self {
        Self::new()
    }
}
