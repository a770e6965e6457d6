//! Ladders of traits: how emitted code asks rustc about a type.
//!
//! Method lookup takes the candidate that needs the fewest dereferences of the receiver. So of several traits with a
//! method of the same name, each for a probe behind one reference less, the first that applies answers (["autoref
//! specialisation"](https://github.com/dtolnay/case-studies/blob/master/autoref-specialization/README.md)).

/// A rung of a ladder: a trait whose method answers for some types. Of all rungs that apply, method lookup takes the
/// one with the most references in front of the probe.
macro_rules! rung {
    ($trait:ident $(<$($param:ident),*>)?::$method:ident, [$($generics:tt)*] $probe:ty => $answer:ident) => {
        #[doc = concat!("Answers `", stringify!($answer), "`.")]
        pub trait $trait $(<$($param),*>)? {
            #[doc = concat!("Answers `", stringify!($answer), "`.")]
            fn $method(&self) -> $answer;
        }

        impl<$($generics)*> $trait $(<$($param),*>)? for $probe {
            #[inline]
            fn $method(&self) -> $answer {
                $answer
            }
        }
    };
}
pub(super) use rung;
