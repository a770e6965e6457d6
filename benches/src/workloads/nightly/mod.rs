//! The workloads by rustc's own `gen` blocks and coroutines. They are files of their own because a stable compiler does
//! not even parse them.

pub(crate) mod alternating;
pub(crate) mod counter;
pub(crate) mod fibonacci;
pub(crate) mod flatten_tree;
pub(crate) mod large_state;
pub(crate) mod merge;
pub(crate) mod nested;
pub(crate) mod phases;
pub(crate) mod running_total;
pub(crate) mod send_echo;
pub(crate) mod sieve;
pub(crate) mod windows;
