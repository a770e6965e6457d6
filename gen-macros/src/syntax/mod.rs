//! What the user wrote: the attribute's arguments, the function, its return type, and the macros in its body.

pub(crate) mod args;
pub(crate) mod cfg;
pub(crate) mod check;
pub(crate) mod elided;
pub(crate) mod item;
pub(crate) mod known_macro;
pub(crate) mod leaving;
pub(crate) mod literals;
pub(crate) mod meant;
pub(crate) mod notation;
pub(crate) mod operand;
pub(crate) mod outcome;
pub(crate) mod polled;
pub(crate) mod recursion;
pub(crate) mod returns;
pub(crate) mod said;
pub(crate) mod shared;
pub(crate) mod tokens;
pub(crate) mod within;
