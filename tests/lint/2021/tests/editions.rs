//! What the user's edition decides, in edition 2021.

#![allow(irrefutable_let_patterns, clippy::all, clippy::pedantic, reason = "the tests are those of edition 2024")]

#[allow(dead_code)]
#[path = "../../../behaviour/harness.rs"]
mod harness;

#[path = "../../../behaviour/editions.rs"]
mod editions;

/// The edition of this crate.
const EDITION_2024: bool = false;
