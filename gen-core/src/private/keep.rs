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
//! let (mut list, number) = (Vec::new(), 1);
//! let (of_list, of_number) = (Fate::new(), Fate::new());
//! let list = if of_list.is_gone { (of_list.nothing)() } else { (of_list.present)(); (of_list.keep)(list) };
//! let number = if of_number.is_gone { (of_number.nothing)() } else { (of_number.present)(); (of_number.keep)(number) };
//! let _: (Vec<String>, ()) = (list, number);
//! of_list.decide((&&&&&&of_list.probe()).genfn_tag());
//! of_number.decide((&&&&&&of_number.probe()).genfn_tag());
//! ```

use super::memory::{CopiedItems, Copies, Frees, Items, Owned};
use super::rung::rung;
use core::marker::PhantomData;
use core::pin::Pin;

/// What becomes of a local of type `T`, according to the answer `A`: how it is kept as a `K`, what tells that there is
/// something to keep, and what tells that there is not.
///
/// Its functions are fields: a method of the answer would be something to prove for each use, which waits for the
/// answer, and through all of which rustc goes again and again until there is one.
pub struct Fate<T, A, K, P, N> {
    /// Whether there is nothing to keep.
    pub is_gone: bool,
    /// Stands for a value where there is nothing to keep.
    pub nothing: fn() -> K,
    /// Goes on where there is something to keep. Where there is not, it does not return, and rustc does not check
    /// what follows for uses of moved or borrowed values.
    pub present: fn() -> P,
    /// Keeps a value.
    pub keep: fn(T) -> K,
    /// Goes on where there is nothing to keep, as `present` does where there is.
    pub absent: fn() -> N,
    /// Takes back a value that was kept.
    pub restore: fn(K) -> T,
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
    fn nothing() -> Self::Kept;
    /// Goes on where there is something to keep.
    fn present() -> Self::Present;
    /// Keeps a value.
    fn keep(value: T) -> Self::Kept;
    /// Goes on where there is nothing to keep.
    fn absent() -> Self::Absent;
    /// Takes back a value that was kept.
    fn restore(kept: Self::Kept) -> T;
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

/// What no call returns.
pub enum Never {}

impl<T> Answer<T> for Forget {
    type Kept = ();
    type Handed = T;
    type Present = Never;
    type Absent = ();
    const GONE: bool = true;

    #[inline]
    fn nothing() {}

    fn present() -> Never {
        unreachable!("there is nothing to keep")
    }

    fn keep(_: T) {}

    #[inline]
    fn absent() {}

