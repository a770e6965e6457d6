//! What the command line asks for.

use crate::judge::Care;
use crate::program::Oracle;
use std::path::PathBuf;

/// What `--help` says.
pub const HELP: &str = "\
Compares random generator functions with an oracle.

    cargo run -p genfn-fuzz -- [OPTIONS]

    --seed N        the seed of all randomness (default: 1)
    --count M       how many generators to try (default: 200)
    --first K       the first of them (default: 0)
    --only K        only this one
    --oracle NAME   coroutine (default; needs nightly), or function
    --toolchain T   the toolchain for the coroutine oracle (default: nightly)
    --edition E     2021 or 2024 (default: 2024)
    --attribute A   what `#[generator]` is told, such as `boxed`
    --batch B       how many to put into one program (default: 60)
    --jobs J        how many programs to compile at once (default: 2)
    --strict        what differs with a warning of rustc is a finding, too
    --keep DIR      write a whole program for each finding there
    --no-shrink     print findings as they are
    --limit L       shrink no more than L findings, and only count the rest (default: 20)
    --print         print the bodies, and compile nothing";

/// The options, with their defaults.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// The seed of all randomness.
    pub seed: u64,
    /// The index of the first generator.
    pub first: u64,
    /// How many generators there are.
    pub count: u64,
    /// What they are compared with.
    pub oracle: Oracle,
    /// The toolchain that has coroutines.
    pub toolchain: String,
    /// The edition of the programs.
    pub edition: &'static str,
    /// What `#[generator]` is told, in parentheses.
    pub attribute: String,
    /// How many generators share a program.
    pub batch: usize,
    /// How many programs are compiled at once.
    pub jobs: usize,
    /// Where whole programs are kept.
    pub keep: Option<PathBuf>,
    /// Whether what differs with a warning of rustc is a finding, too.
    pub strict: bool,
    /// Whether findings are made smaller.
    pub shrink: bool,
    /// How many findings are printed.
    pub limit: usize,
    /// Whether bodies are only printed.
    pub print: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            seed: 1,
            first: 0,
            count: 200,
            oracle: Oracle::Coroutine,
            toolchain: "nightly".to_owned(),
            edition: "2024",
            attribute: String::new(),
            batch: 60,
            jobs: 2,
            keep: None,
            strict: false,
            shrink: true,
            limit: 20,
            print: false,
        }
    }
}

impl Options {
    /// Reads the arguments of the command; `None` if help is asked for.
    ///
    /// # Errors
    ///
    /// Returns a message if an argument is unknown, or has no value or a wrong one.
    pub fn parse(arguments: impl Iterator<Item = String>) -> Result<Option<Self>, String> {
        let mut options = Self::default();
        let mut arguments = arguments;
        while let Some(name) = arguments.next() {
            match name.as_str() {
                "--help" | "-h" => return Ok(None),
                "--strict" => options.strict = true,
                "--no-shrink" => options.shrink = false,
                "--print" => options.print = true,
                _ => {
                    let value = arguments.next().ok_or_else(|| format!("`{name}` is unknown, or has no value"))?;
                    options.set(&name, &value)?;
                }
            }
        }
        Ok(Some(options))
    }

    /// How much is done for a verdict.
    #[must_use]
    pub const fn care(&self) -> Care {
        if self.strict { Care::Strict } else { Care::Thorough }
    }

    fn set(&mut self, name: &str, value: &str) -> Result<(), String> {
        let wrong = || format!("`{value}` is no value for `{name}`");
        let number = || value.parse::<u64>().map_err(|_| wrong());
        let size = || value.parse::<usize>().map_err(|_| wrong());
        match name {
            "--seed" => self.seed = number()?,
            "--count" => self.count = number()?,
            "--first" => self.first = number()?,
            "--only" => (self.first, self.count) = (number()?, 1),
            "--batch" => self.batch = size()?.max(1),
            "--jobs" => self.jobs = size()?.max(1),
            "--limit" => self.limit = size()?,
            "--attribute" => self.attribute = format!("({value})"),
            "--toolchain" => value.clone_into(&mut self.toolchain),
            "--keep" => self.keep = Some(value.into()),
            "--edition" => {
                self.edition = ["2021", "2024"].into_iter().find(|&known| known == value).ok_or_else(wrong)?;
            }
            "--oracle" => {
                self.oracle = match value {
                    "coroutine" => Oracle::Coroutine,
                    "function" => Oracle::Function,
                    _ => return Err(wrong()),
                }
            }
            _ => return Err(format!("unknown argument `{name}`")),
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::Options;
    use crate::program::Oracle;

    fn parse(line: &str) -> Result<Option<Options>, String> {
        Options::parse(line.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn a_case_is_replayed_by_its_seed_and_index() {
        let options = parse("--seed 7 --only 3 --oracle function").unwrap().unwrap();
        assert_eq!((options.seed, options.first, options.count), (7, 3, 1));
        assert_eq!(options.oracle, Oracle::Function);
    }

    #[test]
    fn what_is_unknown_is_told() {
        assert!(parse("--speed 7").unwrap_err().contains("--speed"));
        assert!(parse("--seed many").unwrap_err().contains("many"));
        assert_eq!(parse("--help"), Ok(None));
    }
}
