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
//! The third is asked only if the first two found nothing: with a trait's `&mut self` it would be ambiguous. If one of
//! them found a method, it may still be that of a trait that takes `self`, and is implemented for references to the type
//! as well, as `BufRead` is. Then it most often returns something else than `x.method()` does. The code stands behind a
//! call that does not return, where rustc infers types and nothing else. Arguments are values of the types that the
//! user's have, as [probes](super::keep::Probe) know them.
//!
//! Of a unique reference nothing is asked: it has nothing to drop.
//!
//! If nothing was found, the method is one of what `x` points to. That can be consumed if `x` is a box: then the same is
//! asked about what the box holds.
//!
//! Where the answer is wrong it is that nothing was consumed, and rustc reports a use after move: for such a trait if its
//! method returns the same for references.

use super::keep::{Forget, Probe};
use super::rung::rung;
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

/// A receiver that has no methods, but in front of those of all values.
pub struct Nobody;

impl Nobody {
    /// Stands for a method that looks at a value.
    pub fn tap(self, _look: impl Sized) -> Last {
        last()
    }

    /// Stands for a method that changes a value.
    pub fn tap_mut(self, _change: impl Sized) -> Last {
        last()
    }

    /// Stands for a method that makes something of a value.
    pub fn pipe(self, _make: impl Sized) -> Last {
        last()
    }
}

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

/// An answer that has an opposite.
pub trait Opposite {
    /// The opposite.
    type Of;
    /// The opposite.
    fn opposite(self) -> Self::Of;
}

impl Opposite for Found {
    type Of = NotFound;
    fn opposite(self) -> NotFound {
        NotFound
    }
}

impl Opposite for NotFound {
    type Of = Found;
    fn opposite(self) -> Found {
        Found
    }
}

/// What two calls returned.
pub struct Both<A, B>(PhantomData<fn() -> (A, B)>);

/// Answers for two calls that return the same.
pub trait BySame {
    /// Answers.
    fn genfn_same(&self) -> Found;
}

impl<R> BySame for &Both<R, R> {
    fn genfn_same(&self) -> Found {
        Found
    }
}

/// Answers for all others.
pub trait ByOther {
    /// Answers.
    fn genfn_same(&self) -> NotFound;
}

impl<A, B> ByOther for Both<A, B> {
    fn genfn_same(&self) -> NotFound {
        NotFound
    }
}

/// Answers for boxes: what is asked about is what they hold. Without an allocator there are none.
pub trait HeldByBox<T> {
    /// Answers.
    fn genfn_held(&self) -> Probe<T>;
}

#[cfg(feature = "alloc")]
impl<T> HeldByBox<T> for &Probe<alloc::boxed::Box<T>> {
    fn genfn_held(&self) -> Probe<T> {
        Probe::new()
    }
}

/// Answers for all others: nothing is to be asked.
pub trait HeldByNone {
    /// Answers.
    fn genfn_held(&self) -> Probe<Nobody>;
}

impl<T> HeldByNone for Probe<T> {
    fn genfn_held(&self) -> Probe<Nobody> {
        Probe::new()
    }
}

// Is it a unique reference? It has nothing to drop, and with a trait that is implemented for those, too, as `Iterator` is, the
// second question would be ambiguous.
rung!(UniqueReference::genfn_unique, [T: ?Sized] &Probe<&mut T> => Found);
rung!(UniqueAny::genfn_unique, [T] Probe<T> => NotFound);

impl NotFound {
    /// What is asked about next.
    pub fn unless_found<T>(self, next: Probe<T>) -> Probe<T> {
        next
    }

    /// The second of two answers.
    pub fn either<A, B>(self, _one: A, other: B) -> B {
        other
    }

    /// What two questions found.
    pub fn and<A>(self, other: A) -> A {
        other
    }

    /// What the call returned that found the method.
    pub fn choose<A, B>(self, _one: A, other: B) -> B {
        other
    }

    /// What a call and another one returned: nothing is to be compared.
    pub fn beside<A, B>(self, _one: &Returned<A>, _other: &Returned<B>) -> Both<(), ()> {
        Both(PhantomData)
    }

    /// Whether a method borrows its receiver that was not found: whether it returns the same does not matter.
    pub fn if_same<A>(self, _same: A) -> Self {
        self
    }

    /// Goes on with a receiver.
    pub fn with<T>(self, receiver: T) -> T {
        receiver
    }

    /// Whether a method consumes its receiver that was not found for a reference: if it was found for a value.
    pub fn consumes<A, B>(self, _borrows: A, by_value: B) -> B {
        by_value
    }

    /// What becomes of a field that a method does not consume.
    pub fn moves(self) -> super::part::Copied {
        super::part::Copied
    }

    /// What is kept of a value that a closure captures only if it is consumed: nothing.
    pub fn captured<A>(self, _if_consumed: A) -> Forget {
        Forget
    }

    /// What is kept of a value that was not consumed: what its type says.
    pub fn consumed<A>(self, otherwise: A) -> A {
        otherwise
    }
}

impl Found {
    /// What is asked about next: nothing.
    pub fn unless_found<T>(self, _next: Probe<T>) -> Probe<Nobody> {
        Probe::new()
    }

