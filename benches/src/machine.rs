//! What the figures were measured on.

use std::fmt;
use std::fs::read_to_string;

/// The machine, and how busy it was.
#[derive(Clone, Debug)]
pub struct Machine {
    cpu: String,
    cores: usize,
    system: String,
    /// The load average of the last minute: how many others wanted to run.
    load: String,
}

impl Machine {
    /// Describes this machine, now.
    #[must_use]
    pub fn new() -> Self {
        let info = read("/proc/cpuinfo");
        let model = info.lines().find(|line| line.starts_with("model name")).and_then(|line| line.split_once(": "));
        Self {
            cpu: model.map_or_else(|| "unknown".to_owned(), |(_, name)| name.to_owned()),
            cores: std::thread::available_parallelism().map_or(1, usize::from),
            system: format!("{} {}", read("/proc/sys/kernel/ostype").trim(), read("/proc/sys/kernel/osrelease").trim()),
            load: read("/proc/loadavg").split(' ').next().unwrap_or_default().to_owned(),
        }
    }
}

impl Default for Machine {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Display for Machine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { cpu, cores, system, load } = self;
        write!(f, "{cpu}, {cores} cores, {system}, load average {load}")
    }
}

fn read(path: &str) -> String {
    read_to_string(path).unwrap_or_default()
}
