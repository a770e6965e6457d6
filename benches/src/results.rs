//! All that is measured.

use crate::code::Code;
use crate::machine::Machine;
use crate::measure::{Effort, Timing, measure};
use crate::{Rival, Way, Workload};

/// What was measured in one run.
pub struct Results {
    /// Where.
    pub machine: Machine,
    /// How thoroughly.
    pub effort: Effort,
    /// Of each workload.
    pub workloads: Vec<Measured>,
}

/// What was measured of a workload.
pub struct Measured {
    /// The workload.
    pub workload: Workload,
    /// How many items it yields.
    pub items: usize,
    /// Times.
    pub timings: Vec<Timing>,
    /// Bytes of machine code, where the program's symbols tell.
    pub code: Vec<(Rival, u64)>,
}

impl Results {
    /// Measures the workloads. Reports each to `progress` before it begins.
    pub fn new(workloads: Vec<Workload>, effort: Effort, mut progress: impl FnMut(&Workload)) -> Self {
        let machine = Machine::new();
        let code = Code::read();
        let measure_one = |workload: Workload| {
            progress(&workload);
            Measured::new(workload, code.as_ref(), effort)
        };
        Self { machine, effort, workloads: workloads.into_iter().map(measure_one).collect() }
    }
}

impl Measured {
    fn new(workload: Workload, code: Option<&Code>, effort: Effort) -> Self {
        let rivals = workload.entries.iter().map(|entry| entry.rival);
        let code = code.map(|code| rivals.map(|rival| (rival, code.bytes(&workload, rival))).collect());
        Self { items: workload.items(), timings: measure(&workload, effort), code: code.unwrap_or_default(), workload }
    }

    /// Returns nanoseconds an item.
    #[must_use]
    pub fn nanos(&self, way: Way, rival: Rival) -> Option<f64> {
        self.timings.iter().find(|timing| timing.way == way && timing.rival == rival).map(|timing| timing.nanos)
    }

    /// Returns how long one rival takes, divided by how long another one does.
    #[must_use]
    pub fn ratio(&self, way: Way, rival: Rival, to: Rival) -> Option<f64> {
        Some(self.nanos(way, rival)? / self.nanos(way, to)?)
    }

    /// Returns the bytes of a rival's generator.
    #[must_use]
    pub fn size(&self, rival: Rival) -> Option<usize> {
        self.workload.entries.iter().find(|entry| entry.rival == rival)?.size
    }

    /// Returns the bytes of a rival's machine code.
    #[must_use]
    pub fn code(&self, rival: Rival) -> Option<u64> {
        self.code.iter().find(|entry| entry.0 == rival).map(|entry| entry.1).filter(|bytes| *bytes > 0)
    }

    /// Returns why a rival does not take part.
    #[must_use]
    pub fn excuse(&self, rival: Rival) -> Option<&'static str> {
        self.workload.missing.iter().find(|entry| entry.0 == rival).map(|entry| entry.1)
    }
}
