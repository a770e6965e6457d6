//! Whether the elements of a collection can be named by their index, instead of a reference to one of them.

/// A collection whose elements are found again by their index, as often as one looks, and with no other effect.
#[diagnostic::on_unimplemented(
    message = "a reference to an element of `{Self}` can't be held across a `yield_!`",
    label = "its index would have to be evaluated again",
    note = "index it again behind the `yield_!`"
)]
pub trait Collection {}

impl<T> Collection for [T] {}
impl<T, const N: usize> Collection for [T; N] {}
impl<C: Collection + ?Sized> Collection for &C {}
impl<C: Collection + ?Sized> Collection for &mut C {}
#[cfg(feature = "alloc")]
impl<T> Collection for alloc::vec::Vec<T> {}
#[cfg(feature = "alloc")]
impl<T> Collection for alloc::collections::VecDeque<T> {}
#[cfg(feature = "alloc")]
impl<C: Collection + ?Sized> Collection for alloc::boxed::Box<C> {}

/// Checks that an element of it may be named by its index.
#[inline]
pub const fn index_again<C: Collection + ?Sized>(_: &C) {}

/// Checks that it is an `Option`, of which a reference can be taken again.
#[inline]
pub const fn option_again<T>(_: &Option<T>) {}
