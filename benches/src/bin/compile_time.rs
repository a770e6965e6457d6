//! How long the compiler takes for 500 generators: `cargo run --release -p genfn-benches --bin compile_time`.

use genfn_benches::machine::Machine;
use genfn_benches::measure::median;
use genfn_benches::project::{Project, cargo, run};
use genfn_benches::report::Table;
use std::fmt::Write;
use std::{env, fs, io, process};

/// How many generators each crate has.
const GENERATORS: usize = 500;
/// GNU time, which measures whole processes.
const TIME: &str = "/usr/bin/time";
/// Where it writes to.
const TIMES: &str = "times.txt";

#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    RunningTotal,
    Nested,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Library {
    Genfn,
    Diapause,
}

/// What is compiled anew.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Build {
    /// An incremental build after one body was edited.
    Edit,
    /// `cargo check` of the whole crate.
    Check,
    /// A release build of the whole crate.
    Release,
}

/// What a process took.
#[derive(Clone, Copy)]
struct Cost {
    /// Seconds on the clock.
    elapsed: f64,
    /// Seconds of the processors.
    processor: f64,
    /// The most memory that a process had, in MiB.
    memory: f64,
}

const SHAPES: [Shape; 2] = [Shape::RunningTotal, Shape::Nested];
const BUILDS: [Build; 3] = [Build::Edit, Build::Check, Build::Release];
const LIBRARIES: [Library; 2] = [Library::Genfn, Library::Diapause];

fn main() {
    let rounds = env::args().nth(1).map_or(Ok(5), |rounds| rounds.parse());
    let outcome = rounds.map_err(|_| io::Error::other("usage: compile_time [ROUNDS]")).and_then(measure_all);
    if let Err(fault) = outcome {
        eprintln!("compile_time: {fault}");
        process::exit(1);
    }
}

fn measure_all(rounds: usize) -> io::Result<()> {
    let machine = Machine::new();
    let mut table = Table::new(
        ["", "genfn", "diapause", "ratio", "at most", "", "processor time", "ratio", "memory, MiB"].map(str::to_owned),
    );
    for shape in SHAPES {
        for build in BUILDS {
            eprintln!("measuring {}, {}", shape.name(), build.name());
            let [genfn, diapause] = measure(shape, build, rounds)?;
            table.row(row(shape, build, genfn, diapause));
        }
    }
    let page = format!(
        "# Compile time\n\nWritten by `cargo run --release -p genfn-benches --bin compile_time`: whole processes, for a \
         crate with {GENERATORS} generators\nthat are all used. Seconds, medians of {rounds} runs.\n\n\
         - Machine: {machine}\n- Compiler: {}, {}\n\n{table}",
        env!("BENCHES_RUSTC"),
        env!("BENCHES_TARGET"),
    );
    println!("{page}");
    fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/COMPILE_TIME.md"), page)
}

fn row(shape: Shape, build: Build, genfn: Cost, diapause: Cost) -> [String; 9] {
    let ratio = genfn.elapsed / diapause.elapsed;
    let limit = shape.limit();
    [
        format!("`{}`, {}", shape.name(), build.name()),
        format!("{:.2}", genfn.elapsed),
        format!("{:.2}", diapause.elapsed),
        format!("**{ratio:.2}**"),
        format!("{limit:.2}"),
        if ratio <= limit { "pass" } else { "**fail**" }.to_owned(),
        format!("{:.2}, {:.2}", genfn.processor, diapause.processor),
        format!("{:.2}", genfn.processor / diapause.processor),
        format!("{:.0}, {:.0}", genfn.memory, diapause.memory),
    ]
}

/// Measures both libraries, in turns. The first round only warms up.
fn measure(shape: Shape, build: Build, rounds: usize) -> io::Result<[Cost; 2]> {
    let projects = [project(shape, LIBRARIES[0])?, project(shape, LIBRARIES[1])?];
    let mut costs = [vec![], vec![]];
    for round in 0..=rounds {
        for ((library, project), costs) in LIBRARIES.into_iter().zip(&projects).zip(&mut costs) {
            project.write(&source(shape, library, round))?;
            let cost = compile(project, build)?;
            if round > 0 {
                costs.push(cost);
            }
        }
    }
    Ok(costs.map(|costs| Cost::median(&costs)))
}

fn project(shape: Shape, library: Library) -> io::Result<Project> {
    let library = if library == Library::Genfn { "genfn" } else { "diapause" };
    Project::new(&format!("{library}_{}", shape.name()), "")
}

