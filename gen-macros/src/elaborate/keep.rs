//! How a local is saved that is not used any more, and what decides about it.

use crate::analysis::TakenId;
use crate::ir::{FormId, Gate};

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
    /// The same of a closure that was called: if that has consumed what it captured, nothing is left.
    AskCalled,
    /// Nothing: it is kept.
    Hold,
}

/// What is asked about a type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Question {
    /// Has it a destructor that has to wait? `Copy` values and `&mut` have none, and a list of them only frees memory.
    Destructor,
    /// Has it a destructor? It is a part of another one.
    Part,
    /// Has it a destructor of its own, or parts that have one, as far as rustc can tell? It seems to borrow another saved
    /// local, so that it has none that could wait.
    Borrower,
    /// Has it a destructor, unless it was consumed?
    Unless(Gate),
    /// Has it a destructor of its own, unless it is an iterator and was consumed?
    OwnUnless(Gate),
}

impl Question {
    /// The question where nothing may have consumed the value.
    pub(crate) fn without_gate(self) -> Self {
        match self {
            Self::Unless(_) | Self::OwnUnless(_) => Self::Destructor,
            Self::Destructor | Self::Part | Self::Borrower => self,
        }
    }
}

impl Keep {
    /// The same, where nothing may have consumed the value.
    pub(crate) fn without_gate(self) -> Self {
        match self {
            Self::Ask(question) => Self::Ask(question.without_gate()),
            Self::AskCalled => Self::AskCaptured,
            keep => keep,
        }
    }

    /// What may have consumed the value.
    pub(crate) fn gate(self) -> Option<Gate> {
        match self {
            Self::Ask(Question::Unless(gate) | Question::OwnUnless(gate)) => Some(gate),
            Self::AskCalled => Some(Gate::Call),
            _ => None,
        }
    }
}

/// The question about a value that borrows another one, which is saved, too: if it had parts with destructors that
/// matter, rustc would reject the borrow.
pub(crate) fn of_borrower(question: Question) -> Question {
    match question {
        Question::Destructor => Question::Borrower,
        // Its type alone tells whether the target was moved out.
        Question::Unless(gate) if !matches!(gate, Gate::Target | Gate::Choice | Gate::Order) => {
            Question::OwnUnless(gate)
        }
        question => question,
    }
}
