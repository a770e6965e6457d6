//! The spine: the statements and expressions that hold a suspension, taken apart.
//!
//! [`stmt`] and [`control`] make statements of blocks and of control flow, [`value`] and [`operands`] of expressions,
//! [`destructure`] of assignments that take values apart, [`scrutinee`] of what patterns are matched with, [`left`] of
//! what they leave, [`opening`] of what they take out of values that stay whole, with the names of [`taken`], [`home`] of where
//! that is put back, [`payload`] of structs in variants, [`beside`] of structs that they open, [`cast`] of numbers, [`base`] of
//! what literals do; [`known_macro`] sees into the standard library's macros. What holds no suspension is left to [`native`], as
//! the user wrote it.

mod base;
mod beside;
mod cast;
pub(in crate::lower) mod control;
pub(in crate::lower) mod destructure;
pub(in crate::lower) mod home;
pub(in crate::lower) mod known_macro;
pub(in crate::lower) mod left;
pub(in crate::lower) mod native;
mod opening;
pub(in crate::lower) mod operands;
mod payload;
pub(in crate::lower) mod scrutinee;
pub(in crate::lower) mod stmt;
pub(in crate::lower) mod taken;
pub(in crate::lower) mod value;
