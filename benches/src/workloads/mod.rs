//! The workloads, a file each.

pub mod alternating;
pub mod counter;
pub mod fibonacci;
pub mod flatten_tree;
pub mod large_state;
pub mod merge;
pub mod nested;
#[cfg(nightly)]
mod nightly;
pub mod phases;
pub mod running_total;
pub mod send_echo;
pub mod sieve;
pub mod stream;
pub mod tree;
pub mod windows;

use crate::Workload;

/// Returns all workloads, in the order of the tables' rows.
#[must_use]
pub fn all() -> Vec<Workload> {
    vec![
        counter::workload(),
        nested::workload(),
        fibonacci::workload(),
        running_total::workload(),
        large_state::workload(),
        alternating::workload(),
        windows::workload(),
        sieve::workload(),
        merge::workload(),
        phases::workload(),
        flatten_tree::workload(),
        send_echo::workload(),
        stream::workload(),
        tree::balanced(),
        tree::degenerate(),
        tree::deep(),
    ]
}