    /// The first of two answers.
    pub fn either<A, B>(self, one: A, _other: B) -> A {
        one
    }

    /// What two questions found.
    pub fn and<A>(self, _other: A) -> Self {
        self
    }

    /// What the call returned that found the method.
    pub fn choose<A, B>(self, one: A, _other: B) -> A {
        one
    }

    /// What a call and another one returned.
    pub fn beside<A, B>(self, _one: &Returned<A>, _other: &Returned<B>) -> Both<A, B> {
        Both(PhantomData)
    }

    /// Whether a method borrows its receiver that was found for a reference: if it returns the same otherwise.
    pub fn if_same<A>(self, same: A) -> A {
        same
    }

    /// Goes on with a receiver that has no methods, as nothing more is to be asked.
    pub fn with<T>(self, _receiver: T) -> Nobody {
        Nobody
    }

    /// Whether a method consumes its receiver that was found for a reference: if it does not borrow it.
    pub fn consumes<A: Opposite, B>(self, borrows: A, _by_value: B) -> A::Of {
        borrows.opposite()
    }

    /// What becomes of a field that a method consumes.
    pub fn moves(self) -> super::part::Moved {
        super::part::Moved
    }

    /// What is kept of a value that a closure has captured, since it is consumed: what its type says.
    pub fn captured<A>(self, if_consumed: A) -> A {
        if_consumed
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
    ($fate:ident.$method:ident $([$($param:ident = $type:ty),*])?($($arg:ident),*) $(, $of_all:ident)?) => {{
        #[allow(unused_imports)]
        use $crate::private::receiver::{
            ByLast as _, ByOther as _, BySame as _, ByUser as _, HeldByBox as _, HeldByNone as _, Returned, UniqueAny as _,
            UniqueReference as _
        };
        let (own, plain) = ($crate::private::keep::Probe::new(), Returned::new());
        if false {
            $crate::private::receiver::never();
            $crate::private::keep::Probe::of(&own, &$fate.value());
            Returned::of(&plain, $fate.value().$method $(::<$($type),*>)?($($arg.value()),*));
        }
        let own = (&&own).genfn_unique().unless_found(own);
        let (found, consumes) = $crate::__asks!(own, plain, $method $([$($param = $type),*])?($($arg),*) $(, $of_all)?);
        let held = found.unless_found((&&own).genfn_held());
        found.either(consumes, $crate::__asks!(held, plain, $method $([$($param = $type),*])?($($arg),*) $(, $of_all)?).1)
    }};
}

/// Tells whether a method of what a probe knows was found, and whether it consumes that. `$plain` is what it returns, and
/// `$of_all` tells whether references have the method since all values do: it is not looked for there.
#[doc(hidden)]
#[macro_export]
macro_rules! __asks {
    ($own:ident, $plain:ident, $method:ident $([$($param:ident = $type:ty),*])?($($arg:ident),*) $(, $of_all:ident)?) => {{
        let (by_ref, by_mut, by_value) = (Returned::new(), Returned::new(), Returned::new());
        if false {
            $crate::__last!($method $([$($param),*])?($($arg),*), &T);
            $crate::private::receiver::never();
            Returned::of(&by_ref, $($of_all.with)?(&$own.value()).$method $(::<$($type),*>)?($($arg.value()),*));
        }
        if false {
            $crate::__last!($method $([$($param),*])?($($arg),*), &mut T);
            $crate::private::receiver::never();
            Returned::of(&by_mut, $($of_all.with)?(&mut $own.value()).$method $(::<$($type),*>)?($($arg.value()),*));
        }
        let found = (&&by_ref).genfn_found();
        let (chosen, found) = (found.choose(&by_ref, &by_mut), found.and((&&by_mut).genfn_found()));
        let borrows = found.if_same((&&found.beside(chosen, &$plain)).genfn_same());
        if false {
            $crate::__last!($method $([$($param),*])?($($arg),*), T);
            $crate::private::receiver::never();
            Returned::of(&by_value, found.with($own.value()).$method $(::<$($type),*>)?($($arg.value()),*));
        }
        let by_value = (&&by_value).genfn_found();
        (found.and(by_value), found.consumes(borrows, by_value))
    }};
}

/// A trait whose method comes last in the order, for a type of receiver.
#[doc(hidden)]
#[macro_export]
macro_rules! __last {
    ($method:ident $([$($param:ident),*])?($($arg:ident),*), <$($of:ident)?> $receiver:ty) => {
        trait Last {
            fn $method $(<$($param: ?Sized),*>)?(&mut self $(, $arg: impl Sized)*) -> $crate::private::receiver::Last {
                $crate::private::receiver::last()
            }
        }
        impl<$($of)?> Last for $receiver {}
    };
    ($method:ident $([$($param:ident),*])?($($arg:ident),*), for $receiver:ty) => {
        $crate::__last!($method $([$($param),*])?($($arg),*), <> $receiver);
    };
    ($method:ident $([$($param:ident),*])?($($arg:ident),*), $receiver:ty) => {
        $crate::__last!($method $([$($param),*])?($($arg),*), <T> $receiver);
    };
}

/// Does not return.
pub fn never() -> super::keep::Never {
    unreachable!("nothing is called where types are asked about")
}
