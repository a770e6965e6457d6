//! Moves: who consumes what, and what is left of a value of which a part has been moved.
//!
//! Only types tell whether a use by value is a move. Names decide where the standard library has made them plain
//! ([`method_names`], [`consuming`]), rustc where it can be asked ([`methods`], [`called_fields`]).

pub(in crate::lower) mod bound_values;
pub(in crate::lower) mod boxes;
pub(in crate::lower) mod called_fields;
pub(in crate::lower) mod closures;
pub(in crate::lower) mod consuming;
pub(in crate::lower) mod copied;
pub(in crate::lower) mod elements;
pub(in crate::lower) mod field_names;
pub(in crate::lower) mod lone_fields;
pub(in crate::lower) mod method_names;
pub(in crate::lower) mod methods;
pub(in crate::lower) mod opened;
pub(in crate::lower) mod parted;
pub(in crate::lower) mod parts;
pub(in crate::lower) mod receivers;
pub(in crate::lower) mod vacate;
