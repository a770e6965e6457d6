//! Why a generator did not take a value, and the value.

use crate::Status;
use core::error::Error;
use core::fmt;

/// A value that a generator could not take, with the reason.
///
/// [`Generator::try_send`](crate::Generator::try_send) returns it, so that nothing sent is ever lost.
///
/// # Examples
///
/// ```
/// use genfn_core::{SendError, Status};
///
/// let error = SendError::new("kept", Status::Unstarted);
/// assert_eq!(error.status(), Status::Unstarted);
/// assert_eq!(error.to_string(), "the generator has not started: call `start` before `send`");
/// assert_eq!(error.into_inner(), "kept");
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct SendError<S> {
    value: S,
    // Invariant: never `Suspended`, for a suspended generator takes what is sent.
    status: Status,
}

impl<S> SendError<S> {
    /// Creates the error that a generator of this status answers with.
    ///
    /// # Panics
    ///
    /// Panics if `status` is [`Status::Suspended`], since a suspended generator takes what is sent.
    #[track_caller]
    pub fn new(value: S, status: Status) -> Self {
        assert!(status != Status::Suspended, "a suspended generator takes what is sent");
        Self { value, status }
    }

    /// Returns the value that was sent.
    pub fn into_inner(self) -> S {
        self.value
    }

    /// Returns the status of the generator that did not take the value; never [`Status::Suspended`].
    pub const fn status(&self) -> Status {
        self.status
    }
}

impl<S> fmt::Debug for SendError<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SendError").field("status", &self.status).finish_non_exhaustive()
    }
}

impl<S> fmt::Display for SendError<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(refusal(self.status))
    }
}

impl<S> Error for SendError<S> {}

/// Says why a generator of this status takes no value, and what to do instead.
const fn refusal(status: Status) -> &'static str {
    match status {
        Status::Unstarted => "the generator has not started: call `start` before `send`",
        Status::Suspended => "the generator has already started: resume it with `send`",
        Status::Complete => "the generator has completed: it can't be resumed, as `status` tells",
        Status::Poisoned => "the generator has panicked: it is poisoned and can't be resumed",
    }
}

/// Panics where a generator of this status is resumed.
#[cold]
#[inline(never)]
#[track_caller]
pub(crate) fn refuse(status: Status) -> ! {
    panic!("{}", refusal(status))
}

/// Stands where an iterator is resumed behind its end, and panics if that was a panic.
// It is told which, so that no branch in front of it tells: ended and panicked are one case in each step, which compares its
// state with that of a loop and with the first, and goes through no table. It takes a third of the time of a small step.
#[cold]
#[inline(never)]
pub(crate) fn refuse_poisoned(is_poisoned: bool) {
    if is_poisoned {
        refuse(Status::Poisoned)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::format;
    use std::string::ToString;

    #[test]
    fn it_says_why_and_what_to_do() {
        let said = |status| SendError::new((), status).to_string();
        assert_eq!(said(Status::Unstarted), "the generator has not started: call `start` before `send`");
        assert_eq!(said(Status::Complete), "the generator has completed: it can't be resumed, as `status` tells");
        assert_eq!(said(Status::Poisoned), "the generator has panicked: it is poisoned and can't be resumed");
    }

    #[test]
    #[should_panic(expected = "a suspended generator takes what is sent")]
    fn a_suspended_generator_refuses_nothing() {
        let _ = SendError::new((), Status::Suspended);
    }

    #[test]
    fn it_is_shown_without_its_value() {
        struct Hidden;
        let error = SendError::new(Hidden, Status::Complete);
        assert_eq!(format!("{error:?}"), "SendError { status: Complete, .. }");
    }

    #[test]
    fn it_is_an_error_that_gives_the_value_back() {
        let error: &dyn Error = &SendError::new("kept", Status::Complete);
        assert!(error.source().is_none());
        assert_eq!(error.downcast_ref::<SendError<&str>>().map(|error| error.into_inner()), Some("kept"));
    }
}
