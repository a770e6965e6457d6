//! Guards, and the ledger in which they are: each of their operations is counted, and one of them can be told to fail.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

thread_local! {
    static LEDGER: RefCell<Ledger> = const { RefCell::new(Ledger::new()) };
}

/// What is known of the guards of this thread.
struct Ledger {
    operations: usize,
    /// The operation that fails.
    failing: Option<usize>,
    /// Operations are neither counted nor do they fail.
    quiet: bool,
    made: u32,
    alive: BTreeSet<u32>,
    /// The guards that were used or dropped when they were not alive.
    dead: Vec<u32>,
}

impl Ledger {
    const fn new() -> Self {
        Self { operations: 0, failing: None, quiet: false, made: 0, alive: BTreeSet::new(), dead: Vec::new() }
    }
}

/// What a failing operation panics with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Fault;

/// What happened in an audited run.
pub(crate) struct Audit {
    pub(crate) operations: usize,
    /// The fault that came out of it.
    pub(crate) fault: Option<Fault>,
    leaked: BTreeSet<u32>,
    dead: Vec<u32>,
}

impl Audit {
    /// Asserts that each guard was dropped once.
    #[track_caller]
    pub(crate) fn assert_clean(&self, what: &str) {
        assert!(self.leaked.is_empty(), "{what}: leaked {:?}", self.leaked);
        assert!(self.dead.is_empty(), "{what}: used or dropped after they were dropped: {:?}", self.dead);
    }
}

/// Runs something with an empty ledger, in which this operation fails.
pub(crate) fn audited(failing: Option<usize>, run: impl FnOnce()) -> Audit {
    LEDGER.set(Ledger { failing, ..Ledger::new() });
    let fault = match catch_unwind(AssertUnwindSafe(run)) {
        Ok(()) => None,
        Err(payload) => Some(*payload.downcast::<Fault>().unwrap_or_else(|other| resume_unwind(other))),
    };
    let Ledger { operations, alive, dead, .. } = LEDGER.replace(Ledger::new());
    Audit { operations, fault, leaked: alive, dead }
}

/// The guards that are alive.
pub(crate) fn alive() -> BTreeSet<u32> {
    LEDGER.with_borrow(|ledger| ledger.alive.clone())
}

/// Does something that is no part of the run.
pub(crate) fn quietly<T>(run: impl FnOnce() -> T) -> T {
    let outer = LEDGER.with_borrow_mut(|ledger| std::mem::replace(&mut ledger.quiet, true));
    let value = run();
    LEDGER.with_borrow_mut(|ledger| ledger.quiet = outer);
    value
}

/// Counts an operation, and fails if it is its turn. A thread that is panicking can't panic again.
fn operate() {
    let fails = LEDGER.with_borrow_mut(|ledger| {
        ledger.operations += usize::from(!ledger.quiet);
        !ledger.quiet && ledger.failing == Some(ledger.operations)
    });
    if fails && !std::thread::panicking() {
        resume_unwind(Box::new(Fault));
    }
}

/// A value that is entered in the ledger for as long as it lives.
#[derive(Debug)]
pub(crate) struct Guard {
    id: u32,
}

/// Makes a guard.
pub(crate) fn guard() -> Guard {
    operate();
    LEDGER.with_borrow_mut(|ledger| {
        ledger.made += 1;
        ledger.alive.insert(ledger.made);
        Guard { id: ledger.made }
    })
}

impl Guard {
    /// Uses it.
    pub(crate) fn touch(&self) -> u8 {
        self.assert_alive();
        operate();
        1
    }

    /// Consumes it.
    pub(crate) fn into_number(self) -> u8 {
        self.touch()
    }

    /// Hands out what it is called on.
    pub(crate) fn into_itself(self) -> Self {
        self.touch();
        self
    }

    fn assert_alive(&self) {
        LEDGER.with_borrow_mut(|ledger| {
            if !ledger.alive.contains(&self.id) {
                ledger.dead.push(self.id);
            }
        });
    }
}

impl Clone for Guard {
    fn clone(&self) -> Self {
        self.assert_alive();
        guard()
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        LEDGER.with_borrow_mut(|ledger| {
            if !ledger.alive.remove(&self.id) {
                ledger.dead.push(self.id);
            }
        });
        operate();
    }
}
