//! Measuring: rivals take turns, so that what disturbs one of them disturbs them all.

use crate::workload::{Cell, Run};
use crate::{Rival, Way, Workload};
use std::hint::black_box;
use std::time::{Duration, Instant};

/// How much is measured.
#[derive(Clone, Copy, Debug)]
pub struct Effort {
    /// How many samples are taken of each cell.
    pub rounds: usize,
    /// How long a sample takes at least.
    pub sample: Duration,
}

/// The time that one rival needs, consumed in one way.
#[derive(Clone, Copy, Debug)]
pub struct Timing {
    /// Who was measured.
    pub rival: Rival,
    /// How it was consumed.
    pub way: Way,
    /// The median of its samples, in nanoseconds an item.
    pub nanos: f64,
}

/// Measures all cells of a workload, way by way.
#[must_use]
pub fn measure(workload: &Workload, effort: Effort) -> Vec<Timing> {
    Way::ALL.iter().flat_map(|&way| measure_way(workload, way, effort)).collect()
}

/// A cell and what was measured of it.
struct Series<'w> {
    cell: &'w Cell,
    /// How often it is run for one sample.
    repeats: u32,
    /// Nanoseconds a run.
    samples: Vec<f64>,
}

fn measure_way(workload: &Workload, way: Way, effort: Effort) -> Vec<Timing> {
    let cells = workload.cells.iter().filter(|cell| cell.way == way);
    let mut series = cells.map(|cell| Series::new(cell, workload.n, effort)).collect::<Vec<_>>();
    for round in 0..effort.rounds {
        // Each round begins with another rival, so that nobody always follows the same one.
        let first = round % series.len().max(1);
        series.rotate_left(first);
        series.iter_mut().for_each(|series| series.sample(workload.n));
        series.rotate_right(first);
    }
    #[expect(clippy::cast_precision_loss, reason = "there are thousands of items, not quintillions")]
    let items = workload.items() as f64;
    series.into_iter().map(|series| series.finish(items)).collect()
}

impl<'w> Series<'w> {
    /// Warms the cell up, and finds out how often it has to be run for one sample.
    fn new(cell: &'w Cell, n: u64, effort: Effort) -> Self {
        let mut repeats = 1;
        while time(cell.run, n, repeats) < effort.sample {
            repeats *= 2;
        }
        Self { cell, repeats, samples: Vec::with_capacity(effort.rounds) }
    }

    fn sample(&mut self, n: u64) {
        let elapsed = time(self.cell.run, n, self.repeats);
        self.samples.push(elapsed.as_secs_f64() * 1e9 / f64::from(self.repeats));
    }

    fn finish(mut self, items: f64) -> Timing {
        Timing { rival: self.cell.rival, way: self.cell.way, nanos: median(&mut self.samples) / items }
    }
}

fn time(run: Run, n: u64, repeats: u32) -> Duration {
    let start = Instant::now();
    for _ in 0..repeats {
        black_box(run(black_box(n)));
    }
    start.elapsed()
}

/// Returns the middle of the values, or NaN if there are none.
pub fn median(values: &mut [f64]) -> f64 {
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    match values.len() {
        0 => f64::NAN,
        count if count % 2 == 1 => values[middle],
        _ => f64::midpoint(values[middle - 1], values[middle]),
    }
}
