//! Borrows that would be held across a suspension together with what they borrow from.
//!
//! A movable generator can't hold both. Each file knows one way to need only the place that is borrowed from: to name
//! it again ([`alias`], [`elements`], [`reborrow`], [`by_field`]), to borrow it again where a step begins ([`rebind`], [`indices`],
//! [`by_index`], [`heads`], [`remade`]). What none of them can do is left to rustc, or refused with a remedy ([`lent`]).

pub(crate) mod alias;
mod by_field;
pub(in crate::lower) mod by_index;
pub(crate) mod by_step;
pub(in crate::lower) mod cursors;
pub(crate) mod elements;
mod heads;
pub(in crate::lower) mod indices;
mod lasting;
pub(crate) mod lent;
pub(in crate::lower) mod rebind;
pub(in crate::lower) mod reborrow;
mod remade;
