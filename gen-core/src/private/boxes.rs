//! Boxes that are made only to be taken apart.

use alloc::boxed::Box;

/// Moves a value out of its box.
#[inline]
#[allow(clippy::boxed_local)] // The box is what this is about.
pub fn unbox<T>(boxed: Box<T>) -> T {
    *boxed
}
