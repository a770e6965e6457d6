//! What patterns bind of a value of which they leave parts that no macro can name.
//!
//! What can be replaced by a default that [nobody sees](super::blank) is taken out of the value where that is: the value
//! stays whole, and is dropped where its scope ends. If the pattern binds anything that has no such default, it moves all of it
//! out of the value; and so it does if there are only copies to be made, and nothing is missing then. Emitted code has both,
//! and rustc tells which of them is run. As with what is kept, the answer stands behind the places that depend on it:
//!
//! ```
//! use genfn_core::private::opened::{Open, Part, PartBlank as _, PartCopy as _};
//!
//! struct Job;
//! let mut found = Some((String::from("name"), 2, Job));
//! let (open, name_part, id_part) = (Open::new(), Part::new(), Part::new());
//! let (name, id) = if open.is_taken() {
//!     open.taken();
//!     match &mut found { Some((name, id, _)) => (name_part.take(name), id_part.take(id)), None => return }
//! } else {
//!     open.left();
//!     match found { Some((name, id, _)) => (name, id), None => return }
//! };
//! let of_name = (&&&&&&&name_part.probe()).genfn_tag_opened();
//! let of_id = (&&&&&&&id_part.probe()).genfn_tag_opened();
//! open.decide(of_name.beside(of_id));
//! name_part.decide((&&&&&&&name_part.probe()).genfn_tag_opened());
//! id_part.decide((&&&&&&&id_part.probe()).genfn_tag_opened());
//! assert_eq!((name.as_str(), id, found.is_some()), ("name", 2, true));
//! ```

use super::blank::Blank;
use super::keep::{Forget, Never, Probe};
use super::rung::rung;
use core::marker::PhantomData;

/// What becomes of a value that a pattern opens, according to the answer `A` for all that the pattern binds.
pub struct Open<A>(PhantomData<fn() -> A>);

impl<A> Clone for Open<A> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<A> Copy for Open<A> {}

impl<A: Way> Open<A> {
    /// Stands for an answer that is still to be given.
    pub const fn new() -> Self {
        Self(PhantomData)
    }

    /// Whether what the pattern binds is taken out of the value.
    #[inline]
    pub const fn is_taken(self) -> bool {
        A::TAKEN
    }

    /// Whether it is moved.
    #[inline]
    pub const fn is_moved(self) -> bool {
        A::MOVED
    }

    /// Goes on where it is taken. Where it is not, this does not return, and rustc does not check what follows for uses of
    /// moved or borrowed values.
    #[inline]
    pub fn taken(self) -> A::Taken {
        Go::go()
    }

    /// Goes on where it is copied or moved.
    #[inline]
    pub fn left(self) -> A::Left {
        Go::go()
    }

    /// Goes on where it is moved.
    #[inline]
    pub fn moved(self) -> A::Moved {
        Go::go()
    }

    /// Goes on where it is copied.
    #[inline]
    pub fn copied(self) -> A::Copied {
        Go::go()
    }

    /// Gives the answer.
    pub fn decide(self, _answer: A) {}
}

impl<A: Way> Default for Open<A> {
    fn default() -> Self {
        Self::new()
    }
}

/// An answer. What does not apply of [`Open::taken`], [`Open::left`], [`Open::moved`] and [`Open::copied`] does not return.
pub trait Way {
    /// What [`Open::taken`] returns.
    type Taken: Go;
    /// What [`Open::left`] returns.
    type Left: Go;
    /// What [`Open::moved`] returns.
    type Moved: Go;
    /// What [`Open::copied`] returns.
    type Copied: Go;
    /// Whether what is bound is taken out of the value.
    const TAKEN: bool;
    /// Whether it is moved.
    const MOVED: bool;
}

/// Where control goes on, or does not.
pub trait Go {
    /// Goes on.
    fn go() -> Self;
}

impl Go for () {
    #[inline]
    fn go() {}
}

impl Go for Never {
    fn go() -> Self {
        unreachable!("it is taken in another way")
    }
}

/// What a pattern binds as an `O`, and as an `M` if it is matched with a unique reference, according to the answer `A`.
pub struct Part<M, O, A>(PhantomData<Told<M, O, A>>);

type Told<M, O, A> = fn() -> (M, O, A);

impl<M, O, A> Clone for Part<M, O, A> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<M, O, A> Copy for Part<M, O, A> {}

impl<M, O, A> Part<M, O, A> {
    /// Stands for an answer that is still to be given.
    pub const fn new() -> Self {
        Self(PhantomData)
    }

    /// Asks about both types.
    pub const fn probe(self) -> Probe<(M, O)> {
        Probe::new()
    }

    /// Asks about the type that the pattern binds.
    pub const fn bound(self) -> Probe<O> {
        Probe::new()
    }

    /// Gives the answer.
    pub fn decide(self, _answer: A) {}
}

impl<M, O, A: Takes<M, O>> Part<M, O, A> {
    /// Takes it.
    #[inline]
    pub fn take(self, found: M) -> O {
        A::take(found)
    }
}

impl<M, O, A> Default for Part<M, O, A> {
    fn default() -> Self {
        Self::new()
    }
}

/// An answer that tells how an `O` is taken.
pub trait Takes<M, O> {
    /// Takes it.
    fn take(found: M) -> O;
}

/// The answer for what is bound by a shared reference anyway.
#[derive(Clone, Copy)]
pub struct Refer;

/// The answer for what is copied.
#[derive(Clone, Copy)]
pub struct Copies;

/// The answer for what a default takes the place of.
#[derive(Clone, Copy)]
pub struct Replace;

/// The answer for what has to be moved, or borrowed where it is.
#[derive(Clone, Copy)]
pub struct Move;

