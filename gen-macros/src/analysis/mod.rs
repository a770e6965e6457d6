//! What is true at each point of a body: where control comes from, what is initialised, what is alive.

mod doubts;
pub(crate) mod graph;
mod init;
mod liveness;
mod order;
mod readings;
mod remaining;
pub(crate) mod roots;
mod threads;

pub(crate) use doubts::{Doubts, TakenId};
pub(crate) use graph::Graph;
pub(crate) use init::{Init, InitState};
pub(crate) use liveness::Liveness;
pub(crate) use readings::Readings;
pub(crate) use remaining::{Bounds, Remaining};
