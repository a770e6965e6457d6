//! The differential fuzzer of `genfn`: random generator functions, each of them run beside a twin.
//!
//! A body that is made of a seed ([`grammar`]) is written twice in one program ([`mod@program`]): for `#[generator]`, and
//! for an oracle. Rustc's own coroutines tell what happens at every step, and what is dropped when a generator is
//! dropped after each number of resumes; a plain function tells what happens in a whole run, on stable. Both log what
//! they do, and the logs must be equal ([`mod@judge`]). What differs is made smaller ([`mod@shrink`]), and printed.

pub mod campaign;
pub mod case;
pub mod compile;
pub mod grammar;
pub mod judge;
pub mod options;
pub mod print;
pub mod program;
pub mod rng;
pub mod shrink;
pub mod tree;
