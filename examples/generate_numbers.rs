//! Ten million numbers in the memory of one: a generator makes each when it is asked for.
//!
//! ```text
//! cargo run --release --example generate_numbers -- [COUNT]
//! ```
//!
//! `generate_numbers-expanded.rs` shows what the attribute makes of the function.

use genfn::generator;
use std::hint::black_box;
use std::num::ParseIntError;
use std::time::Instant;
use std::{env, fs};

const TEN_MILLION: u32 = 10_000_000;

/// Yields the numbers from zero up to, but without, `count`.
#[generator]
fn generate_numbers(count: u32) -> impl Iterator<Item = u32> {
    let mut n = 0;
    while n < count {
        yield_!(n);
        n += 1;
    }
}

fn main() -> Result<(), ParseIntError> {
    let count = env::args().nth(1).map_or(Ok(TEN_MILLION), |arg| arg.replace('_', "").parse())?;
    let numbers = generate_numbers(count);
    println!("a generator of {} bytes is to yield {count} numbers", size_of_val(&numbers));

    let (before, begin) = (memory(), Instant::now());
    let mut sum = 0;
    for n in numbers {
        // The optimizer must not see that there is a formula for the sum.
        sum += u64::from(black_box(n));
    }
    println!("they sum up to {sum}, in {:.1?}", begin.elapsed());

    match before.zip(memory()) {
        Some((before, after)) => println!("memory before: {before}\nmemory after:  {after}"),
        None => println!("this system does not say how much memory that took"),
    }
    println!("a vector of them would take {} KiB", size_of::<u32>() * count as usize / 1024);
    Ok(())
}

/// Returns what this process takes of the memory, now and at most, where Linux says so.
fn memory() -> Option<String> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let field = |name| status.lines().find_map(|line| line.strip_prefix(name)).map(str::trim);
    Some(format!("{}, at most {}", field("VmRSS:")?, field("VmHWM:")?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_from_zero() {
        assert_eq!(generate_numbers(4).collect::<Vec<_>>(), [0, 1, 2, 3]);
        assert_eq!(generate_numbers(0).next(), None);
    }

    #[test]
    fn yields_all_of_them() {
        assert_eq!(generate_numbers(TEN_MILLION).count(), 10_000_000);
    }

    #[test]
    fn is_as_small_as_what_it_holds() {
        assert!(size_of_val(&generate_numbers(TEN_MILLION)) <= 4 * size_of::<u32>());
    }
}