impl<R> Takes<R, R> for Refer {
    #[inline]
    fn take(found: R) -> R {
        found
    }
}

impl<T: Copy> Takes<&mut T, T> for Copies {
    #[inline]
    fn take(found: &mut T) -> T {
        *found
    }
}

impl<T: Default> Takes<&mut T, T> for Replace {
    #[inline]
    fn take(found: &mut T) -> T {
        core::mem::take(found)
    }
}

impl<M, O> Takes<M, O> for Move {
    fn take(_: M) -> O {
        unreachable!("it is moved")
    }
}

macro_rules! way {
    ($($answer:ident => $taken:ty, $left:ty, $moved:ty, $copied:ty, $is_taken:literal, $is_moved:literal;)*) => {
        $(impl Way for $answer {
            type Taken = $taken;
            type Left = $left;
            type Moved = $moved;
            type Copied = $copied;
            const TAKEN: bool = $is_taken;
            const MOVED: bool = $is_moved;
        })*
    };
}

way! {
    Refer => Never, (), Never, (), false, false;
    Copies => Never, (), Never, (), false, false;
    Replace => (), Never, Never, Never, true, false;
    Move => Never, (), (), Never, false, true;
}

/// An answer for one of several parts.
pub trait Beside {
    /// The answer for all of them, if one is replaced.
    type Replaced;

    /// Gives it.
    fn replaced(self) -> Self::Replaced;
}

macro_rules! beside {
    ($($answer:ident => $replaced:ident),*) => {
        $(impl Beside for $answer {
            type Replaced = $replaced;

            fn replaced(self) -> $replaced {
                $replaced
            }
        })*
    };
}

beside!(Refer => Replace, Copies => Replace, Replace => Replace, Move => Move);

macro_rules! stays {
    ($($answer:ident),*) => {
        $(impl $answer {
            /// The answer for two parts.
            pub fn beside<B>(self, other: B) -> B {
                other
            }

            /// Whether anything is missing in the value: nothing is.
            pub fn missing<A>(self, _moved: A) -> Forget {
                Forget
            }

            /// What is kept of a struct of which this is bound: all of it.
            pub fn whole<A>(self, held: A) -> A {
                held
            }

            /// What is kept of a part of that which is not bound: it stays in the struct.
            pub fn rest<A>(self, _held: A) -> Forget {
                Forget
            }
        })*
    };
}

stays!(Refer, Copies);

macro_rules! leaves {
    ($($answer:ident),*) => {
        $(impl $answer {
            /// What is kept of a struct of which this is moved: nothing.
            pub fn whole<A>(self, _held: A) -> Forget {
                Forget
            }

            /// What is kept of a part of that which is not bound.
            pub fn rest<A>(self, held: A) -> A {
                held
            }
        })*
    };
}

leaves!(Replace, Move);

impl Replace {
    /// The answer for two parts.
    pub fn beside<B: Beside>(self, other: B) -> B::Replaced {
        other.replaced()
    }

    /// Whether anything is missing in the value: nothing is.
    pub fn missing<A>(self, _moved: A) -> Forget {
        Forget
    }
}

impl Move {
    /// The answer for two parts.
    pub fn beside<B>(self, _other: B) -> Self {
        self
    }

    /// Whether anything is missing in the value: what is moved is.
    pub fn missing<A>(self, moved: A) -> A {
        moved
    }
}

/// Stands for what a guard sees of what a pattern binds as an `O`, and as an `S` if it is matched with a shared reference.
///
/// The guard stands in front of what answers, so that it asks at once.
pub struct Seen<S, O>(PhantomData<fn() -> (S, O)>);

impl<S, O> Seen<S, O> {
    /// Tells one type.
    pub const fn of(_found: &S) -> Self {
        Self(PhantomData)
    }

    /// Tells the other one.
    pub const fn bound(&self, _found: &O) {}
}

/// What is bound by value is what the reference refers to.
pub trait SeenValue<T> {
    /// A reference to it.
    fn genfn_seen<'a>(&self, found: &'a &'a T) -> &'a T;
}

impl<T> SeenValue<T> for &Seen<&T, T> {
    #[inline]
    fn genfn_seen<'a>(&self, found: &'a &'a T) -> &'a T {
        found
    }
}

/// What is bound by reference is the reference.
pub trait SeenReference<S> {
    /// A reference to it.
    fn genfn_seen<'a>(&self, found: &'a S) -> &'a S;
}

impl<S, O> SeenReference<S> for Seen<S, O> {
    #[inline]
    fn genfn_seen<'a>(&self, found: &'a S) -> &'a S {
        found
    }
}

// How is taken what a pattern binds?
rung!(PartShared::genfn_tag_opened, [T: ?Sized] &&&&&&Probe<(&T, &T)> => Refer);
rung!(PartUnique::genfn_tag_opened, [T: ?Sized] &&&&&Probe<(&mut T, &mut T)> => Move);
rung!(PartCopy::genfn_tag_opened, [T: Copy] &&&&Probe<(&mut T, T)> => Copies);
rung!(PartBlank::genfn_tag_opened, [T: Blank] &&&Probe<(&mut T, T)> => Replace);
#[allow(drop_bounds)] // The question is whether the type itself implements `Drop`.
mod own {
    use super::{Move, Probe, rung};
    rung!(PartDrop::genfn_tag_opened, [T: Drop] &&Probe<(&mut T, T)> => Move);
}
pub use own::PartDrop;
rung!(PartDefault::genfn_tag_opened, [T: Default] &Probe<(&mut T, T)> => Replace);
rung!(PartAny::genfn_tag_opened, [P] Probe<P> => Move);
