#![doc = include_str!("../README.md")]
#![no_std]
#![forbid(unsafe_code)]

#[cfg(feature = "alloc")]
pub use genfn_core::BoxedMachine;
#[cfg(feature = "stream")]
pub use genfn_core::Stream;
#[doc(hidden)]
pub use genfn_core::private as __private;
pub use genfn_core::{Frame, Generator, GeneratorState, Iter, Machine, SendError, Status};
#[cfg(feature = "stream")]
pub use genfn_macros::stream;
pub use genfn_macros::{coroutine, generator, yield_, yield_from};
