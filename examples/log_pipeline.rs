//! A chain of generators over an access log: lines are read, filtered, parsed and summed up, one at a time.
//!
//! ```text
//! cargo run --example log_pipeline -- [--follow] [--limit LINES] [--match TEXT] [FILE]
//! ```
//!
//! Without a file it reads a sample. With `--follow` it waits for lines to be appended, as `tail -f` does, until it
//! has read so many as `--limit` says. After David Beazley's
//! [Generator Tricks for Systems Programmers](https://www.dabeaz.com/generators/).

use genfn::{Generator, generator};
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::process::ExitCode;
use std::time::Duration;
use std::{env, mem, thread};

const SAMPLE: &str = r#"10.0.0.7 - - [04/Jul/2025:09:14:02 +0000] "GET / HTTP/1.1" 200 5120
10.0.0.7 - - [04/Jul/2025:09:14:02 +0000] "GET /style.css HTTP/1.1" 200 811
10.0.0.9 - - [04/Jul/2025:09:14:31 +0000] "GET /guide/send HTTP/1.1" 200 18204
10.0.0.9 - - [04/Jul/2025:09:14:32 +0000] "GET /style.css HTTP/1.1" 304 -
this line is not of the common log format
10.0.0.4 - ada [04/Jul/2025:09:15:10 +0000] "POST /guide/send HTTP/1.1" 405 96
10.0.0.4 - ada [04/Jul/2025:09:15:12 +0000] "GET /guide/yield HTTP/1.1" 404 153
10.0.0.7 - - [04/Jul/2025:09:16:45 +0000] "GET /guide/send HTTP/1.1" 200 18204
"#;

/// One request of the log.
#[derive(Debug, PartialEq)]
struct Entry {
    path: String,
    status: u16,
    bytes: u64,
}

impl Entry {
    /// Parses a line of the common log format.
    fn parse(line: &str) -> Option<Self> {
        let (head, tail) = line.rsplit_once('"')?;
        let (_, request) = head.rsplit_once('"')?;
        let mut numbers = tail.split_whitespace();
        Some(Self {
            path: request.split(' ').nth(1)?.into(),
            status: numbers.next()?.parse().ok()?,
            // There is a dash where nothing was sent.
            bytes: numbers.next()?.parse().unwrap_or(0),
        })
    }
}

/// What was asked of one path.
#[derive(Debug, Default, PartialEq)]
struct Row {
    requests: u32,
    failures: u32,
    bytes: u64,
}

type Report = BTreeMap<String, Row>;

/// Yields the lines that are there and those that are appended to them; it never ends.
#[generator(try)]
fn follow(mut input: impl BufRead, pause: Duration) -> impl Iterator<Item = io::Result<String>> {
    let mut line = String::new();
    loop {
        if input.read_line(&mut line)? == 0 {
            thread::sleep(pause);
        }
        // A line may be appended piece by piece.
        if line.ends_with('\n') {
            yield_!(mem::take(&mut line).trim_end().into());
        }
    }
}

/// Passes on the lines that contain a text.
#[generator(try)]
fn matching(text: &str, lines: impl Iterator<Item = io::Result<String>>) -> impl Iterator<Item = io::Result<String>> {
    for line in lines {
        let line = line?;
        if line.contains(text) {
            yield_!(line);
        }
    }
}

/// Yields the requests; lines that are none are reported, and left out.
#[generator(try)]
fn parse(lines: impl Iterator<Item = io::Result<String>>) -> impl Iterator<Item = io::Result<Entry>> {
    for line in lines {
        let line = line?;
        match Entry::parse(&line) {
            Some(entry) => yield_!(entry),
            None => eprintln!("not a request: {line}"),
        }
    }
}

/// Sums the requests up: it yields how many bytes were sent so far, and returns the report.
#[generator]
fn aggregate(
    entries: impl Iterator<Item = io::Result<Entry>>,
) -> impl Generator<Yield = u64, Return = io::Result<Report>> {
    let mut report = Report::new();
    let mut total = 0;
    for entry in entries {
        let Entry { path, status, bytes } = entry?;
        let row = report.entry(path).or_default();
        row.requests += 1;
        row.failures += u32::from(status >= 400);
        row.bytes += bytes;
        total += bytes;
        yield_!(total);
    }
    Ok(report)
}

/// What the command line asks for.
struct Options {
    follow: bool,
    limit: usize,
    text: String,
    file: Option<String>,
}

