//! What is drained out of a collection, all at once: nothing is borrowed from it any more.
//!
//! By method lookup: what owns that which it takes out of a collection has a method of its own, so that it does not matter
//! when it takes it out. Anything else is found behind a reference to it.

use core::ops::{Deref, DerefMut};

/// What a method of the name `drain` has returned.
pub struct Drained<D>(Undrained<D>);

/// The same, unless it is known.
pub struct Undrained<D>(Option<D>);

/// Takes out what it takes out, if it is known.
#[inline]
pub const fn drained<D>(drain: D) -> Drained<D> {
    Drained(Undrained(Some(drain)))
}

impl<D> Deref for Drained<D> {
    type Target = Undrained<D>;

    #[inline]
    fn deref(&self) -> &Undrained<D> {
        &self.0
    }
}

impl<D> DerefMut for Drained<D> {
    #[inline]
    fn deref_mut(&mut self) -> &mut Undrained<D> {
        &mut self.0
    }
}

impl<D> Undrained<D> {
    /// Returns it.
    #[inline]
    pub fn genfn_ahead(&mut self) -> D {
        let Some(drain) = self.0.take() else { unreachable!("it is asked for once") };
        drain
    }
}

#[cfg(feature = "alloc")]
macro_rules! drains {
    ($([$($generics:tt)*] $drain:ty;)*) => {$(
        impl<$($generics)*> Drained<$drain> {
            /// Takes all of it out.
            #[inline]
            pub fn genfn_ahead(&mut self) -> alloc::vec::IntoIter<<$drain as Iterator>::Item> {
                self.0.0.take().into_iter().flatten().collect::<alloc::vec::Vec<_>>().into_iter()
            }
        }
    )*};
}

#[cfg(feature = "alloc")]
drains! {
    [T] alloc::vec::Drain<'_, T>;
    [T] alloc::collections::vec_deque::Drain<'_, T>;
    [T] alloc::collections::binary_heap::Drain<'_, T>;
    [] alloc::string::Drain<'_>;
}
