//! Whether a value that is not used any more must be kept until its scope ends.
//!
//! A local that is dead at a suspension still has a destructor to run when its scope ends, so it is saved; but a
//! dead reference must not be, or a body that is free to borrow would be rejected. The macro does not know types, so
//! emitted code asks rustc by method lookup, which prefers fewer dereferences:
//!
//! ```
//! use genfn_core::private::{Probe, keep::*};
//!
//! let (number, text) = (1, String::from("a"));
//! let () = (&&&&&&Probe(&number)).tag().keep(number);
//! let text: String = (&&&&&&Probe(&text)).tag().keep(text);
//! assert_eq!(text, "a");
//! ```

#[cfg(feature = "alloc")]
use alloc::boxed::Box;

/// Asks whether a value needs to be kept.
pub struct Probe<'a, T>(pub &'a T);

/// It has no destructor that must wait.
#[derive(Clone, Copy)]
pub struct Forget;

/// It may have one.
#[derive(Clone, Copy)]
pub struct Keep;

/// It has been consumed.
#[derive(Clone, Copy)]
pub struct Gone;

/// What no call returns: rustc does not check what follows one for uses of moved values.
pub enum Never {}

impl Forget {
    /// The answer for two values.
    pub fn or<T>(self, other: T) -> T {
        other
    }

    /// Drops the value.
    #[inline]
    pub fn keep<T>(self, _value: T) {}

    /// Whether there is no value.
    pub const fn is_gone(self) -> bool {
        false
    }

    /// Goes on where there is one.
    pub const fn present(self) {}

    /// Stands for the value that there is not.
    pub const fn nothing(self) {}
}

impl Keep {
    /// The answer for two values.
    pub fn or<T>(self, _other: T) -> Self {
        self
    }

    /// Keeps the value.
    #[inline]
    pub fn keep<T>(self, value: T) -> T {
        value
    }

    /// Whether there is no value.
    pub const fn is_gone(self) -> bool {
        false
    }

    /// Goes on where there is one.
    pub const fn present(self) {}

    /// Stands for the value that there is not.
    pub fn nothing<T>(self) -> T {
        unreachable!("a kept value is there")
    }
}

impl Gone {
    /// Never called: there is nothing to keep.
    pub fn keep<T>(self, _value: T) {}

    /// Whether there is no value.
    pub const fn is_gone(self) -> bool {
        true
    }

    /// Never called.
    pub fn present(self) -> Never {
        unreachable!("a consumed value is not there")
    }

    /// Stands for the value that there is not.
    pub const fn nothing(self) {}
}

/// A rung of a ladder: a trait whose method answers for some types. Of all rungs that apply, method lookup takes the
/// one with the most references in front of the probe.
macro_rules! rung {
    ($trait:ident::$method:ident, [$($generics:tt)*] $probe:ty => $tag:ident) => {
        #[doc = concat!("Answers `", stringify!($tag), "`.")]
        pub trait $trait {
            #[doc = concat!("Answers `", stringify!($tag), "`.")]
            fn $method(&self) -> $tag;
        }

        impl<$($generics)*> $trait for $probe {
            #[inline]
            fn $method(&self) -> $tag {
                $tag
            }
        }
    };
}

// A value that has not been touched: `Copy` values and unique references have no destructor.
rung!(KeepCopy::tag, [T: Copy] &&&&&Probe<'_, T> => Forget);
rung!(KeepUnique::tag, [T: ?Sized] &&&&Probe<'_, &mut T> => Forget);
rung!(KeepAny::tag, [T] Probe<'_, T> => Keep);

// A value that borrows another local: nor can an iterator have one that matters, unless it is its own.
rung!(BorrowerCopy::tag_borrower, [T: Copy] &&&&&Probe<'_, T> => Forget);
rung!(BorrowerUnique::tag_borrower, [T: ?Sized] &&&&Probe<'_, &mut T> => Forget);
#[allow(drop_bounds)] // The question is whether the type itself implements `Drop`.
mod borrower_drop {
    use super::{Keep, Probe};
    rung!(BorrowerDrop::tag_borrower, [T: Drop] &&&Probe<'_, T> => Keep);
}
pub use borrower_drop::BorrowerDrop;
rung!(BorrowerIterator::tag_borrower, [T: Iterator] &&Probe<'_, T> => Forget);
rung!(BorrowerAny::tag_borrower, [T] Probe<'_, T> => Keep);

// The receiver of a method that is not known: iterators are consumed.
rung!(UnknownCopy::tag_unknown, [T: Copy] &&&&&Probe<'_, T> => Forget);
rung!(UnknownUnique::tag_unknown, [T: ?Sized] &&&&Probe<'_, &mut T> => Forget);
rung!(UnknownIterator::tag_unknown, [T: Iterator] &&&Probe<'_, T> => Gone);
rung!(UnknownAny::tag_unknown, [T] Probe<'_, T> => Keep);

// The receiver of a method that consumes iterators, options and results.
rung!(AdaptorCopy::tag_adaptor, [T: Copy] &&&&&Probe<'_, T> => Forget);
rung!(AdaptorUnique::tag_adaptor, [T: ?Sized] &&&&Probe<'_, &mut T> => Forget);
rung!(AdaptorIterator::tag_adaptor, [T: Iterator] &&&Probe<'_, T> => Gone);
rung!(AdaptorOption::tag_adaptor, [T] &&Probe<'_, Option<T>> => Gone);
rung!(AdaptorResult::tag_adaptor, [T, E] &Probe<'_, Result<T, E>> => Gone);
rung!(AdaptorAny::tag_adaptor, [T] Probe<'_, T> => Keep);

// A pointer whose target was used by value: it was moved out of a `Box`, and copied out of anything else.
rung!(TargetCopy::tag_target, [T: Copy] &&&&&Probe<'_, T> => Forget);
rung!(TargetUnique::tag_target, [T: ?Sized] &&&&Probe<'_, &mut T> => Forget);
#[cfg(feature = "alloc")]
rung!(TargetBox::tag_target, [T: ?Sized] &&&Probe<'_, Box<T>> => Gone);
rung!(TargetAny::tag_target, [T] Probe<'_, T> => Keep);
