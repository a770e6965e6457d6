//! Drivers: to the end, to a fault, to a suspension.

use crate::ledger::{self, Fault, Guard, guard};
use genfn::{Generator, Status};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

/// A generator of any shape.
pub(crate) trait Subject {
    /// Resumes it, and returns whether it is suspended now. What it hands out is dropped quietly.
    fn resume(&mut self) -> bool;

    /// Where it stands.
    fn status(&self) -> Status;

    /// Runs it to its end, in a `fold` if it is an iterator.
    fn fold(self: Box<Self>);
}

/// A generator that is sent nothing.
pub(crate) struct Plain<G>(G);

impl<G> Plain<G> {
    pub(crate) const fn new(generator: G) -> Self {
        Self(generator)
    }
}

impl<G: Generator + Iterator> Subject for Plain<G> {
    fn resume(&mut self) -> bool {
        let outcome = if self.0.status() == Status::Unstarted { self.0.start() } else { self.0.send(()) };
        let suspended = outcome.is_yielded();
        ledger::quietly(|| drop(outcome));
        suspended
    }

    fn status(&self) -> Status {
        self.0.status()
    }

    fn fold(self: Box<Self>) {
        self.0.fold((), |(), value| ledger::quietly(|| drop(value)));
    }
}

/// A generator that is known as an iterator: what it says when it is resumed again is how it is known to be poisoned.
pub(crate) struct Iter<I> {
    iter: I,
    status: Status,
}

impl<I> Iter<I> {
    pub(crate) const fn new(iter: I) -> Self {
        Self { iter, status: Status::Unstarted }
    }
}

impl<I: Iterator> Subject for Iter<I> {
    fn resume(&mut self) -> bool {
        self.status = Status::Poisoned;
        let item = self.iter.next();
        self.status = if item.is_some() { Status::Suspended } else { Status::Complete };
        ledger::quietly(|| drop(item));
        self.status == Status::Suspended
    }

    fn status(&self) -> Status {
        self.status
    }

    fn fold(self: Box<Self>) {
        self.iter.fold((), |(), value| ledger::quietly(|| drop(value)));
    }
}

/// A generator that is sent guards.
pub(crate) struct Sent<G>(G);

impl<G> Sent<G> {
    pub(crate) const fn new(generator: G) -> Self {
        Self(generator)
    }
}

impl<G: Generator<Guard>> Subject for Sent<G> {
    fn resume(&mut self) -> bool {
        let outcome =
            if self.0.status() == Status::Unstarted { self.0.start() } else { self.0.send(ledger::quietly(guard)) };
        let suspended = outcome.is_yielded();
        ledger::quietly(|| drop(outcome));
        suspended
    }

    fn status(&self) -> Status {
        self.0.status()
    }

    fn fold(mut self: Box<Self>) {
        while self.resume() {}
    }
}

/// Makes a generator.
pub(crate) type Make = fn() -> Box<dyn Subject>;

/// Resumes a generator until it ends.
pub(crate) fn to_the_end(mut subject: Box<dyn Subject>) {
    while subject.resume() {}
    assert_eq!(subject.status(), Status::Complete);
}

/// How often a generator suspends.
pub(crate) fn suspensions(make: Make) -> usize {
    let mut subject = make();
    std::iter::repeat_with(|| subject.resume()).take_while(|suspended| *suspended).count()
}

/// A generator that has been resumed so often.
pub(crate) fn suspended(make: Make, resumes: usize) -> Box<dyn Subject> {
    let mut subject = make();
    (0..resumes).for_each(|_| assert!(subject.resume()));
    subject
}

/// Resumes a generator until something fails in it. It holds nothing then, and can't be resumed.
pub(crate) fn to_the_fault(what: &str, mut subject: Box<dyn Subject>) {
    let outcome = catch_unwind(AssertUnwindSafe(|| while subject.resume() {}));
    let Err(fault) = outcome else { return };
    assert_eq!(subject.status(), Status::Poisoned, "{what}");
    assert!(ledger::alive().is_empty(), "{what}: it holds {:?}", ledger::alive());
    let again = catch_unwind(AssertUnwindSafe(|| subject.resume()));
    assert_eq!(message(again), "the generator has panicked: it is poisoned and can't be resumed", "{what}");
    assert!(fault.is::<Fault>(), "{what}");
    drop(subject);
    resume_unwind(fault);
}

fn message(outcome: std::thread::Result<bool>) -> String {
    match outcome {
        Ok(_) => "it could be resumed".to_owned(),
        Err(payload) => match payload.downcast::<String>() {
            Ok(message) => *message,
            Err(payload) => payload.downcast::<&str>().map_or_else(|_| "a fault".to_owned(), |text| (*text).to_owned()),
        },
    }
}
