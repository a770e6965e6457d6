//! The command line: `cargo run -p genfn-fuzz -- --seed 1 --count 1000`.

use genfn_fuzz::campaign::run;
use genfn_fuzz::options::{HELP, Options};
use std::process::ExitCode;

fn main() -> ExitCode {
    let options = match Options::parse(std::env::args().skip(1)) {
        Ok(Some(options)) => options,
        Ok(None) => {
            println!("{HELP}");
            return ExitCode::SUCCESS;
        }
        Err(fault) => {
            eprintln!("genfn-fuzz: {fault}\n\n{HELP}");
            return ExitCode::from(2);
        }
    };
    match run(&options) {
        Ok(summary) if summary.findings() == 0 => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(fault) => {
            eprintln!("genfn-fuzz: {fault}");
            ExitCode::from(2)
        }
    }
}
