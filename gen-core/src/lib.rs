//! The runtime of [`genfn`](https://docs.rs/genfn): what a generator is, and how one is resumed.
//!
//! Use it through `genfn`, which re-exports everything here beside the attribute that writes generators.
//! This crate is `no_std` and has no dependencies. One file, `frame.rs`, holds `unsafe` code, for the bodies that rustc
//! compiles; plain generators do without it.
//!
//! | item | answers |
//! |---|---|
//! | [`Generator`] | what can be done with a generator |
//! | [`GeneratorState`] | what a resume brought |
//! | [`Status`] | where a generator stands |
//! | [`SendError`] | why a value was not taken, and the value |
//! | [`Iter`] | a generator as an iterator that keeps the return value |
//! | [`Machine`] | the type of every plain generator |
//! | [`Hinted`] | the type of one that is said to yield so many values |
//! | [`BoxedMachine`] | the type of every boxed generator |
//! | [`BoxGenerator`] | the generator for recursion |
//! | [`Recursion`] | the type of what delegates to itself by name |
//! | [`Frame`] | the type of every stream |
#![no_std]
#![deny(unsafe_code)]

#[cfg(feature = "alloc")]
extern crate alloc;
#[cfg(any(feature = "std", test))]
extern crate std;

#[cfg(feature = "alloc")]
mod arena;
#[cfg(feature = "alloc")]
mod box_generator;
#[cfg(feature = "alloc")]
mod boxed;
mod edition;
#[cfg(test)]
mod fixture;
#[cfg(any(feature = "alloc", feature = "stream"))]
#[allow(unsafe_code)] // The only file that needs it; its header says why it is sound.
mod frame;
mod generator;
#[cfg(any(feature = "alloc", feature = "stream"))]
mod hand_over;
mod hinted;
#[cfg(any(feature = "alloc", feature = "stream"))]
mod id;
mod iter;
mod machine;
#[doc(hidden)]
pub mod private;
#[cfg(feature = "alloc")]
mod recursion;
#[cfg(feature = "alloc")]
mod runs;
mod send_error;
mod state;
#[cfg(feature = "stream")]
mod stream;

#[cfg(feature = "alloc")]
pub use box_generator::BoxGenerator;
#[cfg(feature = "alloc")]
pub use boxed::BoxedMachine;
#[cfg(any(feature = "alloc", feature = "stream"))]
pub use frame::Frame;
#[cfg(feature = "stream")]
pub use futures_core::Stream;
pub use generator::Generator;
pub use hinted::Hinted;
pub use iter::Iter;
pub use machine::Machine;
#[cfg(feature = "alloc")]
pub use recursion::Recursion;
pub use send_error::SendError;
pub use state::{GeneratorState, Status};
