//! The bars: how fast, small and compact genfn has to be, beside the others.

use crate::results::{Measured, Results};
use crate::{Rival, Way};

/// How much more time than another rival is taken for noise.
const NOISE: f64 = 1.05;

/// A bar, and what was measured.
pub struct Bar {
    /// What is compared.
    pub what: &'static str,
    /// What it may come to at most.
    pub limit: f64,
    /// Whether it is a ratio; else it is a difference in bytes.
    pub is_ratio: bool,
    /// What it comes to, for each workload that it speaks of.
    pub found: Vec<(String, f64)>,
}

impl Bar {
    /// Returns the workload that comes off worst.
    #[must_use]
    pub fn worst(&self) -> Option<&(String, f64)> {
        self.found.iter().max_by(|a, b| a.1.total_cmp(&b.1))
    }

    /// Returns the workloads that miss it.
    pub fn misses(&self) -> impl Iterator<Item = &(String, f64)> {
        self.found.iter().filter(|(_, found)| *found > self.limit)
    }
}

/// Compares the results with all bars.
#[must_use]
pub fn bars(results: &Results) -> Vec<Bar> {
    // What rustc compiles has bars of its own.
    let native = |name: &str| matches!(name, "stream" | "balanced_tree" | "degenerate_tree" | "deep_tree");
    let all = |name: &str| !native(name);
    let large = |name: &str| matches!(name, "large_state" | "alternating");
    let sent = |name: &str| matches!(name, "running_total" | "send_echo");
    let folded = |name: &str| matches!(name, "counter" | "nested" | "fibonacci" | "sieve" | "merge" | "phases");
    let to_hand = (Rival::Genfn, Rival::Hand);
    let to_nightly = (Rival::Genfn, Rival::Nightly);
    let time = |what, limit, way, (rival, to), speaks_of: &dyn Fn(&str) -> bool| {
        let found = found(results, speaks_of, |measured| measured.ratio(way, rival, to));
        Bar { what, limit, is_ratio: true, found }
    };
    vec![
        time("`for`, to hand-written", 1.15, Way::For, to_hand, &|name| all(name) && !large(name) && !sent(name)),
        time("`for` with 4 KiB kept, to hand-written", 1.5, Way::For, to_hand, &large),
        time("sending, to hand-written", 1.1, Way::For, to_hand, &sent),
        time("`for`, to diapause", NOISE, Way::For, (Rival::Genfn, Rival::Diapause), &all),
        time("`for`, to nightly", NOISE, Way::For, to_nightly, &all),
        time("behind `dyn`, to nightly", 1.1, Way::Dyn, to_nightly, &all),
        time("`fold`, to the plain loop", 1.1, Way::Fold, (Rival::Genfn, Rival::Plain), &folded),
        nested(results),
        time("boxed, to plain", 1.2, Way::For, (Rival::Boxed, Rival::Genfn), &|name| name == "nested"),
        time("streams, to async-stream", 0.8, Way::For, (Rival::Genfn, Rival::AsyncStream), &|name| name == "stream"),
        time("recursion, to a stack written by hand", 1.5, Way::For, to_hand, &|name| name == "balanced_tree"),
        depth(results),
        Bar {
            what: "`size_of`, beyond nightly's",
            limit: 16.0,
            is_ratio: false,
            found: found(results, &all, |measured| {
                Some(float(measured.size(Rival::Genfn)? as u64) - float(measured.size(Rival::Nightly)? as u64))
            }),
        },
        Bar {
            what: "machine code, to hand-written",
            limit: 1.3,
            is_ratio: true,
            found: found(results, &all, |measured| {
                Some(float(measured.code(Rival::Genfn)?) / float(measured.code(Rival::Hand)?))
            }),
        },
    ]
}

/// The nested loops, beside everybody who builds on `async`.
fn nested(results: &Results) -> Bar {
    let rivals = [Rival::GenawaiterStack, Rival::GenawaiterRc, Rival::NextGen, Rival::Fauxgen];
    let nested = results.workloads.iter().find(|measured| measured.workload.name == "nested");
    let ratio = |rival| Some((format!("nested, {rival}"), nested?.ratio(Way::For, Rival::Genfn, rival)?));
    let what = "nested loops, to genawaiter, next-gen and fauxgen";
    Bar { what, limit: 0.25, is_ratio: true, found: rivals.into_iter().filter_map(ratio).collect() }
}

/// How an item's time grows with the depth at which it is yielded: a hundred times as deep, not much more of it.
fn depth(results: &Results) -> Bar {
    let nanos = |name| {
        let measured = results.workloads.iter().find(|measured| measured.workload.name == name)?;
        measured.nanos(Way::For, Rival::Genfn)
    };
    let growth = nanos("deep_tree").zip(nanos("degenerate_tree")).map(|(deep, shallow)| deep / shallow);
    let found = growth.map(|growth| ("deep_tree".to_owned(), growth)).into_iter().collect();
    Bar { what: "recursion, to a hundredth of its depth", limit: 3.0, is_ratio: true, found }
}

fn found(
    results: &Results,
    speaks_of: &dyn Fn(&str) -> bool,
    value: impl Fn(&Measured) -> Option<f64>,
) -> Vec<(String, f64)> {
    let workloads = results.workloads.iter().filter(|measured| speaks_of(measured.workload.name));
    workloads.filter_map(|measured| Some((measured.workload.name.to_owned(), value(measured)?))).collect()
}

#[expect(clippy::cast_precision_loss, reason = "nothing here has quadrillions of bytes")]
const fn float(bytes: u64) -> f64 {
    bytes as f64
}
