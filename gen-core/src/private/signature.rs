//! The types of a closure's arguments and of what it returns, which are the same wherever the closure is made again.
//!
//! What tells of them stands behind what does not return, so that no lifetime is the same as another one.

use core::marker::PhantomData;

/// The types `A` of arguments, as a tuple, and the type `R` of what is returned.
pub struct Signature<A, R>(PhantomData<fn() -> (A, R)>);

impl<A, R> Clone for Signature<A, R> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<A, R> Copy for Signature<A, R> {}

impl<A, R> Signature<A, R> {
    /// Stands for types that are still to be told.
    pub const fn new() -> Self {
        Self(PhantomData)
    }
}

impl<A, R> Default for Signature<A, R> {
    fn default() -> Self {
        Self::new()
    }
}

macro_rules! signatures {
    ($($of:ident($($arg:ident),+);)*) => {$(
        impl<R, $($arg),+> Signature<($($arg,)+), R> {
            /// Tells the types.
            pub fn $of(self, _closure: impl FnOnce($($arg),+) -> R) {}
        }
    )*};
}

signatures! {
    of_1(A);
    of_2(A, B);
    of_3(A, B, C);
    of_4(A, B, C, D);
    of_5(A, B, C, D, E);
    of_6(A, B, C, D, E, F);
}
