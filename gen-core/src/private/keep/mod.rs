//! Whether a value that is not used any more must be kept until its scope ends.
//!
//! A local that is dead at a suspension still has a destructor to run when its scope ends, so it is saved; but a
//! dead reference must not be, or a body that is free to borrow would be rejected. The macro does not know types, so
//! emitted code asks rustc by method lookup, which prefers fewer dereferences.
//!
//! Rustc knows a type for sure only when it has seen all of the code. So the answer is a type parameter of a [`Fate`]
//! in the places that depend on it, and the question stands behind them:
//!
//! ```
//! use genfn_core::private::keep::{Fate, KeepAny as _, KeepCopy as _, KeepUnique as _};
//!
//! let (list, number) = (vec![1], 1);
//! let (of_list, of_number) = (Fate::new(), Fate::new());
//! let list = if of_list.is_gone { (of_list.nothing)() } else { (of_list.present)(); (of_list.keep)(list) };
//! let number = if of_number.is_gone { (of_number.nothing)() } else { (of_number.present)(); (of_number.keep)(number) };
//! of_list.decide((&&&&&&of_list.probe()).genfn_tag());
//! of_number.decide((&&&&&&of_number.probe()).genfn_tag());
//! assert_eq!(format!("{list:?} {number:?}"), "[1] ()");
//! ```

mod fate;
pub(crate) mod memory;
mod rungs;

pub use fate::{Fate, Probe};
pub use rungs::*;

use core::fmt;
use core::marker::PhantomData;

/// What is kept of a value, as a state holds it.
///
/// The last field of a struct tells whether it has a size, so that of this one rustc knows it before there is an answer.
/// Of a bare `K` it would have to prove it once for each place that names a state, all of which wait for the answer.
#[derive(Clone, Copy)]
pub struct Saved<K> {
    /// What is kept.
    pub value: K,
    has_size: PhantomData<()>,
}

impl<K> Saved<K> {
    const fn new(value: K) -> Self {
        Self { value, has_size: PhantomData }
    }
}

impl<K: fmt::Debug> fmt::Debug for Saved<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.value.fmt(f)
    }
}

/// An answer, for a value of type `T`.
pub trait Answer<T> {
    /// What is kept of it.
    type Kept;
    /// What is handed on of it.
    type Handed;
    /// What [`Fate::present`] returns.
    type Present;
    /// What [`Fate::absent`] returns.
    type Absent;
    /// Whether there is nothing to keep.
    const GONE: bool;

    /// Stands for a value where there is nothing to keep.
    fn nothing() -> Saved<Self::Kept>;
    /// Goes on where there is something to keep.
    fn present() -> Self::Present;
    /// Keeps a value.
    fn keep(value: T) -> Saved<Self::Kept>;
    /// Goes on where there is nothing to keep.
    fn absent() -> Self::Absent;
    /// Takes back a value that was kept.
    fn restore(kept: Saved<Self::Kept>) -> T;
    /// Refers to a value that is kept.
    fn inside(kept: &mut Saved<Self::Kept>) -> &mut T;
    /// Hands a value on where there is nothing to keep.
    fn hand(value: T) -> Self::Handed;
    /// Stands for what is handed on where there is something to keep.
    fn stays() -> Self::Handed;
    /// Takes what was handed on.
    fn handed(handed: Self::Handed) -> T;
}

/// An answer that tells what is left of a value `W` of which a part waits for arguments.
pub trait Whole<W, L> {
    /// The whole, if the part has stayed.
    fn whole(left: &mut L) -> &mut W;
}

impl<W> Whole<W, W> for Keep {
    #[inline]
    fn whole(left: &mut W) -> &mut W {
        left
    }
}

impl<W, L> Whole<W, L> for Forget {
    fn whole(_: &mut L) -> &mut W {
        unreachable!("the part was handed over")
    }
}

/// The answer for values of which there is nothing to keep.
pub struct Forget;

/// The answer for values that have to be kept.
pub struct Keep;

/// What no call returns, and no state holds.
#[derive(Clone, Debug)]
pub enum Never {}

impl<T> Answer<T> for Forget {
    type Kept = ();
    type Handed = T;
    type Present = Never;
    type Absent = ();
    const GONE: bool = true;

    #[inline]
    fn nothing() -> Saved<()> {
        Saved::new(())
    }

    fn present() -> Never {
        unreachable!("there is nothing to keep")
    }

    fn keep(_: T) -> Saved<()> {
        unreachable!("there is nothing to keep")
    }

    #[inline]
    fn absent() {}

    fn restore(_: Saved<()>) -> T {
        unreachable!("there is nothing to keep")
    }

    fn inside(_: &mut Saved<()>) -> &mut T {
        unreachable!("there is nothing to keep")
    }

    #[inline]
    fn hand(value: T) -> T {
        value
    }

    fn stays() -> T {
        unreachable!("there is nothing to keep")
    }

    #[inline]
    fn handed(handed: T) -> T {
        handed
    }
}

impl<T> Answer<T> for Keep {
    type Kept = T;
    type Handed = ();
    type Present = ();
    type Absent = Never;
    const GONE: bool = false;

    fn nothing() -> Saved<T> {
        unreachable!("there is something to keep")
    }

    #[inline]
    fn present() {}

    #[inline]
    fn keep(value: T) -> Saved<T> {
        Saved::new(value)
    }

    fn absent() -> Never {
        unreachable!("there is something to keep")
    }

    #[inline]
    fn restore(saved: Saved<T>) -> T {
        saved.value
    }

    #[inline]
    fn inside(saved: &mut Saved<T>) -> &mut T {
        &mut saved.value
    }

    fn hand(_: T) {
        unreachable!("there is something to keep")
    }

    #[inline]
    fn stays() {}

    fn handed((): ()) -> T {
        unreachable!("there is something to keep")
    }
}

impl Forget {
    /// The answer for a value of which these parts were used: they have been copied.
    pub fn then<A>(self, whole: A) -> A {
        whole
    }

    /// The same, for a value that has other parts.
    pub fn then_left<A>(self, whole: A) -> A {
        whole
    }

    /// Where parts of a struct that is taken apart have no name: none beside it stays whole.
    pub const fn then_beside(self) {}

    /// The answer for two values.
    pub fn or<A>(self, other: A) -> A {
        other
    }
}

impl Keep {
    /// The answer for a value of which these parts were used: they have been moved.
    pub fn then<A>(self, _whole: A) -> Forget {
        Forget
    }

    /// The same, for a value that has other parts. They can't be kept without it.
    #[deprecated = "a part of this value is moved, and its other parts are dropped at the next suspension, not at the \
                    end of their scope; take it apart with a pattern that binds all of them"]
    pub fn then_left<A>(self, _whole: A) -> Forget {
        Forget
    }

    /// Where parts of a struct that is taken apart have no name: one beside it stays whole.
    #[deprecated = "a part of this value is moved beside a value with a destructor that stays whole, and what `..` stands for \
                    is dropped here, not at the end of its scope; name it"]
    pub const fn then_beside(self) {}

    /// The answer for two values.
    pub fn or<A>(self, _other: A) -> Self {
        self
    }
}

#[cfg(test)]
mod tests {
    use super::Saved;

    #[test]
    fn what_is_saved_is_as_large_as_what_it_saves() {
        assert_eq!(size_of::<Saved<&u8>>(), size_of::<&u8>());
        assert_eq!(size_of::<Option<Saved<&u8>>>(), size_of::<&u8>(), "what no value is tells that there is none");
        assert_eq!(size_of::<Saved<()>>(), 0);
    }
}
