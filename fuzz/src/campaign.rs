//! A run of the fuzzer: makes cases, judges them batch by batch, shrinks and prints what is found.

use crate::case::Case;
use crate::compile::Compiler;
use crate::grammar::generate;
use crate::judge::{Care, Verdict, judge, without_names};
use crate::options::Options;
use crate::program::{Halves, excerpt, program};
use crate::shrink::shrink;
use std::collections::BTreeMap;
use std::path::Path;
use std::slice::from_ref;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{fs, io, thread};

/// How many findings with the same message are shown.
const ALIKE: usize = 2;

/// How many candidates share a program when a finding is shrunk.
const GROUP: usize = 12;

/// What came of a run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Generators that do what their twins do.
    pub agreed: usize,
    /// Generators whose twins do not compile.
    pub invalid: usize,
    /// Generators that do something else, of which rustc warns where it compiles them.
    pub warned: usize,
    /// Generators that do not compile, although their twins do.
    pub refused: usize,
    /// Generators that do something else, or don't come to an end, and of which nobody warns.
    pub different: usize,
}

impl Summary {
    /// What is a fault of `genfn`: what is refused, and what differs.
    #[must_use]
    pub const fn findings(&self) -> usize {
        self.refused + self.different
    }
}

/// Tries what the options ask for, and prints what it finds.
///
/// # Errors
///
/// Returns what the system says if programs can't be compiled and run at all.
pub fn run(options: &Options) -> io::Result<Summary> {
    let make = |index| {
        let mut case = generate(options.seed, index, options.edition == "2024");
        case.sig.attribute.clone_from(&options.attribute);
        case
    };
    let cases = (options.first..options.first + options.count).map(make).collect::<Vec<_>>();
    if options.print {
        cases.iter().for_each(|case| println!("{}", excerpt(case, options.oracle)));
        return Ok(Summary::default());
    }
    let compiler = Compiler::new(options.oracle, &options.toolchain, options.edition)?;
    let verdicts = judge_all(&compiler, &cases, options)?;
    let summary = summarize(&verdicts);
    report(&compiler, &cases, &verdicts, options)?;
    println!(
        "seed {}: {} agreed, {} invalid, {} differ with a warning, {} refused, {} differ",
        options.seed, summary.agreed, summary.invalid, summary.warned, summary.refused, summary.different
    );
    Ok(summary)
}

fn summarize(verdicts: &BTreeMap<u64, Verdict>) -> Summary {
    let count = |fits: fn(&Verdict) -> bool| verdicts.values().filter(|verdict| fits(verdict)).count();
    Summary {
        agreed: count(|verdict| *verdict == Verdict::Agrees),
        invalid: count(|verdict| matches!(verdict, Verdict::Invalid(_))),
        warned: count(|verdict| matches!(verdict, Verdict::Warned)),
        refused: count(|verdict| matches!(verdict, Verdict::Rejected(_))),
        different: count(|verdict| matches!(verdict, Verdict::Differs { .. } | Verdict::Crashed)),
    }
}

/// Judges all cases, some batches at a time.
fn judge_all(compiler: &Compiler, cases: &[Case], options: &Options) -> io::Result<BTreeMap<u64, Verdict>> {
    let batches = cases.chunks(options.batch).collect::<Vec<_>>();
    let verdicts = Mutex::new(BTreeMap::new());
    // The lock is poisoned only if another thread panicked, which ends the run.
    let poisoned = || io::Error::other("a job has panicked");
    in_parallel(options.jobs, &batches, |batch| {
        let judged = judge(compiler, batch, options.care())?;
        verdicts.lock().map_err(|_| poisoned())?.extend(judged);
        Ok(())
    })?;
    verdicts.into_inner().map_err(|_| poisoned())
}

/// Prints the findings, each as small as it gets, and the faults of the fuzzer itself.
fn report(compiler: &Compiler, cases: &[Case], verdicts: &BTreeMap<u64, Verdict>, options: &Options) -> io::Result<()> {
    let find = |index: u64| cases.iter().find(move |case| case.index == index);
    for (index, verdict) in verdicts {
        if let Verdict::Invalid(fault) = verdict {
            println!("invalid: --seed {} --only {index}: {fault}", options.seed);
        }
    }
    let findings = distinct(verdicts);
    let shown = findings.iter().take(options.limit).filter_map(|(index, verdict)| Some((find(*index)?, *verdict)));
    let shown = shown.collect::<Vec<_>>();
    in_parallel(options.jobs, &shown, |(case, verdict)| {
        println!("{}", shown_finding(compiler, case, verdict, options)?);
        Ok(())
    })
}

