//! How a local is saved that is not used any more, and what decides about it.

use crate::analysis::TakenId;
use crate::ir::{FormId, Gate, MethodSet};

/// How a local is saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Saved {
    /// As it is: it is used again.
    Live,
    /// For its destructor alone, if it may have one.
    Kept(Keep),
    /// For its destructor alone, if it holds a value at all.
    Maybe(Keep),
    /// For the destructors of what is left of it: a field of it may be missing.
    Rest(Keep),
}

/// What decides whether a value has a destructor that must wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Keep {
    /// Its type.
    Ask(Question),
    /// Its type, unless one of the parts that were taken is not `Copy`: then the rest is not kept.
    AskParts(Question, TakenId),
    /// The type of a local of which fields may be missing, in this form, if none is.
    AskForm(Question, FormId),
    /// The types of what it has captured: it is a closure.
    AskCaptured,
    /// Nothing: it is kept.
    Hold,
}

/// What is asked about a type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Question {
    /// Has it a destructor? `Copy` values and `&mut` have none.
    Destructor,
    /// The same, unless it was consumed.
    Unless(Gate),
    /// Has it a destructor of its own, or parts that have one, as far as rustc can tell? It seems to borrow another saved
    /// local, so that it has none that could wait.
    Borrower,
    /// Has it a destructor of its own? Its parts were taken.
    OwnDestructor,
    /// The same, unless it is an iterator and was consumed.
    OwnUnlessPassed,
}

impl Question {
    /// The question where no method decides.
    pub(crate) fn without_methods(self) -> Self {
        match self {
            Self::Unless(Gate::Methods(_)) => Self::Unless(Gate::Unknown),
            question => question,
        }
    }
}

impl Keep {
    /// The same, where no method decides.
    pub(crate) fn without_methods(self) -> Self {
        match self {
            Self::Ask(question) => Self::Ask(question.without_methods()),
            keep => keep,
        }
    }

    /// The methods that decide.
    pub(crate) fn methods(self) -> Option<MethodSet> {
        match self {
            Self::Ask(Question::Unless(Gate::Methods(methods))) => Some(methods),
            _ => None,
        }
    }

    /// What decides in two states.
    pub(crate) fn join(self, other: Self) -> Self {
        if self == other { self } else { self.without_methods().max(other.without_methods()) }
    }
}

/// The question about a value that borrows another one, which is saved, too: if it had parts with destructors that
/// matter, rustc would reject the borrow.
pub(crate) fn of_borrower(question: Question) -> Question {
    match question {
        Question::Destructor => Question::Borrower,
        // Its type alone tells whether the target was moved out.
        Question::Unless(Gate::Target) => question,
        _ => Question::OwnUnlessPassed,
    }
}
