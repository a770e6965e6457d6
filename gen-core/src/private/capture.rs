//! How a return type names the lifetimes that it captures, before edition 2024.

/// A bound that everything meets: naming lifetimes in it captures them ([RFC 3498]).
///
/// [RFC 3498]: https://rust-lang.github.io/rfcs/3498-lifetime-capture-rules-2024.html#the-captures-trick
pub trait Captures<T: ?Sized> {}

impl<U: ?Sized, T: ?Sized> Captures<T> for U {}
