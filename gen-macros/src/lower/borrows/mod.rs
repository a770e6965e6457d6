//! Borrows that would be held across a suspension together with what they borrow from.
//!
//! A movable generator can't hold both. Each file knows one way to need only the place that is borrowed from:
//!
//! | what is held | the way |
//! |---|---|
//! | a reference to a part | the part is named instead: [`alias`], [`elements`] |
//! | parts of what a unique reference points to | each is borrowed on its own: [`reborrow`], [`by_field`] |
//! | what a pattern binds, or a method finds | it is bound again where a step begins: [`rebind`], [`indices`], [`lasting`] |
//! | a closure that borrows | it is made again: [`remade`] |
//! | a loop over a collection | it goes by index: [`by_index`], [`heads`], [`parts`] |
//! | a loop over an iterator | each item is asked for on its own: [`by_step`] |
//!
//! References that walk ([`cursors`]) are left alone. What none of them can do is left to rustc, or refused with a remedy
//! ([`lent`]).

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
mod parts;
pub(in crate::lower) mod rebind;
pub(in crate::lower) mod reborrow;
mod remade;
