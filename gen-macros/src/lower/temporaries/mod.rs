//! Temporaries: which there are, which scope drops them, and in what order.
//!
//! [`temps`] finds them, [`frames`] declares them in the scope to which they belong, [`terminating`] knows which
//! expressions are such scopes, [`extended`] and [`tails`] which temporaries live longer, [`chosen`] those of branches that
//! suspend, [`rest`] what a `let` leaves among them.

mod chosen;
pub(in crate::lower) mod extended;
pub(in crate::lower) mod frames;
pub(in crate::lower) mod rest;
pub(in crate::lower) mod tails;
pub(in crate::lower) mod temps;
pub(in crate::lower) mod terminating;
