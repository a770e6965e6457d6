#![doc = include_str!("../README.md")]
#![no_std]
#![forbid(unsafe_code)]

#[doc(hidden)]
pub use genfn_core::private as __private;
pub use genfn_core::{Generator, GeneratorState, Iter, Machine, SendError, Status};
pub use genfn_macros::{generator, yield_, yield_from};
