//! Whether a method consumes its receiver, by whose name others do: those of the standard library, or of all values.
//!
//! | call | what has such a method | what is asked of all else |
//! |---|---|---|
//! | `x.map(f)` | iterators, options, arrays and results | what [is asked](super::receiver) of any method |
//! | `x.max(y)` | what is ordered | the same |
//! | `x.tap(f)` | all values, or none: that depends on the traits in scope | the same |
//! | `x.expect(..)` in a closure | options and results | nothing: it is borrowed |

use super::keep::Probe;
use super::receiver::{Found, Last, NotFound, last};
use super::rung::rung;

/// A receiver whose methods come behind those that take any value, and in front of all others.
#[derive(Clone, Debug)]
pub struct Anyone;

impl Anyone {
    /// Stands for a method that looks at a value.
    pub fn tap(&self, _look: impl FnOnce(&Self)) -> Last {
        last()
    }

    /// Stands for a method that changes a value.
    pub fn tap_mut(&self, _change: impl FnOnce(&mut Self)) -> Last {
        last()
    }

    /// Stands for a method that makes something of a value.
    pub fn pipe<R>(&self, _make: impl FnOnce(Self) -> R) -> Last {
        last()
    }
}

// Does the standard library consume it by the methods of its iterators, options, arrays and results?
rung!(AdaptedIterator::genfn_adapted, [T: Iterator] &&Probe<T> => Found);
rung!(AdaptedOption::genfn_adapted, [T] &Probe<Option<T>> => Found);
rung!(AdaptedArray::genfn_adapted, [T, const N: usize] &Probe<[T; N]> => Found);
rung!(AdaptedResult::genfn_adapted, [T, E] &Probe<Result<T, E>> => Found);
rung!(AdaptedAny::genfn_adapted, [T] Probe<T> => NotFound);

// Does the standard library consume it by the methods of options and results?
rung!(ChosenCopy::genfn_chosen, [T: Copy] &&Probe<T> => NotFound);
rung!(ChosenOption::genfn_chosen, [T] &Probe<Option<T>> => Found);
rung!(ChosenResult::genfn_chosen, [T, E] &Probe<Result<T, E>> => Found);
rung!(ChosenAny::genfn_chosen, [T] Probe<T> => NotFound);

// Does the standard library consume it by the methods of what is ordered? By those it is found before its own methods that
// borrow it.
rung!(OrderedAll::genfn_ordered, [T: Ord] &Probe<T> => Found);
rung!(OrderedAny::genfn_ordered, [T] Probe<T> => NotFound);

/// Tells whether a method of options and results consumes what a probe knows, where nothing is asked about others.
#[doc(hidden)]
#[macro_export]
macro_rules! __chooses {
    ($own:ident) => {{
        #[allow(unused_imports)]
        use $crate::private::namesakes::{ChosenAny as _, ChosenCopy as _, ChosenOption as _, ChosenResult as _};
        (&&&$own).genfn_chosen()
    }};
}

/// [`consumes`](crate::private::consumes) of a method that may be one of all values, with a closure: references have that, too,
/// and what it is given then would be wrong. So it is asked first whether there is such a method.
#[doc(hidden)]
#[macro_export]
macro_rules! __taps {
    ($fate:ident.$method:ident $([$($param:ident = $type:ty),*])?($arg:ident)) => {{
        #[allow(unused_imports)]
        use $crate::private::receiver::{ByLast as _, ByUser as _, Returned};
        let of_all = Returned::new();
        if false {
            $crate::private::receiver::never();
            Returned::of(&of_all, $crate::private::namesakes::Anyone.$method(|_| ()));
        }
        let of_all = (&&of_all).genfn_found();
        $crate::__consumes!($fate.$method $([$($param = $type),*])?($arg), of_all)
    }};
}

/// The same of a method by which the standard library consumes what is ordered, or iterators, options, arrays and results:
/// of those nothing is asked, but that they are such.
#[doc(hidden)]
#[macro_export]
macro_rules! __adapts {
    ($fate:ident.$method:ident $([$($param:ident = $type:ty),*])?($($arg:ident),*), $adapted:ident) => {{
        #[allow(unused_imports)]
        use $crate::private::{
            namesakes::{
                AdaptedAny as _, AdaptedArray as _, AdaptedIterator as _, AdaptedOption as _, AdaptedResult as _,
                OrderedAll as _, OrderedAny as _
            },
            receiver::{
                ByLast as _, ByOther as _, BySame as _, ByUser as _, HeldByBox as _, HeldByNone as _, Returned, UniqueAny as _,
                UniqueReference as _
            },
        };
        let (own, plain) = ($crate::private::keep::Probe::new(), Returned::new());
        if false {
            $crate::private::receiver::never();
            $crate::private::keep::Probe::of(&own, &$fate.value());
        }
        let adapted = (&&&own).$adapted();
        let own = adapted.unless_found((&&own).genfn_unique().unless_found(own));
        if false {
            $crate::__last!($method $([$($param),*])?($($arg),*), for $crate::private::receiver::Nobody);
            $crate::private::receiver::never();
            Returned::of(&plain, own.value().$method $(::<$($type),*>)?($($arg.value()),*));
        }
        let (found, consumes) = $crate::__asks!(own, plain, $method $([$($param = $type),*])?($($arg),*));
        let held = found.unless_found((&&own).genfn_held());
        adapted.either(adapted, found.either(consumes, $crate::__asks!(held, plain, $method $([$($param = $type),*])?($($arg),*)).1))
    }};
}
