//! The benchmarks of genfn: what they measure, and how. See the README of this folder.
#![expect(clippy::cast_possible_truncation, reason = "what is counted here fits into 32 bits")]
#![cfg_attr(nightly, feature(coroutine_trait, coroutines, gen_blocks, yield_expr))]

pub mod bars;
pub mod code;
pub mod consume;
pub mod fiber;
mod item;
pub mod machine;
pub mod measure;
pub mod options;
pub mod project;
pub mod report;
pub mod results;
mod rival;
pub mod talk;
pub mod workload;
pub mod workloads;
mod yielded;

pub use item::Item;
pub use rival::Rival;
pub use workload::{Way, Workload};
