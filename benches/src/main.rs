//! The command line: `cargo +nightly run --release -p genfn-benches`.

use genfn_benches::options::{HELP, Options};
use genfn_benches::report::{Chart, Page};
use genfn_benches::results::Results;
use genfn_benches::workloads;
use std::process::ExitCode;
use std::{env, fs, io};

fn main() -> ExitCode {
    match Options::parse(env::args().skip(1)) {
        Ok(Some(options)) => run(&options),
        Ok(None) => {
            println!("{HELP}");
            ExitCode::SUCCESS
        }
        Err(fault) => {
            eprintln!("genfn-benches: {fault}\n\n{HELP}");
            ExitCode::from(2)
        }
    }
}

fn run(options: &Options) -> ExitCode {
    let mut workloads = workloads::all();
    if let Some(only) = &options.only {
        workloads.retain(|workload| workload.name == only);
    }
    let results = Results::new(workloads, options.effort, |workload| eprintln!("measuring {}", workload.name));
    let written = if options.only.is_none() { write(options, &results) } else { Ok(()) };
    println!("{}", Page(&results));
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("genfn-benches: {}: {fault}", options.out.display());
            ExitCode::FAILURE
        }
    }
}

fn write(options: &Options, results: &Results) -> io::Result<()> {
    fs::write(options.out.join("RESULTS.md"), Page(results).to_string())?;
    fs::write(options.out.join("results.svg"), Chart(results).to_string())
}