fn compile(project: &Project, build: Build) -> io::Result<Cost> {
    let mut command = project.command(TIME);
    command.args(["-f", "%e %U %S %M", "-o", TIMES]).arg(cargo()).args(build.arguments()).arg("--offline");
    // A check of the whole crate must not find what it did before.
    command.env("CARGO_INCREMENTAL", if build == Build::Edit { "1" } else { "0" });
    run(&mut command)?;
    let times = project.read(TIMES)?;
    let numbers = times.split_whitespace().filter_map(|number| number.parse().ok()).collect::<Vec<f64>>();
    let [elapsed, user, system, kilobytes] = numbers[..] else { return Err(io::Error::other(times)) };
    Ok(Cost { elapsed, processor: user + system, memory: kilobytes / 1024.0 })
}

impl Cost {
    fn median(costs: &[Self]) -> Self {
        let of = |field: fn(&Self) -> f64| median(&mut costs.iter().map(field).collect::<Vec<_>>());
        Self { elapsed: of(|cost| cost.elapsed), processor: of(|cost| cost.processor), memory: of(|cost| cost.memory) }
    }
}

impl Build {
    const fn name(self) -> &'static str {
        match self {
            Self::Edit => "one body edited",
            Self::Check => "check",
            Self::Release => "release",
        }
    }

    const fn arguments(self) -> &'static [&'static str] {
        match self {
            Self::Edit => &["build"],
            Self::Check => &["check"],
            Self::Release => &["build", "--release"],
        }
    }
}

impl Shape {
    const fn name(self) -> &'static str {
        match self {
            Self::RunningTotal => "running_total",
            Self::Nested => "nested",
        }
    }

    /// How much longer than diapause genfn may take.
    const fn limit(self) -> f64 {
        match self {
            Self::RunningTotal => 1.0,
            Self::Nested => 1.3,
        }
    }
}

/// The crate. What differs from edition to edition is one number in one body.
fn source(shape: Shape, library: Library, edition: usize) -> String {
    let mut source = format!("#![allow(unused)]\nuse {};\n", library.import());
    for number in 0..GENERATORS {
        let constant = if number == GENERATORS / 2 { 1000 + edition } else { number };
        source += &generator(shape, library, number, constant);
        source += &user(shape, library, number);
    }
    source += "fn main() {\n    let mut sum = 0;\n";
    for number in 0..GENERATORS {
        writeln!(source, "    sum ^= use_{number}();").expect("writing to a string can't fail");
    }
    source + "    println!(\"{sum}\");\n}\n"
}

impl Library {
    const fn import(self) -> &'static str {
        match self {
            Self::Genfn => "genfn::{Generator, generator}",
            Self::Diapause => "diapause::{Coroutine, CoroutineState}",
        }
    }
}

fn generator(shape: Shape, library: Library, number: usize, constant: usize) -> String {
    let (attribute, ty, annotation) = match (library, shape) {
        (Library::Genfn, Shape::RunningTotal) => ("generator", " -> impl Generator<i64, Yield = i64>", ""),
        (Library::Genfn, Shape::Nested) => ("generator", " -> impl Iterator<Item = u64>", ""),
        (Library::Diapause, Shape::RunningTotal) => ("diapause::coroutine(yield = i64, resume = i64)", "", ": i64"),
        (Library::Diapause, Shape::Nested) => ("diapause::coroutine(yield = u64)", "", ""),
    };
    match shape {
        Shape::RunningTotal => format!(
            "#[{attribute}]\nfn running_total_{number}(){ty} {{\n    let mut total{annotation} = {constant};\n    \
             loop {{\n        let sent = yield_!(total);\n        total += sent;\n    }}\n}}\n"
        ),
        Shape::Nested => format!(
            "#[{attribute}]\nfn nested_{number}(n: u64){ty} {{\n    for i in 0u64..n {{\n        \
             for j in 0u64..i {{\n            yield_!(i ^ j ^ {constant});\n        }}\n    }}\n}}\n"
        ),
    }
}

/// A function that uses the generator: what nobody calls is not compiled.
fn user(shape: Shape, library: Library, number: usize) -> String {
    let (send, yielded) = match library {
        Library::Genfn => ("send", "genfn::GeneratorState::Yielded"),
        Library::Diapause => ("resume", "CoroutineState::Yielded"),
    };
    match shape {
        Shape::RunningTotal => format!(
            "fn use_{number}() -> i64 {{\n    let mut generator = running_total_{number}();\n    \
             let _ = generator.start();\n    let mut sum = 0;\n    for i in 0..9 {{\n        \
             if let {yielded}(total) = generator.{send}(i) {{\n            sum ^= total;\n        }}\n    }}\n    sum\n}}\n"
        ),
        Shape::Nested => format!(
            "fn use_{number}() -> u64 {{\n    let mut sum = 0;\n    for value in nested_{number}(9) {{\n        \
             sum ^= value;\n    }}\n    sum\n}}\n"
        ),
    }
}
