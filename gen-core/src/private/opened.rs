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

use super::back::{Beside, PutsBack, Returns};
use super::blank::Blank;
use super::keep::Probe;
use super::rung::rung;
use super::ways::{Borrow, Copies, Go, Move, Refer, Replace, Takes, Way};
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

impl<A: PutsBack> Open<A> {
    /// Whether what the pattern binds is put back while the generator is suspended.
    #[inline]
    pub const fn is_back(self) -> bool {
        A::BACK
    }

    /// Goes on where it is.
    #[inline]
    pub fn back(self) -> A::Back {
        Go::go()
    }

    /// Goes on where it is not.
    #[inline]
    pub fn apart(self) -> A::Apart {
        Go::go()
    }
}

impl<A: Way> Default for Open<A> {
    fn default() -> Self {
        Self::new()
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

impl<M, O, A: Beside> Part<M, O, A> {
    /// Whether it is put back, where any part is.
    #[inline]
    pub const fn is_back(self) -> bool {
        A::GOES
    }

    /// Goes on where it is.
    #[inline]
    pub fn goes(self) -> A::Goes {
        Go::go()
    }

    /// Goes on where it is not.
    #[inline]
    pub fn stays(self) -> A::Stays {
        Go::go()
    }
}

impl<M, O, A> Part<M, O, A> {
    /// Puts it back into its place.
    #[inline]
    pub fn back<T>(self, bound: O) -> T
    where
        A: Returns<T, O>,
    {
        A::back(bound)
    }

    /// Takes it out of its place once more.
    #[inline]
    pub fn again<T>(self, field: T) -> O
    where
        A: Returns<T, O>,
    {
        A::again(field)
    }

    /// Refers to it in its place.
    #[inline]
    pub fn reach<T>(self, field: &mut T) -> &mut O
    where
        A: Returns<T, O>,
    {
        A::reach(field)
    }
}

impl<M, O, A> Default for Part<M, O, A> {
    fn default() -> Self {
        Self::new()
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
rung!(PartUnique::genfn_tag_opened, [T: ?Sized] &&&&&Probe<(&mut T, &mut T)> => Borrow);
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
