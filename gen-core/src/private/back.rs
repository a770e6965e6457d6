//! Parts that have been moved out of a value, and that are put back into it while the generator is suspended.
//!
//! A value of which a part is missing can't be held by a state. Where a local holds the part, it goes back to its place
//! before the generator suspends, and is taken out again where the next step begins: the value is whole in between. If the
//! generator is dropped then, the part is dropped first, as if it were still held by the local, and then the rest:
//!
//! ```
//! use genfn_core::private::back::Home;
//! use genfn_core::private::opened::{Open, Part, PartAny as _, PartCopy as _};
//!
//! struct Kind;
//! struct Task(Kind, String);
//!
//! let mut task = Task(Kind, String::from("name"));
//! let (open, home, kind_part) = (Open::new(), Home::new(), Part::new());
//! if false { match &mut task { Task(kind, _) => _ = kind_part.take(kind) } }
//! let kind = task.0;
//! if open.is_back() { open.back(); task.0 = kind_part.back(kind); } else { open.apart(); }
//! let held = home.hold(task, |task| match task { Task(_kind, _) => {} });
//! let task = home.release(held);
//! let kind = kind_part.again(task.0);
//! let way = (&&&&&&&kind_part.probe()).genfn_tag_opened().or_back();
//! open.decide(way);
//! home.decide(way);
//! kind_part.decide(way);
//! # let _: (Kind, String) = (kind, task.1);
//! ```
//!
//! A value out of which a pattern moves elements of an array is held in the same way: rustc drops what is left of the array from
//! behind, wherever some of it may be missing. A function that may have moved the same does so, too:
//!
//! ```
//! use genfn_core::private::back::Home;
//! use genfn_core::private::keep::{HeldAny as _, HeldCopy as _};
//!
//! struct Guard;
//!
//! let pair = Home::new();
//! let held = pair.hold([Guard, Guard], |pair| if false { match pair { [_first, _] => {} } });
//! let _: [Guard; 2] = pair.release(held);
//! pair.decide((&&&&&&&&&&pair.probe()).genfn_tag_held());
//! ```

use super::keep::{Forget, Keep, Never, Probe};
use super::ways::{Borrow, Copies, Go, Move, Refer, Replace, Takes, Way};
use core::fmt;
use core::marker::PhantomData;

/// The answer for what is moved, and put back.
#[derive(Clone, Copy)]
pub struct Back;

/// A value that parts are put back into, as a state holds it: they are dropped before the rest of it. Or one whose arrays are
/// dropped from behind.
pub struct Held<W> {
    /// Missing only where the value is being taken out.
    whole: Option<W>,
    /// Drops it, part by part.
    drop: fn(W),
}

impl<W> Drop for Held<W> {
    fn drop(&mut self) {
        if let Some(whole) = self.whole.take() {
            (self.drop)(whole);
        }
    }
}

impl<W: Clone> Clone for Held<W> {
    fn clone(&self) -> Self {
        Self { whole: self.whole.clone(), drop: self.drop }
    }
}

impl<W: fmt::Debug> fmt::Debug for Held<W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.whole.fmt(f)
    }
}

/// Stands for a value of type `W` that parts may be put back into, according to the answer `A` for all of them. Or for one whose
/// arrays are dropped from behind, if the answer is that it has a destructor.
pub struct Home<W, A>(PhantomData<fn() -> (W, A)>);

impl<W, A> Clone for Home<W, A> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<W, A> Copy for Home<W, A> {}

impl<W, A: Holds> Home<W, A> {
    /// Stands for an answer that is still to be given.
    pub const fn new() -> Self {
        Self(PhantomData)
    }

    /// Stands for what a state holds, where nothing but types matters.
    pub fn held(self) -> A::Held<W> {
        unreachable!("values are not needed where types are told")
    }

    /// Holds a whole value. `drop` drops it, part by part.
    #[inline]
    pub fn hold(self, whole: W, drop: fn(W)) -> A::Held<W> {
        A::hold(whole, drop)
    }

    /// Takes the value out.
    #[inline]
    pub fn release(self, held: A::Held<W>) -> W {
        A::release(held)
    }

    /// Refers to the value where it is.
    #[inline]
    pub fn reach(self, held: &mut A::Held<W>) -> &mut W {
        A::reach(held)
    }

    /// Asks about the type of the value.
    pub const fn probe(self) -> Probe<W> {
        Probe::new()
    }

    /// Gives the answer.
    pub fn decide(self, _answer: A) {}
}

impl<W, A: Holds> Default for Home<W, A> {
    fn default() -> Self {
        Self::new()
    }
}

/// An answer that tells how a value is held.
pub trait Holds {
    /// What a state holds.
    type Held<W>;

    /// Holds a value.
    fn hold<W>(whole: W, drop: fn(W)) -> Self::Held<W>;
    /// Takes it out.
    fn release<W>(held: Self::Held<W>) -> W;
    /// Refers to it.
    fn reach<W>(held: &mut Self::Held<W>) -> &mut W;
}

/// An answer for all parts of a value that tells whether they are put back.
pub trait PutsBack: Holds {
    /// What [`Open::back`](super::opened::Open::back) returns.
    type Back: Go;
    /// What [`Open::apart`](super::opened::Open::apart) returns.
    type Apart: Go;
    /// Whether they are.
    const BACK: bool;
}