/// Works on all items, `jobs` at a time.
fn in_parallel<T: Sync>(jobs: usize, items: &[T], work: impl Fn(&T) -> io::Result<()> + Sync) -> io::Result<()> {
    let next = AtomicUsize::new(0);
    let job = || {
        while let Some(item) = items.get(next.fetch_add(1, Ordering::Relaxed)) {
            work(item)?;
        }
        Ok(())
    };
    thread::scope(|scope| {
        let jobs = (0..jobs).map(|_| scope.spawn(job)).collect::<Vec<_>>();
        jobs.into_iter().try_for_each(|job| job.join().unwrap_or_else(|_| Err(io::Error::other("a job has panicked"))))
    })
}

/// The findings, without most of those that look like one before: rustc's message is the same.
fn distinct(verdicts: &BTreeMap<u64, Verdict>) -> Vec<(u64, &Verdict)> {
    let (mut found, mut seen) = (Vec::new(), BTreeMap::new());
    for (&index, verdict) in verdicts.iter().filter(|(_, verdict)| verdict.is_finding()) {
        let count: &mut usize = match verdict {
            Verdict::Rejected(fault) => seen.entry(without_names(fault)).or_default(),
            _ => seen.entry(String::new()).or_default(),
        };
        *count += 1;
        if *count <= ALIKE || !matches!(verdict, Verdict::Rejected(_)) {
            found.push((index, verdict));
        }
    }
    seen.iter()
        .filter(|(message, _)| !message.is_empty())
        .for_each(|(message, count)| println!("{count} times: {message}"));
    found
}

/// A finding, made smaller, as text.
fn shown_finding(compiler: &Compiler, case: &Case, verdict: &Verdict, options: &Options) -> io::Result<String> {
    let small = if options.shrink { smallest(compiler, case, verdict)? } else { case.clone() };
    let verdict =
        judge(compiler, from_ref(&small), options.care())?.remove(&case.index).unwrap_or_else(|| verdict.clone());
    let what = match &verdict {
        Verdict::Rejected(fault) => format!("does not compile: {fault}"),
        Verdict::Differs { way, subject, twin } => format!("differs {way}:\n  genfn:  {subject}\n  oracle: {twin}"),
        Verdict::Crashed => "crashes, or does not end".to_owned(),
        Verdict::Agrees | Verdict::Invalid(_) | Verdict::Warned => "comes and goes".to_owned(),
    };
    let kept = options.keep.as_ref().map(|folder| keep(folder, &small, options)).transpose()?.unwrap_or_default();
    let (seed, index, text) = (options.seed, case.index, excerpt(&small, options.oracle));
    Ok(format!("\nfinding: --seed {seed} --only {index}\n{what}\n{text}{kept}"))
}

/// Writes the whole program of a finding.
fn keep(folder: &Path, case: &Case, options: &Options) -> io::Result<String> {
    fs::create_dir_all(folder)?;
    let file = folder.join(format!("seed{}-{}.rs", options.seed, case.index));
    fs::write(&file, program(from_ref(&case), options.oracle, Halves::Both).text)?;
    Ok(format!("program: {}\n", file.display()))
}

/// Shrinks a finding. Candidates share a program, and each of the jobs has a part of them.
fn smallest(compiler: &Compiler, case: &Case, verdict: &Verdict) -> io::Result<Case> {
    shrink(case, GROUP, |candidates| {
        let numbered = (0..).zip(candidates).map(|(index, case)| Case { index, ..case.clone() }).collect::<Vec<_>>();
        let judged = judge(compiler, &numbered, Care::Quick)?;
        for (position, candidate) in numbered.iter().enumerate() {
            let alike = judged.get(&candidate.index).is_some_and(|judged| judged.is_like(verdict));
            if alike && is_sure(compiler, candidate, verdict)? {
                return Ok(Some(position));
            }
        }
        Ok(None)
    })
}

/// Whether a quick verdict stands.
fn is_sure(compiler: &Compiler, candidate: &Case, verdict: &Verdict) -> io::Result<bool> {
    let Verdict::Rejected(_) = verdict else { return Ok(true) };
    let judged = judge(compiler, from_ref(candidate), Care::Thorough)?;
    Ok(judged.values().all(|judged| judged.is_like(verdict)))
}