impl Options {
    fn parse(mut args: impl Iterator<Item = String>) -> Option<Self> {
        let mut options = Self { follow: false, limit: usize::MAX, text: String::new(), file: None };
        while let Some(arg) = args.next() {
            match arg.as_str() {
                "--follow" => options.follow = true,
                "--limit" => options.limit = args.next()?.parse().ok()?,
                "--match" => options.text = args.next()?,
                option if option.starts_with('-') => return None,
                _ => options.file = Some(arg),
            }
        }
        Some(options)
    }
}

/// Puts the pipeline together, and runs it.
fn run(options: &Options) -> io::Result<Report> {
    let input: Box<dyn BufRead> = match &options.file {
        Some(path) => Box::new(BufReader::new(File::open(path)?)),
        None => Box::new(SAMPLE.as_bytes()),
    };
    let lines: Box<dyn Iterator<Item = _>> =
        if options.follow { Box::new(follow(input, Duration::from_millis(100))) } else { Box::new(input.lines()) };
    let entries = parse(matching(&options.text, lines.take(options.limit)));

    let mut totals = aggregate(entries);
    let mut progress = totals.iter();
    for total in progress.by_ref().filter(|_| options.follow) {
        println!("{total} bytes so far");
    }
    progress.into_return().unwrap_or_else(|| Ok(Report::new()))
}

fn main() -> ExitCode {
    let Some(options) = Options::parse(env::args().skip(1)) else {
        eprintln!("usage: log_pipeline [--follow] [--limit LINES] [--match TEXT] [FILE]");
        return ExitCode::from(2);
    };
    match run(&options) {
        Ok(report) => {
            println!("{:<24} requests  failures      bytes", "path");
            for (path, Row { requests, failures, bytes }) in report {
                println!("{path:<24} {requests:>8}  {failures:>8}  {bytes:>9}");
            }
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("log_pipeline: {error}");
            ExitCode::FAILURE
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use std::io::Write;

    fn options(args: &[&str]) -> Options {
        Options::parse(args.iter().copied().map(String::from)).unwrap()
    }

    #[test]
    fn parses_the_common_log_format() {
        let line = SAMPLE.lines().nth(5).unwrap();
        assert_eq!(Entry::parse(line), Some(Entry { path: "/guide/send".into(), status: 405, bytes: 96 }));
        let line = SAMPLE.lines().nth(3).unwrap();
        assert_eq!(Entry::parse(line).map(|entry| entry.bytes), Some(0));
        assert_eq!(Entry::parse("neither quotes nor numbers"), None);
    }

    #[test]
    fn sums_the_sample_up() {
        let report = run(&options(&[])).unwrap();
        assert_eq!(report.values().map(|row| row.requests).sum::<u32>(), 7);
        assert_eq!(report["/guide/send"], Row { requests: 3, failures: 1, bytes: 36_504 });
    }

    #[test]
    fn filters_and_limits() {
        assert!(run(&options(&["--match", "10.0.0.9"])).unwrap().keys().eq(["/guide/send", "/style.css"]));
        assert!(run(&options(&["--limit", "1"])).unwrap().keys().eq(["/"]));
        assert!(run(&options(&["--limit", "0"])).unwrap().is_empty());
    }

    #[test]
    fn the_first_error_ends_it() {
        let lines = [Ok(SAMPLE.lines().next().unwrap().into()), Err(io::Error::other("torn cable")), Ok(String::new())];
        let mut totals = aggregate(parse(matching("", lines.into_iter())));
        let mut progress = totals.iter();
        assert!(progress.by_ref().eq([5120]));
        assert!(progress.into_return().unwrap().is_err());
    }

    #[test]
    fn follows_what_is_appended() {
        let path = env::temp_dir().join(format!("genfn-log-pipeline-{}", std::process::id()));
        let mut log = File::create(&path).unwrap();
        let input = BufReader::new(File::open(&path).unwrap());
        let mut lines = follow(input, Duration::from_millis(1)).map(Result::unwrap);

        log.write_all(b"first\nsecond\nth").unwrap();
        assert!(lines.by_ref().take(2).eq(["first", "second"]));
        let appender = thread::spawn(move || {
            thread::sleep(Duration::from_millis(20));
            log.write_all(b"ird\n").unwrap();
        });
        assert_eq!(lines.next().unwrap(), "third");
        appender.join().unwrap();
        fs::remove_file(path).unwrap();
    }
}
