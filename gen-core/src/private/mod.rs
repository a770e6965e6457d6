//! What emitted code refers to. Not part of the public interface: it changes with the macros.

// Only emitted code calls these, and it uses what it calls them for; answers are methods because they are looked up.
#![allow(clippy::must_use_candidate, clippy::return_self_not_must_use, clippy::unused_self)]

pub mod again;
pub mod back;
pub mod blank;
#[cfg(feature = "alloc")]
mod boxes;
mod capture;
mod count;
mod delegate;
mod drained;
mod element;
pub mod keep;
pub mod namesakes;
pub mod opened;
pub mod part;
mod question;
pub mod receiver;
#[cfg(feature = "alloc")]
pub mod recursion;
mod rung;
mod signature;
pub mod split;
#[cfg(feature = "alloc")]
pub mod stack;
mod state;
mod steps;
mod stub;
mod text;
mod twin;
mod wait;
pub mod ways;

pub use crate::__adapts as adapts;
pub use crate::__by_edition as by_edition;
pub use crate::__chooses as chooses;
pub use crate::__consumes as consumes;
pub use crate::__taps as taps;
pub use crate::Status;
#[cfg(any(feature = "alloc", feature = "stream"))]
pub use crate::frame::{Frame, Yielder, frame};
#[cfg(any(feature = "alloc", feature = "stream"))]
pub use crate::hand_over::{give, receive, say};
pub use crate::hinted::hinted;
pub use again::{Again, unset};
#[cfg(feature = "alloc")]
pub use alloc::boxed::Box;
#[cfg(feature = "alloc")]
pub use boxes::unbox;
pub use capture::Captures;
pub use core::clone::Clone;
pub use core::fmt::Debug;
pub use core::future::pending;
pub use core::iter::{IntoIterator, Iterator};
pub use core::matches;
pub use core::mem::{drop, replace};
pub use core::ops::ControlFlow::{Break, Continue};
pub use core::option::Option::{self, None, Some};
pub use core::result::Result::{self, Err, Ok};
pub use count::count;
pub use delegate::Delegated::{Ended, Passed};
pub use delegate::{Delegate, Delegated, DelegatesGenerator, DelegatesIterable, DelegatesNothing, Source};
pub use drained::drained;
pub use element::{
    chunks, cloned, copied, found_again, index_again, indices, made, next_of, option_again, option_behind, owner_again,
    passes, windows,
};
pub use keep::{Fate, Never, Probe, Saved};
pub use part::Part;
pub use question::{Early, Fallible, FromResidual, Try};
pub use signature::Signature;
pub use state::Outcome::{Complete, Idle, Yielded};
pub(crate) use state::end;
pub use state::{
    ENDLESS, Invariant, MayFail, Outcome, Sent, SizeHint, State, begins, ended, failed, impossible, machine,
    machine_try, store, take,
};
pub use steps::{Steps, steps_of};
pub use stub::stub;
pub use text::{
    ascii_word_at, byte_at, byte_indices, char_at, counted_char_at, line_at, piece_at, piece_indices, text_again,
    word_at,
};
pub use twin::{
    ByStep, Item, TryTwin, Twin, Unstarted, Whole, with_checked_twin, with_try_twin, with_twin, without_twin,
};
pub use wait::{Pause, PausesForFuture, PausesForNothing, turn};

/// Stands for syntax that the macros do not know. Rustc reports that its field can't be named here if it has reported nothing
/// else: of what it does not know either, it has told before.
#[derive(Debug)]
pub struct SyntaxThatGenfnCannotRead {
    /// It is for the message alone.
    #[allow(dead_code)]
    not_supported: (),
}
