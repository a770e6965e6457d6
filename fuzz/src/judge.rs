//! What is wrong with a generator, if anything: compiles and runs many at once, and tells them apart.

use crate::case::Case;
use crate::compile::{Compiler, Fault, Outcome};
use crate::program::{Half, Halves, program};
use std::collections::{BTreeMap, BTreeSet};
use std::io;

/// What came of a generator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It does what its twin does.
    Agrees,
    /// Its twin does not compile: the fault is the fuzzer's.
    Invalid(String),
    /// Its twin compiles, and it does not.
    Rejected(String),
    /// It does something else than its twin.
    Differs {
        /// How it was driven.
        way: String,
        /// What it did.
        subject: String,
        /// What its twin did.
        twin: String,
    },
    /// It does something else than its twin, and rustc warns of that where it compiles it: a field was moved out of a
    /// value, and what is left of it is dropped early.
    Warned,
    /// It, or its twin, ended the program, or did not come to an end.
    Crashed,
}

impl Verdict {
    /// Whether it is a fault of `genfn`.
    #[must_use]
    pub const fn is_finding(&self) -> bool {
        matches!(self, Self::Rejected(_) | Self::Differs { .. } | Self::Crashed)
    }

    /// Whether two findings look like the same one: rustc says the same but for names, or traces differ in both.
    #[must_use]
    pub fn is_like(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Rejected(one), Self::Rejected(two)) => without_names(one) == without_names(two),
            (Self::Differs { .. }, Self::Differs { .. }) | (Self::Crashed, Self::Crashed) => true,
            _ => false,
        }
    }
}

/// A message without what stands between backticks, and without numbers.
#[must_use]
pub fn without_names(message: &str) -> String {
    let outside = message.split('`').step_by(2).collect::<Vec<_>>().join("_");
    outside.chars().filter(|char| !char.is_ascii_digit()).collect()
}

/// How much is done for a verdict on what does not compile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Care {
    /// Each half is compiled alone, and what differs with a warning does as any other.
    Strict,
    /// Each half is compiled alone.
    Thorough,
    /// The half that an error is in is to blame. Errors of the other half may be hidden by those of other cases.
    Quick,
}

/// Tells what is wrong with each of the cases, which must have different indices.
///
/// # Errors
///
/// Returns what the system says if a program can't be compiled or run at all.
pub fn judge(compiler: &Compiler, cases: &[Case], care: Care) -> io::Result<BTreeMap<u64, Verdict>> {
    let mut verdicts = BTreeMap::new();
    let mut left = cases.iter().collect::<Vec<_>>();
    while !left.is_empty() {
        let whole = program(&left, compiler.oracle(), Halves::Both);
        match compiler.try_out(&whole, true)? {
            Outcome::Ran { output, finished } => {
                read(&output, &mut verdicts);
                let stopped =
                    (!finished).then(|| left.iter().find(|case| !verdicts.contains_key(&case.index))).flatten();
                if let Some(case) = stopped {
                    verdicts.insert(case.index, Verdict::Crashed);
                } else {
                    left.retain(|case| verdicts.contains_key(&case.index));
                }
            }
            Outcome::Rejected(faults) => {
                for case in suspects(&left, &faults) {
                    let blamed = if care == Care::Quick { blame(case, &faults) } else { None };
                    let verdict = blamed.map_or_else(|| judge_halves(compiler, case), Ok)?;
                    verdicts.insert(case.index, verdict);
                }
            }
        }
        left.retain(|case| !verdicts.contains_key(&case.index));
    }
    if care == Care::Thorough {
        note_warned(compiler, cases, &mut verdicts)?;
    }
    Ok(verdicts)
}

/// Tells those that differ without a warning from those that do with one.
fn note_warned(compiler: &Compiler, cases: &[Case], verdicts: &mut BTreeMap<u64, Verdict>) -> io::Result<()> {
    for (index, verdict) in verdicts.iter_mut().filter(|(_, verdict)| matches!(verdict, Verdict::Differs { .. })) {
        let Some(case) = cases.iter().find(|case| case.index == *index) else { continue };
        if compiler.warns_of(&program(&[case], compiler.oracle(), Halves::Only(Half::Subject)))? {
            *verdict = Verdict::Warned;
        }
    }
    Ok(())
}

/// The cases that errors point at; all of them if errors point nowhere.
fn suspects<'a>(cases: &[&'a Case], faults: &[Fault]) -> Vec<&'a Case> {
    let owners = faults.iter().filter_map(|fault| fault.owner).map(|(index, _)| index).collect::<BTreeSet<_>>();
    let is_suspect = |case: &&&Case| owners.is_empty() || owners.contains(&case.index);
    cases.iter().filter(is_suspect).copied().collect()
}

/// The verdict that follows from where errors are.
fn blame(case: &Case, faults: &[Fault]) -> Option<Verdict> {
    let fault_in = |half| faults.iter().find(|fault| fault.owner == Some((case.index, half)));
    let invalid = fault_in(Half::Twin).map(|fault| Verdict::Invalid(fault.text.clone()));
    invalid.or_else(|| fault_in(Half::Subject).map(|fault| Verdict::Rejected(fault.text.clone())))
}

/// Judges one case that may not compile.
fn judge_halves(compiler: &Compiler, case: &Case) -> io::Result<Verdict> {
    if let Some(fault) = fault_of(compiler, case, Half::Twin)? {
        return Ok(Verdict::Invalid(fault));
    }
    if let Some(fault) = fault_of(compiler, case, Half::Subject)? {
        return Ok(Verdict::Rejected(fault));
    }
    let whole = program(&[case], compiler.oracle(), Halves::Both);
    match compiler.try_out(&whole, true)? {
        Outcome::Ran { output, finished } => {
            let mut verdicts = BTreeMap::new();
            read(&output, &mut verdicts);
            Ok(verdicts.remove(&case.index).filter(|_| finished).unwrap_or(Verdict::Crashed))
        }
        // Each half compiles to metadata: what is left are errors that only code generation finds.
        Outcome::Rejected(faults) => Ok(Verdict::Rejected(first(&faults))),
    }
}

fn fault_of(compiler: &Compiler, case: &Case, half: Half) -> io::Result<Option<String>> {
    let program = program(&[case], compiler.oracle(), Halves::Only(half));
    Ok(match compiler.try_out(&program, false)? {
        Outcome::Ran { .. } => None,
        Outcome::Rejected(faults) => Some(first(&faults)),
    })
}

fn first(faults: &[Fault]) -> String {
    faults.first().map(|fault| fault.text.clone()).unwrap_or_default()
}

/// Reads the lines `OK <index> ..`, and `DIFF <index> <way>` with a trace on each of the next two.
fn read(output: &str, verdicts: &mut BTreeMap<u64, Verdict>) {
    let mut lines = output.lines();
    while let Some(line) = lines.next() {
        let mut words = line.splitn(3, ' ');
        let (Some(word), Some(Ok(index))) = (words.next(), words.next().map(str::parse)) else { continue };
        let verdict = match word {
            "OK" => Verdict::Agrees,
            "DIFF" => {
                let mut trace = || lines.next().unwrap_or_default().to_owned();
                Verdict::Differs { subject: trace(), twin: trace(), way: words.next().unwrap_or_default().to_owned() }
            }
            _ => continue,
        };
        verdicts.insert(index, verdict);
    }
}