    fn restore((): ()) -> T {
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

    fn nothing() -> T {
        unreachable!("there is something to keep")
    }

    #[inline]
    fn present() {}

    #[inline]
    fn keep(value: T) -> T {
        value
    }

    fn absent() -> Never {
        unreachable!("there is something to keep")
    }

    #[inline]
    fn restore(kept: T) -> T {
        kept
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

    /// The answer for two values.
    pub fn or<A>(self, _other: A) -> Self {
        self
    }
}

/// What is asked about boxes. Without an allocator there are none, and the questions pass these rungs by.
mod boxed {
    #[cfg(feature = "alloc")]
    use super::{Forget, Probe, rung};
    #[cfg(feature = "alloc")]
    use alloc::boxed::Box;

    macro_rules! boxed {
        ($trait:ident::$method:ident, [$($generics:tt)*] $target:ty) => {
            #[cfg(feature = "alloc")]
            rung!($trait::$method, [$($generics)*] &&&Probe<Box<$target>> => Forget);
            #[cfg(not(feature = "alloc"))]
            #[doc = "Answers nothing: there are no boxes."]
            pub trait $trait {}
        };
    }

    boxed!(TargetBox::genfn_tag_target, [T: ?Sized] T);
}
pub use boxed::TargetBox;

/// Unique references, as they are and as they are wrapped: neither of these is `Copy`, nor has a destructor.
pub trait Unique {}

impl<T: ?Sized> Unique for &mut T {}

impl<T: ?Sized> Unique for Pin<&mut T> {}

impl<T: ?Sized> Unique for Option<&mut T> {}

// What iterators over unique references give.
impl<A: Copy, T: ?Sized> Unique for (A, &mut T) {}

impl<A: Copy, B: Copy, T: ?Sized> Unique for (A, (B, &mut T)) {}

/// Two unique references.
pub trait UniquePair {}

impl<T: ?Sized, U: ?Sized> UniquePair for (&mut T, &mut U) {}

impl<A: Copy, T: ?Sized, U: ?Sized> UniquePair for (A, (&mut T, &mut U)) {}

// Has it a destructor that has to wait?
rung!(HeldCopy::genfn_tag_held, [T: Copy] &&&&&&&&&Probe<T> => Forget);
rung!(HeldUnique::genfn_tag_held, [T: Unique] &&&&&&&&Probe<T> => Forget);
rung!(HeldPair::genfn_tag_held, [T: UniquePair] &&&&&&&Probe<T> => Forget);
rung!(HeldOwned::genfn_tag_held, [T: Owned] &&&&&&Probe<T> => Keep);
rung!(HeldFrees::genfn_tag_held, [T: Frees] &&&&&Probe<T> => Forget);
rung!(HeldCopies::genfn_tag_held, [T: Copies] &&&&Probe<T> => Forget);
#[allow(drop_bounds)] // The question is whether the type itself implements `Drop`.
mod held {
    use super::{Keep, Probe, rung};
    rung!(HeldDrop::genfn_tag_held, [T: Drop] &&&Probe<T> => Keep);
    rung!(UnknownDrop::genfn_tag_unknown, [T: Drop] &&&Probe<T> => Keep);
}
pub use held::{HeldDrop, UnknownDrop};
rung!(HeldItems::genfn_tag_held, [T: Items] &&Probe<T> => Forget);
rung!(HeldCopiedItems::genfn_tag_held, [T: CopiedItems] &Probe<T> => Forget);
rung!(HeldAny::genfn_tag_held, [T] Probe<T> => Keep);

// Has it a destructor?
rung!(KeepCopy::genfn_tag, [T: Copy] &&&&&Probe<T> => Forget);
rung!(KeepUnique::genfn_tag, [T: Unique] &&&&Probe<T> => Forget);
rung!(KeepPair::genfn_tag, [T: UniquePair] &&&Probe<T> => Forget);
rung!(KeepAny::genfn_tag, [T] Probe<T> => Keep);

// Has it a destructor of its own? The parts of what borrows another local, or is consumed by most methods, do not count.
#[allow(drop_bounds)] // The question is whether the type itself implements `Drop`.
mod own {
    use super::{Copies, Forget, Frees, Keep, Probe, rung};
    rung!(OwnDrop::genfn_tag_own, [T: Drop] &Probe<T> => Keep);
    rung!(OwnAny::genfn_tag_own, [T] Probe<T> => Forget);

    // The same, or has a part one? What seems to borrow another local may have been made of it. One that only frees memory
    // need not wait.
    rung!(BorrowerFrees::genfn_tag_borrower, [T: Frees] &&&&&Probe<T> => Forget);
    rung!(BorrowerCopies::genfn_tag_borrower, [T: Copies] &&&&Probe<T> => Forget);
    rung!(BorrowerDrop::genfn_tag_borrower, [T: Drop] &&&Probe<T> => Keep);
    rung!(BorrowerOption::genfn_tag_borrower, [T: Drop] &&Probe<Option<T>> => Keep);
    rung!(BorrowerResult::genfn_tag_borrower, [T: Drop, E] &&Probe<Result<T, E>> => Keep);
    rung!(BorrowerFirst::genfn_tag_borrower, [T: Drop, U] &&Probe<(T, U)> => Keep);
    rung!(BorrowerSecond::genfn_tag_borrower, [T, U: Drop] &Probe<(T, U)> => Keep);
    rung!(BorrowerAny::genfn_tag_borrower, [T] Probe<T> => Forget);

    // The same, but it may have been consumed by a method of iterators.
    rung!(PassedFrees::genfn_tag_passed, [T: Frees] &&&&Probe<T> => Forget);
    rung!(PassedCopies::genfn_tag_passed, [T: Copies] &&&Probe<T> => Forget);
    rung!(PassedIterator::genfn_tag_passed, [T: Iterator] &&Probe<T> => Forget);
    rung!(PassedDrop::genfn_tag_passed, [T: Drop] &Probe<T> => Keep);
    rung!(PassedAny::genfn_tag_passed, [T] Probe<T> => Forget);
}
pub use own::{
    BorrowerAny, BorrowerCopies, BorrowerDrop, BorrowerFirst, BorrowerFrees, BorrowerOption, BorrowerResult,
    BorrowerSecond, OwnAny, OwnDrop, PassedAny, PassedCopies, PassedDrop, PassedFrees, PassedIterator,
};

// Has it a destructor, and was not consumed by a method that is not known? Iterators were.
rung!(UnknownCopy::genfn_tag_unknown, [T: Copy] &&&&&&&&&Probe<T> => Forget);
rung!(UnknownUnique::genfn_tag_unknown, [T: Unique] &&&&&&&&Probe<T> => Forget);
rung!(UnknownIterator::genfn_tag_unknown, [T: Iterator] &&&&&&&Probe<T> => Forget);
rung!(UnknownOwned::genfn_tag_unknown, [T: Owned] &&&&&&Probe<T> => Keep);
rung!(UnknownFrees::genfn_tag_unknown, [T: Frees] &&&&&Probe<T> => Forget);
rung!(UnknownCopies::genfn_tag_unknown, [T: Copies] &&&&Probe<T> => Forget);
rung!(UnknownItems::genfn_tag_unknown, [T: Items] &&Probe<T> => Forget);
rung!(UnknownCopiedItems::genfn_tag_unknown, [T: CopiedItems] &Probe<T> => Forget);
rung!(UnknownAny::genfn_tag_unknown, [T] Probe<T> => Keep);

// The same for what was called: what can be called once only is consumed. The arguments are parameters of the rungs, for
// the type of what is called alone does not tell them.
rung!(CallCopy::genfn_tag_call, [T: Copy] &&&&&Probe<T> => Forget);
rung!(CallUnique::genfn_tag_call, [T: Unique] &&&&Probe<T> => Forget);
rung!(CallNothing::genfn_tag_call, [T: FnMut() -> R, R] &&&Probe<T> => Keep);
rung!(CallOne<A>::genfn_tag_call, [A, T: FnMut(A) -> R, R] &&&Probe<T> => Keep);
rung!(CallTwo<A, B>::genfn_tag_call, [A, B, T: FnMut(A, B) -> R, R] &&&Probe<T> => Keep);
rung!(CallNothingOnce::genfn_tag_call, [T: FnOnce() -> R, R] &&Probe<T> => Forget);
rung!(CallOneOnce<A>::genfn_tag_call, [A, T: FnOnce(A) -> R, R] &&Probe<T> => Forget);
rung!(CallTwoOnce<A, B>::genfn_tag_call, [A, B, T: FnOnce(A, B) -> R, R] &&Probe<T> => Forget);
rung!(CallAny::genfn_tag_call, [T] Probe<T> => Keep);

// The same for a method that consumes iterators, options, arrays and results.
rung!(AdaptorCopy::genfn_tag_adaptor, [T: Copy] &&&&&Probe<T> => Forget);
rung!(AdaptorUnique::genfn_tag_adaptor, [T: Unique] &&&&Probe<T> => Forget);
rung!(AdaptorIterator::genfn_tag_adaptor, [T: Iterator] &&&Probe<T> => Forget);
rung!(AdaptorOption::genfn_tag_adaptor, [T] &&Probe<Option<T>> => Forget);
rung!(AdaptorArray::genfn_tag_adaptor, [T, const N: usize] &&Probe<[T; N]> => Forget);
rung!(AdaptorResult::genfn_tag_adaptor, [T, E] &Probe<Result<T, E>> => Forget);
rung!(AdaptorAny::genfn_tag_adaptor, [T] Probe<T> => Keep);

// The same for a pointer whose target was used by value: it was moved out of a `Box`, and copied out of others.
rung!(TargetCopy::genfn_tag_target, [T: Copy] &&&&&Probe<T> => Forget);
rung!(TargetUnique::genfn_tag_target, [T: Unique] &&&&Probe<T> => Forget);
rung!(TargetIterator::genfn_tag_target, [T: Iterator] &&Probe<T> => Forget);
rung!(TargetAny::genfn_tag_target, [T] Probe<T> => Keep);
