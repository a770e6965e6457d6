//! All rivals do the same work.

use genfn_benches::workloads;
use genfn_benches::{Rival, Way};

#[test]
fn all_rivals_yield_the_same() {
    for workload in workloads::all() {
        let expected = (workload.entries[0].trace)(workload.n);
        assert!(expected.len() >= 1000, "{} has {} items", workload.name, expected.len());
        for entry in &workload.entries {
            let found = (entry.trace)(workload.n);
            assert!(found == expected, "{}: {} yields something else", workload.name, entry.rival);
        }
    }
}

#[test]
fn all_cells_come_to_the_same_digest() {
    for workload in workloads::all() {
        for way in Way::ALL {
            let cells = workload.cells.iter().filter(|cell| cell.way == way);
            let digests = cells.map(|cell| (cell.rival, (cell.run)(workload.n))).collect::<Vec<_>>();
            assert!(digests.iter().all(|&(_, digest)| digest == digests[0].1), "{} {way}: {digests:?}", workload.name);
        }
    }
}

#[test]
fn everybody_takes_part_or_says_why_not() {
    for workload in workloads::all() {
        for rival in Rival::ALL {
            let takes_part = workload.entries.iter().any(|entry| entry.rival == rival);
            let excused = workload.missing.iter().any(|&(missing, _)| missing == rival);
            assert!(takes_part != excused || (rival.is_optional() && !excused), "{}: {rival}", workload.name);
        }
    }
}
