//! What becomes of a value of which a field is used by value, while other fields of it are used behind a suspension.
//!
//! If the field is `Copy`, or its type's default takes its place, the value stays whole. If it is moved, the fields that
//! are left are saved one by one, in a type of emitted code. Here the answer stands in front of the places that depend
//! on it, for code that names fields needs to know of what: that a field was named tells that its type is known.
//!
//! ```
//! use genfn_core::private::keep::Probe;
//! use genfn_core::private::blank::{BlankAny as _, BlankCopy as _};
//! use genfn_core::private::split::Split;
//!
//! struct Job;
//! let (task, point) = ((Job, 1), (2, 3));
//! struct Fields<A, B>(A, B);
//!
//! let (split, probe) = (Split::new(), Probe::new());
//! probe.of(&task.0);
//! split.decide((&&&&&probe).genfn_tag_blank().split());
//! drop(task.0);
//! let both = split.both();
//! let task = if split.is_whole() { split.whole(); both.keep(task) } else { split.parts(); both.take(Fields((), task.1)) };
//! assert_eq!(task.1, 1);
//!
//! let (split, probe) = (Split::new(), Probe::new());
//! probe.of(&point.0);
//! split.decide((&&&&&probe).genfn_tag_blank().split());
//! let both = split.both();
//! let point = if split.is_whole() { split.whole(); both.keep(point) } else { split.parts(); both.take(Fields((), point.1)) };
//! assert_eq!(point, (2, 3));
//! ```

use super::keep::memory::Frees;
use super::keep::{Forget, Keep, Never, Probe};
use super::rung::rung;
use core::marker::PhantomData;

/// What becomes of a value, according to the answer `A`.
pub struct Split<A>(PhantomData<fn() -> A>);

impl<A> Clone for Split<A> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<A> Copy for Split<A> {}

impl<A> Split<A> {
    /// Stands for an answer that is about to be given.
    pub const fn new() -> Self {
        Self(PhantomData)
    }

    /// Gives the answer.
    pub fn decide(self, _answer: A) {}

    /// Stands for the two forms of one value.
    pub const fn both<W, P>(self) -> Both<A, W, P> {
        Both(PhantomData)
    }
}

impl<A> Default for Split<A> {
    fn default() -> Self {
        Self::new()
    }
}

impl<A: Answer> Split<A> {
    /// Whether the value stays whole.
    #[inline]
    pub const fn is_whole(self) -> bool {
        A::WHOLE
    }

    /// Goes on where it does. Where it does not, this does not return, and rustc does not check what follows for uses of
    /// moved values.
    #[inline]
    pub fn whole(self) -> A::Whole {
        A::whole()
    }

    /// Goes on where the value does not stay whole.
    #[inline]
    pub fn parts(self) -> A::Parts {
        A::parts()
    }
}

/// What is saved of a value `W` of which the fields `P` are left, according to the answer `A`.
pub struct Both<A, W, P>(PhantomData<fn(W, P) -> A>);

impl<A, W, P> Clone for Both<A, W, P> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<A, W, P> Copy for Both<A, W, P> {}

impl<A: Form<W, P>, W, P> Both<A, W, P> {
    /// Saves the whole.
    #[inline]
    pub fn keep(self, whole: W) -> A::Saved {
        A::keep(whole)
    }

    /// Saves the fields.
    #[inline]
    pub fn take(self, parts: P) -> A::Saved {
        A::take(parts)
    }
}

/// An answer. Of [`Split::whole`] and [`Split::parts`], the one that does not apply does not return.
pub trait Answer {
    /// What [`Split::whole`] returns.
    type Whole;
    /// What [`Split::parts`] returns.
    type Parts;
    /// Whether the value stays whole.
    const WHOLE: bool;

    /// Goes on where the value stays whole.
    fn whole() -> Self::Whole;
    /// Goes on where it does not.
    fn parts() -> Self::Parts;
}

/// What is saved of a value, according to an answer.
pub trait Form<W, P>: Answer {
    /// What is saved.
    type Saved;

    /// Saves the whole.
    fn keep(whole: W) -> Self::Saved;
    /// Saves the fields.
    fn take(parts: P) -> Self::Saved;
}

/// The answer where nothing is missing: what was used by value is `Copy`, or its default has taken its place.
#[derive(Clone, Copy)]
pub struct Whole;

/// The answer where something has been moved.
#[derive(Clone, Copy)]
pub struct Parts;

