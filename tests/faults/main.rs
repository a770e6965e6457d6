//! Fault injection: in bodies of every shape, each operation fails in turn, and the generator is dropped wherever it can
//! be.
//!
//! Nothing leaks, nothing is dropped twice, and a generator in which something failed is poisoned and says so.

mod drive;
mod ledger;
mod shapes;

use ledger::Fault;
use shapes::{SHAPES, Shape};

/// There are enough bodies, and enough happens in them.
#[test]
fn the_shapes_do_something() {
    assert!(SHAPES.len() > 24);
    for Shape { name, make } in SHAPES {
        let run = ledger::audited(None, || drive::to_the_end(make()));
        assert!(run.fault.is_none(), "{name}");
        run.assert_clean(name);
        assert!(run.operations > 2, "{name}: {} operations", run.operations);
        assert!(drive::suspensions(*make) > 0, "{name} does not suspend");
    }
}

#[test]
fn each_operation_may_fail_on_the_way() {
    for Shape { name, make } in SHAPES {
        let operations = ledger::audited(None, || drive::to_the_end(make())).operations;
        for failing in 1..=operations {
            let what = format!("{name}, failing at operation {failing}");
            let run = ledger::audited(Some(failing), || drive::to_the_fault(&what, make()));
            assert_eq!(run.fault, Some(Fault), "{what}");
            run.assert_clean(&what);
        }
    }
}

#[test]
fn each_operation_may_fail_in_a_fold() {
    for Shape { name, make } in SHAPES {
        let operations = ledger::audited(None, || make().fold()).operations;
        for failing in 1..=operations {
            let run = ledger::audited(Some(failing), || make().fold());
            assert_eq!(run.fault, Some(Fault), "{name}");
            run.assert_clean(&format!("{name}, failing at operation {failing} of a fold"));
        }
    }
}

#[test]
fn it_may_be_dropped_wherever_it_is_suspended() {
    for Shape { name, make } in SHAPES {
        for resumes in 0..=drive::suspensions(*make) {
            let run = ledger::audited(None, || drop(drive::suspended(*make, resumes)));
            assert!(run.fault.is_none(), "{name}");
            run.assert_clean(&format!("{name}, dropped after {resumes} resumes"));
        }
    }
}

#[test]
fn a_destructor_may_fail_while_it_is_dropped() {
    for Shape { name, make } in SHAPES {
        for resumes in 0..=drive::suspensions(*make) {
            let before = ledger::audited(None, || std::mem::forget(drive::suspended(*make, resumes))).operations;
            let all = ledger::audited(None, || drop(drive::suspended(*make, resumes))).operations;
            for failing in before + 1..=all {
                let run = ledger::audited(Some(failing), || drop(drive::suspended(*make, resumes)));
                assert_eq!(run.fault, Some(Fault), "{name}");
                run.assert_clean(&format!("{name}, dropped after {resumes} resumes, failing at operation {failing}"));
            }
        }
    }
}
