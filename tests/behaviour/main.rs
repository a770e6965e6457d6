//! What generators do: their bodies' values, drops and panics, as traces.
//!
//! Each module is about one construct or one promise. Each generator that is sent nothing runs item by item and by
//! `fold`, and the two have to agree.

#![allow(
    clippy::unnecessary_fold, // `fold` is one of the ways in which a generator is run
    clippy::option_option,    // so that there is something to take apart
    clippy::similar_names     // names that stand for nothing
)]

mod harness;

mod borrows;
mod closures;
mod control;
mod delegation;
mod drops;
mod failing;
mod hygiene;
mod labels;
mod macros;
mod moves;
mod order;
mod panics;
mod patterns;
mod positions;
mod returns;
mod sending;
mod signatures;
mod size;
mod temporaries;
mod types;
