//! A coroutine that is sent numbers, yields their mean so far, and returns a summary when it is told to end.
//!
//! ```text
//! cargo run --example averager -- [NUMBER]..
//! ```
//!
//! `averager-expanded.rs` shows what the attribute makes of the function.

use genfn::GeneratorState::{Complete, Yielded};
use genfn::{Generator, generator};
use std::env;
use std::num::ParseFloatError;

/// What an averager returns.
#[derive(Debug, PartialEq)]
struct Summary {
    count: u32,
    total: f64,
}

/// Yields the mean of the numbers that it was sent, until it is sent `None`.
#[generator]
fn averager() -> impl Generator<Option<f64>, Yield = Option<f64>, Return = Summary> {
    let (mut count, mut total, mut mean) = (0, 0.0, None);
    while let Some(number) = yield_!(mean) {
        count += 1;
        total += number;
        mean = Some(total / f64::from(count));
    }
    Summary { count, total }
}

fn main() -> Result<(), ParseFloatError> {
    let mut numbers: Vec<f64> = env::args().skip(1).map(|arg| arg.parse()).collect::<Result<_, _>>()?;
    if numbers.is_empty() {
        numbers = vec![10.0, 30.0, 5.0, 35.0];
    }

    let mut averager = averager();
    // It runs to its first `yield_!`, where it waits for a number.
    averager.start();
    for number in numbers {
        if let Yielded(Some(mean)) = averager.send(Some(number)) {
            println!("{number:>8} makes the mean {mean}");
        }
    }
    if let Complete(Summary { count, total }) = averager.send(None) {
        println!("{total:>8} in total, of {count} numbers");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_the_mean() {
        let mut averager = averager();
        assert_eq!(averager.start(), Yielded(None));
        assert_eq!(averager.send(Some(10.0)), Yielded(Some(10.0)));
        assert_eq!(averager.send(Some(30.0)), Yielded(Some(20.0)));
        assert_eq!(averager.send(Some(5.0)), Yielded(Some(15.0)));
        assert_eq!(averager.send(None), Complete(Summary { count: 3, total: 45.0 }));
    }

    #[test]
    fn nothing_has_no_mean() {
        let mut averager = averager();
        averager.start();
        assert_eq!(averager.send(None), Complete(Summary { count: 0, total: 0.0 }));
    }
}
