//! A log of what happens, shared by a body and its test.

use std::cell::RefCell;
use std::rc::Rc;

/// A log that is shared.
#[derive(Clone, Default)]
pub(crate) struct Trace(Rc<RefCell<Vec<String>>>);

impl Trace {
    pub(crate) fn log(&self, event: impl Into<String>) {
        self.0.borrow_mut().push(event.into());
    }

    /// A value that says when it is dropped.
    pub(crate) fn guard(&self, name: &'static str) -> Guard {
        Guard(name, self.clone())
    }

    /// Takes what was logged, in one line.
    pub(crate) fn take(&self) -> String {
        self.0.borrow_mut().drain(..).collect::<Vec<_>>().join(" ")
    }
}

/// Says when it is dropped.
pub(crate) struct Guard(&'static str, Trace);

impl Drop for Guard {
    fn drop(&mut self) {
        self.1.log(format!("-{}", self.0));
    }
}
