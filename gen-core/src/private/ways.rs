//! What becomes of what patterns bind of a value: the answers that rustc gives.
//!
//! There is one for each part, and one for all of them together: if a single part has to be moved, everything is.

use super::back::Back;
use super::keep::{Forget, Never};
#[cfg(doc)]
use super::opened::Open;

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

/// The answer for what has to be moved.
#[derive(Clone, Copy)]
pub struct Move;

/// The answer for what is borrowed uniquely where it is.
#[derive(Clone, Copy)]
pub struct Borrow;

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

impl<M, O> Takes<M, O> for Borrow {
    fn take(_: M) -> O {
        unreachable!("it is borrowed")
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
    Borrow => Never, (), (), Never, false, true;
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

beside!(Refer => Replace, Copies => Replace, Replace => Replace, Move => Move, Borrow => Move, Back => Back);

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

leaves!(Replace, Move, Borrow, Back);

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

macro_rules! moves {
    ($($answer:ident),*) => {
        $(impl $answer {
            /// The answer for two parts.
            pub fn beside<B>(self, _other: B) -> Move {
                Move
            }

            /// Whether anything is missing in the value: what is moved is.
            pub fn missing<A>(self, moved: A) -> A {
                moved
            }
        })*
    };
}

moves!(Move, Borrow);

/// An answer for one of several parts, if another one is put back.
pub trait BesideBack {
    /// The answer for both.
    type Both;

    /// Gives it.
    fn both(self) -> Self::Both;
}

macro_rules! beside_back {
    ($($answer:ident => $both:ident),*) => {
        $(impl BesideBack for $answer {
            type Both = $both;

            fn both(self) -> $both {
                $both
            }
        })*
    };
}

beside_back!(Refer => Back, Copies => Back, Replace => Back, Back => Back, Move => Move, Borrow => Move);

impl Back {
    /// The answer for two parts.
    pub fn beside<B: BesideBack>(self, other: B) -> B::Both {
        other.both()
    }

    /// Whether anything is missing in the value: nothing is.
    pub fn missing<A>(self, _moved: A) -> Forget {
        Forget
    }
}

macro_rules! or_back {
    ($($answer:ident => $back:ident),*) => {
        $(impl $answer {
            /// The answer for a part that can be put back.
            pub fn or_back(self) -> $back {
                $back
            }
        })*
    };
}

or_back!(Refer => Refer, Copies => Copies, Replace => Replace, Move => Back, Borrow => Borrow);
