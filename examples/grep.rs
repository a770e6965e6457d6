//! Coroutines that are fed: lines are pushed into one, and what it lets through it pushes into the next.
//!
//! ```text
//! cargo run --example grep -- [PATTERN [FILE]]
//! ```
//!
//! In a chain of iterators the last one pulls; here the source pushes. After David Beazley's
//! [Curious Course on Coroutines and Concurrency](https://www.dabeaz.com/coroutines/).

use genfn::{Generator, generator};
use std::env;
use std::fs::File;
use std::io::{self, BufRead, BufReader};

const SAMPLE: &str = "\
A generator function pauses where it yields.
It goes on when the next value is asked for,
and a coroutine goes on when it is sent one.
Between two of its steps a generator is a value,
as small as the locals that it holds.
";

/// Passes on the lines that contain the pattern, and yields how many there were so far.
#[generator]
fn grep(pattern: &str, mut target: impl Generator<String>) -> impl Generator<String, Yield = usize> {
    target.start();
    let mut found = 0;
    loop {
        let line = yield_!(found);
        if line.contains(pattern) {
            target.send(line);
            found += 1;
        }
    }
}

/// Prints the lines that it is sent, numbered.
#[generator]
fn printer() -> impl Generator<String, Yield = ()> {
    for number in 1_usize.. {
        println!("{number}: {}", yield_!());
    }
}

/// Feeds lines to a coroutine, and returns what it yielded last.
fn feed<Y>(lines: impl BufRead, mut target: impl Generator<String, Yield = Y>) -> io::Result<Option<Y>> {
    let mut last = target.start().yielded();
    for line in lines.lines() {
        last = target.send(line?).yielded();
    }
    Ok(last)
}

fn main() -> io::Result<()> {
    let mut args = env::args().skip(1);
    let pattern = args.next().unwrap_or("generator".into());
    let lines: Box<dyn BufRead> = match args.next() {
        Some(path) => Box::new(BufReader::new(File::open(path)?)),
        None => Box::new(SAMPLE.as_bytes()),
    };
    let found = feed(lines, grep(&pattern, printer()))?;
    println!("{} lines contain {pattern:?}", found.unwrap_or(0));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Keeps the lines that it is sent.
    #[generator]
    fn keeper(lines: &mut Vec<String>) -> impl Generator<String, Yield = ()> {
        loop {
            lines.push(yield_!());
        }
    }

    fn found(patterns: [&str; 2]) -> Vec<String> {
        let mut lines = Vec::new();
        feed(SAMPLE.as_bytes(), grep(patterns[0], grep(patterns[1], keeper(&mut lines)))).unwrap();
        lines
    }

    #[test]
    fn passes_on_what_matches() {
        assert_eq!(found(["small", ""]), ["as small as the locals that it holds."]);
        assert!(found(["absent", ""]).is_empty());
    }

    #[test]
    fn filters_add_up() {
        assert_eq!(found(["yields", ""]).len(), 1);
        assert_eq!(found(["It", "goes"]), ["It goes on when the next value is asked for,"]);
    }

    #[test]
    fn counts_what_it_passes_on() {
        assert_eq!(feed(SAMPLE.as_bytes(), grep("generator", printer())).unwrap(), Some(2));
        assert_eq!(feed(&b""[..], grep("generator", printer())).unwrap(), Some(0));
    }
}
