//! The runtime of [`genfn`](https://docs.rs/genfn): what a generator is, and how one is resumed.
//!
//! Use it through `genfn`, which re-exports everything here beside the attribute that writes generators.
//! This crate is `no_std`, has no dependencies and holds no `unsafe` code.
//!
//! | item | answers |
//! |---|---|
//! | [`Generator`] | what can be done with a generator |
//! | [`GeneratorState`] | what a resume brought |
//! | [`Status`] | where a generator stands |
//! | [`SendError`] | why a value was not taken, and the value |
//! | [`Iter`] | a generator as an iterator that keeps the return value |
//! | [`Machine`] | the type of every plain generator |
#![no_std]
#![forbid(unsafe_code)]

#[cfg(feature = "alloc")]
extern crate alloc;
#[cfg(test)]
extern crate std;

mod edition;
#[cfg(test)]
mod fixture;
mod generator;
mod iter;
mod machine;
#[doc(hidden)]
pub mod private;
mod send_error;
mod state;

pub use generator::Generator;
pub use iter::Iter;
pub use machine::Machine;
pub use send_error::SendError;
pub use state::{GeneratorState, Status};
