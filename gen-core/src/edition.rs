//! The edition of the user's crate, which no macro is told.

/// Puts an item together, with the signature, or all of it, that suits its edition.
///
/// Before edition 2024 an `impl Trait` in return position captures no lifetimes, so that the signature has to name
/// them; and the temporaries of an `if let` live longer. The first token is a `gen` with the user's span: from edition
/// 2024 on it is a keyword, and no type.
#[doc(hidden)]
#[macro_export]
macro_rules! __by_edition {
    ($probe:ty { $($head:tt)* } { $($old:tt)* } { $($new:tt)* } $($body:tt)?) => { $($head)* $($old)* $($body)? };
    ($probe:tt { $($head:tt)* } { $($old:tt)* } { $($new:tt)* } $($body:tt)?) => { $($head)* $($new)* $($body)? };
}