impl Answer for Whole {
    type Whole = ();
    type Parts = Never;
    const WHOLE: bool = true;

    #[inline]
    fn whole() {}

    fn parts() -> Never {
        unreachable!("the value is whole")
    }
}

impl Answer for Parts {
    type Whole = Never;
    type Parts = ();
    const WHOLE: bool = false;

    fn whole() -> Never {
        unreachable!("a part of the value is missing")
    }

    #[inline]
    fn parts() {}
}

impl<W, P> Form<W, P> for Whole {
    type Saved = W;

    #[inline]
    fn keep(whole: W) -> W {
        whole
    }

    fn take(_: P) -> W {
        unreachable!("the value is whole")
    }
}

impl<W, P> Form<W, P> for Parts {
    type Saved = P;

    fn keep(_: W) -> P {
        unreachable!("a part of the value is missing")
    }

    #[inline]
    fn take(parts: P) -> P {
        parts
    }
}

impl Whole {
    /// The answer for two fields.
    pub fn or<A>(self, other: A) -> A {
        other
    }

    /// The answer for a value with fields that nobody names.
    pub const fn of_all(self) -> Self {
        self
    }
}

impl Parts {
    /// The answer for two fields.
    pub fn or<A>(self, _other: A) -> Self {
        self
    }

    /// The answer for a value with fields that nobody names: they can't be saved.
    #[deprecated = "a field of this value is moved, and fields that are not used again behind a `yield_!` may be dropped there, \
                    not at the end of their scope; take it apart with a pattern that binds all of them"]
    pub const fn of_all(self) -> Self {
        self
    }
}

/// Whose fields it matters in what order they are dropped.
pub trait Order {
    /// With one more field that it matters of.
    type More;
    /// One more.
    fn more(self) -> Self::More;
}

/// None of the fields.
pub struct Any;

/// One of them.
pub struct One;

/// Several of them.
pub struct Several;

impl Order for Any {
    type More = One;
    fn more(self) -> One {
        One
    }
}

impl Order for One {
    type More = Several;
    fn more(self) -> Several {
        Several
    }
}

impl Order for Several {
    type More = Self;
    fn more(self) -> Self {
        self
    }
}

/// A field that nobody sees being dropped.
pub struct Unseen;

/// A field with a destructor that may do something.
pub struct Seen;

impl Unseen {
    /// With other fields.
    pub fn beside<O>(self, others: O) -> O {
        others
    }
}

impl Seen {
    /// With other fields.
    pub fn beside<O: Order>(self, others: O) -> O::More {
        others.more()
    }
}

impl Any {
    /// The answer for a value with such fields.
    pub fn then<A>(self, answer: A) -> A {
        answer
    }
}

impl One {
    /// The answer for a value with such fields.
    pub fn then<A>(self, answer: A) -> A {
        answer
    }
}

impl Several {
    /// The answer for a value with such fields: the order in which they are declared is not known.
    #[deprecated = "a field of this value is moved, and the others may be dropped in another order than that of their \
                    declaration; take it apart with a pattern that binds all of them"]
    pub fn then<A>(self, answer: A) -> A {
        answer
    }
}

impl Whole {
    /// What it matters of the order in which the fields are dropped: nothing is split.
    pub fn orders<O>(self, _left: O) -> Any {
        Any
    }
}

impl Parts {
    /// What it matters of the order in which the fields are dropped that are left.
    pub fn orders<O>(self, left: O) -> O {
        left
    }
}

/// Stands in front of code that only tells types.
pub fn never() -> Never {
    unreachable!("this code tells types")
}

// Does anybody see this field being dropped?
rung!(OrderCopy::genfn_tag_order, [T: Copy] &&&Probe<T> => Unseen);
rung!(OrderFrees::genfn_tag_order, [T: Frees] &&Probe<T> => Unseen);
rung!(OrderAny::genfn_tag_order, [T] Probe<T> => Seen);

// The same of what a pattern has bound: no default takes its place.
rung!(TakenCopy::genfn_tag_taken, [T: Copy] &&&&Probe<T> => Whole);
rung!(TakenAny::genfn_tag_taken, [T] Probe<T> => Parts);
rung!(StaysCopy::genfn_tag_stays, [T: Copy] &&&&Probe<T> => Keep);
rung!(StaysAny::genfn_tag_stays, [T] Probe<T> => Forget);
