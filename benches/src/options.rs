//! What the command line asks for.

use crate::measure::Effort;
use std::path::PathBuf;
use std::time::Duration;

/// What `--help` says.
pub const HELP: &str = "\
Measures genfn beside its rivals, and writes RESULTS.md and results.svg.

    cargo +nightly run --release -p genfn-benches -- [OPTIONS]

    --rounds N     samples of each rival, of which the median counts (default: 51)
    --sample US    microseconds that a sample takes at least (default: 500)
    --only NAME    only this workload; nothing is written
    --out DIR      where the results go (default: the folder of this package)";

/// The options, with their defaults.
#[derive(Clone, Debug)]
pub struct Options {
    /// How much is measured.
    pub effort: Effort,
    /// The workload that is measured, if not all are.
    pub only: Option<String>,
    /// Where the results go.
    pub out: PathBuf,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            effort: Effort { rounds: 51, sample: Duration::from_micros(500) },
            only: None,
            out: env!("CARGO_MANIFEST_DIR").into(),
        }
    }
}

impl Options {
    /// Reads the arguments of the command; `None` if help is asked for.
    ///
    /// # Errors
    ///
    /// Returns a message if an argument is unknown, or has no value or a wrong one.
    pub fn parse(mut arguments: impl Iterator<Item = String>) -> Result<Option<Self>, String> {
        let mut options = Self::default();
        while let Some(name) = arguments.next() {
            if matches!(&*name, "--help" | "-h") {
                return Ok(None);
            }
            let value = arguments.next().ok_or_else(|| format!("`{name}` is unknown, or has no value"))?;
            let number = || value.parse::<u64>().map_err(|_| format!("`{value}` is not a number"));
            match &*name {
                "--rounds" => options.effort.rounds = number()?.max(1) as usize,
                "--sample" => options.effort.sample = Duration::from_micros(number()?),
                "--only" => options.only = Some(value),
                "--out" => options.out = value.into(),
                _ => return Err(format!("`{name}` is unknown")),
            }
        }
        Ok(Some(options))
    }
}
