//! Whether a method consumes its receiver.
//!
//! Of a call `x.method()` method lookup tries the receivers `x`, `&x` and `&mut x`, in this order, and then what `x` points
//! to. A trait with a method of that name, whose receiver comes last in the order for some type, tells by what it
//! returns whether the user's method was found before. Three such questions are asked, since none alone would do:
//!
//! | call | who answers last | so that the user's method is found if it takes |
//! |---|---|---|
//! | `(&x).method()` | `&mut &x` | `&self` |
//! | `(&mut x).method()` | `&mut &mut x` | `&mut self` |
//! | `x.method()` | `&mut x` | `self`, or `&self`; not what `x` points to |
//!
//! The third is asked only if the first two found nothing: with a trait's `&mut self` it would be ambiguous. The code
//! stands behind a call that does not return, where rustc infers types and nothing else.
//!
//! Where the answer is wrong it is that nothing was consumed, and rustc reports a use after move: for a trait that takes
//! `self`, and is implemented for references to the type as well, and for a method of what a box holds.

use super::keep::Forget;
use core::marker::PhantomData;

/// What the last in the order returns.
pub struct Last;

/// Is never called.
pub fn last() -> Last {
    unreachable!("nothing is called where types are asked about")
}

/// What a call returned.
pub struct Returned<R>(PhantomData<fn() -> R>);

impl<R> Returned<R> {
    /// Stands for a call that is still to be looked up.
    pub const fn new() -> Self {
        Self(PhantomData)
    }

    /// Tells what it returns.
    pub fn of(&self, _value: R) {}
}

impl<R> Default for Returned<R> {
    fn default() -> Self {
        Self::new()
    }
}

/// The user's method was found.
#[derive(Clone, Copy)]
pub struct Found;

/// It was not.
#[derive(Clone, Copy)]
pub struct NotFound;

/// What the last in the order returns, and nothing else. As a bound it leaves a type that is not known unknown, so that
/// rustc asks for it in its own words.
pub trait IsLast {}

impl IsLast for Last {}

/// Answers for calls that the user's method did not answer.
pub trait ByLast {
    /// Answers.
    fn genfn_found(&self) -> NotFound;
}

impl<R: IsLast> ByLast for &Returned<R> {
    fn genfn_found(&self) -> NotFound {
        NotFound
    }
}

/// Answers for all others.
pub trait ByUser {
    /// Answers.
    fn genfn_found(&self) -> Found;
}

impl<R> ByUser for Returned<R> {
    fn genfn_found(&self) -> Found {
        Found
    }
}

impl NotFound {
    /// What two questions found.
    pub fn and<A>(self, other: A) -> A {
        other
    }

    /// Goes on with a receiver.
    pub fn with<T>(self, receiver: T) -> T {
        receiver
    }

    /// Whether a method consumes its receiver that does not borrow it: whether it was found at all.
    pub fn or<A>(self, other: A) -> A {
        other
    }

    /// Whether two methods both consume their receivers.
    pub fn both<A>(self, _other: A) -> Self {
        self
    }

    /// What is kept of a value that was not consumed: what its type says.
    pub fn consumed<A>(self, otherwise: A) -> A {
        otherwise
    }
}

impl Found {
    /// What two questions found.
    pub fn and<A>(self, _other: A) -> Self {
        self
    }

    /// Goes on with a receiver that has no methods, as nothing more is to be asked.
    pub fn with<T>(self, _receiver: T) {}

    /// Whether a method consumes its receiver that borrows it.
    pub fn or<A>(self, _other: A) -> NotFound {
        NotFound
    }

    /// Whether two methods both consume their receivers.
    pub fn both<A>(self, other: A) -> A {
        other
    }

    /// What is kept of a value that was consumed.
    pub fn consumed<A>(self, _otherwise: A) -> Forget {
        Forget
    }
}

/// Answers [`Found`] if a method consumes what a [`Fate`](super::keep::Fate) decides about, and [`NotFound`] if not.
#[doc(hidden)]
#[macro_export]
macro_rules! __consumes {
    ($fate:ident.$method:ident()) => {{
        use $crate::private::receiver::{ByLast as _, ByUser as _};
        let (by_ref, by_mut, by_value) = (
            $crate::private::receiver::Returned::new(),
            $crate::private::receiver::Returned::new(),
            $crate::private::receiver::Returned::new(),
        );
        if false {
            $crate::__last!($method, &T);
            $crate::private::receiver::never();
            $crate::private::receiver::Returned::of(&by_ref, (&$fate.value()).$method());
        }
        if false {
            $crate::__last!($method, &mut T);
            $crate::private::receiver::never();
            $crate::private::receiver::Returned::of(&by_mut, (&mut $fate.value()).$method());
        }
        let borrows = (&&by_ref).genfn_found().and((&&by_mut).genfn_found());
        if false {
            $crate::__last!($method, T);
            $crate::private::receiver::never();
            $crate::private::receiver::Returned::of(&by_value, borrows.with($fate.value()).$method());
        }
        borrows.or((&&by_value).genfn_found())
    }};
}

/// A trait whose method comes last in the order, for a type of receiver.
#[doc(hidden)]
#[macro_export]
macro_rules! __last {
    ($method:ident, $receiver:ty) => {
        trait Last {
            fn $method(&mut self) -> $crate::private::receiver::Last {
                $crate::private::receiver::last()
            }
        }
        impl<T> Last for $receiver {}
    };
}

/// Does not return.
pub fn never() -> super::keep::Never {
    unreachable!("nothing is called where types are asked about")
}