macro_rules! holds {
    ($($answer:ident),*) => {
        $(impl Holds for $answer {
            type Held<W> = Held<W>;

            #[inline]
            fn hold<W>(whole: W, drop: fn(W)) -> Held<W> {
                Held { whole: Some(whole), drop }
            }

            #[inline]
            fn release<W>(mut held: Held<W>) -> W {
                held.whole.take().expect("a state holds a value")
            }

            #[inline]
            fn reach<W>(held: &mut Held<W>) -> &mut W {
                held.whole.as_mut().expect("a state holds a value")
            }
        })*
    };
}

holds!(Back, Keep);

macro_rules! holds_as_it_is {
    ($($answer:ident),*) => {
        $(impl Holds for $answer {
            type Held<W> = W;

            #[inline]
            fn hold<W>(whole: W, _: fn(W)) -> W {
                whole
            }

            #[inline]
            fn release<W>(held: W) -> W {
                held
            }

            #[inline]
            fn reach<W>(held: &mut W) -> &mut W {
                held
            }
        })*
    };
}

holds_as_it_is!(Refer, Copies, Replace, Move, Borrow, Forget);

impl PutsBack for Back {
    type Back = ();
    type Apart = Never;
    const BACK: bool = true;
}

/// An answer that tells how a part that a local holds as an `O` is put back where it has come from, as a `T`.
pub trait Returns<T, O> {
    /// Puts it back.
    fn back(bound: O) -> T;
    /// Takes it out again.
    fn again(field: T) -> O;
    /// Refers to it where it is.
    fn reach(field: &mut T) -> &mut O;
}

macro_rules! returns {
    ($($answer:ident),*) => {
        $(impl<T> Returns<T, T> for $answer {
            #[inline]
            fn back(bound: T) -> T {
                bound
            }

            #[inline]
            fn again(field: T) -> T {
                field
            }

            #[inline]
            fn reach(field: &mut T) -> &mut T {
                field
            }
        })*
    };
}

returns!(Back, Replace);

macro_rules! stays_apart {
    ($($answer:ident),*) => {
        $(impl<T, O> Returns<T, O> for $answer {
            fn back(_: O) -> T {
                unreachable!("it is held by itself")
            }

            fn again(_: T) -> O {
                unreachable!("it is held by itself")
            }

            fn reach(_: &mut T) -> &mut O {
                unreachable!("it is held by itself")
            }
        })*
    };
}

stays_apart!(Refer, Copies, Move, Borrow);

/// An answer for one part of a value that parts are put back into.
pub trait Beside {
    /// What a state holds of one that would be held as a `K`.
    type Held<K>;
    /// What [`Part::goes`](super::opened::Part::goes) returns.
    type Goes: Go;
    /// What [`Part::stays`](super::opened::Part::stays) returns.
    type Stays: Go;
    /// Whether it is put back.
    const GOES: bool;

    /// Tells it.
    fn beside<K>(self, own: K) -> Self::Held<K>;
}

macro_rules! goes {
    ($($answer:ident),*) => {
        $(impl Beside for $answer {
            type Held<K> = Forget;
            type Goes = ();
            type Stays = Never;
            const GOES: bool = true;

            fn beside<K>(self, _own: K) -> Forget {
                Forget
            }
        }

        impl $answer {
            /// Whether it is still there where it has been used: it has been moved.
            pub fn stays(self) -> Forget {
                Forget
            }
        })*
    };
}

goes!(Back, Replace);

macro_rules! stays {
    ($($answer:ident),*) => {
        $(impl Beside for $answer {
            type Held<K> = K;
            type Goes = Never;
            type Stays = ();
            const GOES: bool = false;

            fn beside<K>(self, own: K) -> K {
                own
            }
        }

        impl $answer {
            /// Whether it is still there where it has been used: it has been copied.
            pub fn stays(self) -> Keep {
                Keep
            }
        })*
    };
}

stays!(Refer, Copies, Move, Borrow);

/// An answer that tells whether a part is still held.
pub trait IsHeld {
    /// The answer for all parts.
    type Way;

    /// Gives it.
    fn way(self) -> Self::Way;
}

impl IsHeld for Keep {
    type Way = Back;

    fn way(self) -> Back {
        Back
    }
}

impl IsHeld for Forget {
    type Way = Move;

    fn way(self) -> Move {
        Move
    }
}

impl Back {
    /// The answer where this tells whether a part is still held: what has been consumed can't be put back.
    pub fn if_held<H: IsHeld>(self, held: H) -> H::Way {
        held.way()
    }

    /// What a state holds of a part that would be held like this.
    pub fn of_part<P: Beside, K>(self, part: P, own: K) -> P::Held<K> {
        part.beside(own)
    }
}

macro_rules! apart {
    ($($answer:ident),*) => {
        $(
            impl PutsBack for $answer {
                type Back = Never;
                type Apart = ();
                const BACK: bool = false;
            }

            impl $answer {
                /// The answer where this tells whether a part is still held: that does not matter.
                pub fn if_held<H>(self, _held: H) -> Self {
                    self
                }

                /// What a state holds of a part that would be held like this: nothing is put back.
                pub fn of_part<P, K>(self, _part: P, own: K) -> K {
                    own
                }
            }
        )*
    };
}

apart!(Refer, Copies, Replace, Move, Borrow);

impl Way for Back {
    type Taken = Never;
    type Left = ();
    type Moved = Never;
    type Copied = ();
    const TAKEN: bool = false;
    const MOVED: bool = false;
}

impl<M, O> Takes<M, O> for Back {
    fn take(_: M) -> O {
        unreachable!("it is moved")
    }
}
