//! How long `#[generator]` takes to expand a large body: `cargo run --release -p genfn-benches --bin expansion`.

use genfn_benches::machine::Machine;
use genfn_benches::measure::median;
use genfn_benches::project::{Project, cargo, run};
use genfn_benches::report::Table;
use std::fmt::Write;
use std::{env, fs, io, process};

/// How many statements the bodies have. A fourth of them suspends.
const STATEMENTS: [usize; 5] = [100, 200, 500, 1000, 2000];
/// How many statements a crate has in all, so that small bodies are measured as exactly as large ones.
const TOTAL: usize = 4000;
/// The pass of rustc that expands macros.
const PASS: &str = "macro_expand_crate";
/// What a body of 200 statements may take, in milliseconds.
const LIMIT: f64 = 20.0;
/// How the macro itself is compiled: as cargo does it if nobody says anything, and with optimizations.
const PROFILES: [(&str, &str); 2] =
    [("as_it_comes", ""), ("optimized", "[profile.dev.build-override]\nopt-level = 3\n")];

fn main() {
    let rounds = env::args().nth(1).map_or(Ok(7), |rounds| rounds.parse());
    let outcome = rounds.map_err(|_| io::Error::other("usage: expansion [ROUNDS]")).and_then(measure_all);
    if let Err(fault) = outcome {
        eprintln!("expansion: {fault}");
        process::exit(1);
    }
}

fn measure_all(rounds: usize) -> io::Result<()> {
    let machine = Machine::new();
    let [plain_times, optimized_times] = [measure_profile(PROFILES[0], rounds)?, measure_profile(PROFILES[1], rounds)?];
    let mut table =
        Table::new(["statements", "`yield_!`s", "milliseconds", "µs a statement", "with an optimized macro"]);
    for ((statements, plain), optimized) in STATEMENTS.into_iter().zip(&plain_times).zip(&optimized_times) {
        table.row([
            statements.to_string(),
            (statements / 4).to_string(),
            format!("{plain:.2}"),
            format!("{:.1}", plain * 1000.0 / float(statements)),
            format!("{optimized:.2}"),
        ]);
    }
    let (at_200, at_2000) = (plain_times[1], plain_times[4]);
    let page = format!(
        "# Expansion\n\nWritten by `cargo run --release -p genfn-benches --bin expansion`: what rustc's pass `{PASS}` takes \
         for one\nbody, less what it takes for the same function without the attribute. Medians of {rounds} runs. \
         The bar: a body of 200\nstatements takes no more than {LIMIT} ms, and time grows with the number of statements, \
         no faster. Cargo compiles macros\nwithout optimizations if nobody says anything, also in release builds.\n\n\
         - Machine: {machine}\n- Compiler: {}, {}\n- 200 statements in {LIMIT} ms: {at_200:.1} ms, {}\n\
         - Ten times the statements: {:.1} times as long\n\n{table}",
        env!("BENCHES_RUSTC"),
        env!("BENCHES_TARGET"),
        if at_200 <= LIMIT { "pass" } else { "**fail**" },
        at_2000 / at_200,
    );
    println!("{page}");
    fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/EXPANSION.md"), page)
}

/// Returns milliseconds a body, for all lengths.
fn measure_profile((name, profile): (&str, &str), rounds: usize) -> io::Result<Vec<f64>> {
    let project = Project::new(&format!("expansion_{name}"), profile)?;
    let measure_one = |statements| {
        eprintln!("measuring {statements} statements, macro {name}");
        let (mut with, mut without) = (vec![], vec![]);
        // The first round only warms up.
        for round in 0..=rounds {
            let times = [expand(&project, statements, true)?, expand(&project, statements, false)?];
            if round > 0 {
                with.push(times[0]);
                without.push(times[1]);
            }
        }
        Ok((median(&mut with) - median(&mut without)) * 1000.0 / float(TOTAL / statements))
    };
    STATEMENTS.into_iter().map(measure_one).collect()
}

/// Returns the seconds that rustc takes to expand the crate.
fn expand(project: &Project, statements: usize, attribute: bool) -> io::Result<f64> {
    project.write(&source(statements, attribute))?;
    let mut command = project.command(&cargo());
    command.args(["rustc", "--offline", "--profile=check", "--"]);
    // What a compiler says of its passes is not stable. Nothing comes after this one.
    command.args(["-Ztime-passes", "-Ztime-passes-format=json", "-Zunpretty=expanded"]);
    command.env("RUSTC_BOOTSTRAP", "1").env("CARGO_INCREMENTAL", "0");
    let report = run(&mut command)?;
    time_of_pass(&report).ok_or_else(|| io::Error::other(format!("rustc says nothing of `{PASS}`:\n{report}")))
}

/// Finds `time: {"pass":"macro_expand_crate","time":0.0123,…}`.
fn time_of_pass(report: &str) -> Option<f64> {
    let (_, rest) = report.split_once(&format!("\"pass\":\"{PASS}\",\"time\":"))?;
    rest[..rest.find([',', '}'])?].parse().ok()
}

fn source(statements: usize, attribute: bool) -> String {
    let mut source = "#![allow(unused)]\n".to_owned();
    if !attribute {
        source += "macro_rules! yield_ { ($value:expr) => { drop($value) } }\n";
    }
    for number in 0..TOTAL / statements {
        source += &function(number, statements, attribute);
    }
    source + "fn main() {}\n"
}

/// A function of as many statements, ten groups of which are the body of a loop.
fn function(number: usize, statements: usize, attribute: bool) -> String {
    let head = if attribute { "#[genfn::generator]\n" } else { "" };
    let head = format!("{head}fn body_{number}(seed: u64) -> impl Iterator<Item = u64>");
    let mut source = format!("{head} {{\nlet mut total = seed;\n");
    for group in 0..statements / 4 {
        if group % 10 == 0 {
            source += if group == 0 { "for i in 0..3_u64 {\n" } else { "}\nfor i in 0..3_u64 {\n" };
        }
        writeln!(
            source,
            "let next = total ^ {group};\ntotal = total.wrapping_add(next);\n\
             if total % 3 == i {{ total += next; }}\nyield_!(total);"
        )
        .expect("writing to a string can't fail");
    }
    source + "}\n}\n"
}

#[expect(clippy::cast_precision_loss, reason = "there are thousands of statements, not quadrillions")]
const fn float(count: usize) -> f64 {
    count as f64
}
