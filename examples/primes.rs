//! An incremental sieve: a generator that keeps a table between its items, and generators on top of it.
//!
//! ```text
//! cargo run --example primes -- [COUNT]
//! ```

use genfn::generator;
use std::collections::HashMap;
use std::env;
use std::num::ParseIntError;

/// Yields all primes, by a sieve of Eratosthenes that needs no upper bound.
///
/// Each prime waits in the table under its next odd multiple, so that a number which is not there is prime.
#[generator]
fn primes() -> impl Iterator<Item = u64> {
    yield_!(2);
    let mut multiples = HashMap::new();
    for n in (3_u64..).step_by(2) {
        match multiples.remove(&n) {
            None => {
                multiples.insert(n * n, n);
                yield_!(n);
            }
            Some(prime) => {
                let mut next = n + 2 * prime;
                while multiples.contains_key(&next) {
                    next += 2 * prime;
                }
                multiples.insert(next, prime);
            }
        }
    }
}

/// Yields the pairs of primes with only one number between them.
#[generator]
fn twins() -> impl Iterator<Item = (u64, u64)> {
    let mut previous = 2;
    for prime in primes() {
        if prime - previous == 2 {
            yield_!((previous, prime));
        }
        previous = prime;
    }
}

/// Yields the prime factors of a number, in ascending order.
#[generator]
fn factors(mut n: u64) -> impl Iterator<Item = u64> {
    for prime in primes() {
        if prime * prime > n {
            break;
        }
        while n.is_multiple_of(prime) {
            yield_!(prime);
            n /= prime;
        }
    }
    if n > 1 {
        yield_!(n);
    }
}

fn main() -> Result<(), ParseIntError> {
    let count = env::args().nth(1).map_or(Ok(15), |arg| arg.parse())?;
    println!("the first {count} primes: {:?}", primes().take(count).collect::<Vec<_>>());
    println!("the first above a million: {:?}", primes().find(|&p| p > 1_000_000));
    println!("twins: {:?}", twins().take(6).collect::<Vec<_>>());
    for n in [360, 97, 1_000_000_007 * 6] {
        println!("{n} = {}", factors(n).map(|p| p.to_string()).collect::<Vec<_>>().join(" * "));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn primes_are_those_that_nothing_divides() {
        let by_trial = (2..1000).filter(|&n| (2..n).all(|d| n % d != 0));
        assert!(primes().take_while(|&p| p < 1000).eq(by_trial));
    }

    #[test]
    fn twins_are_neighbours() {
        assert_eq!(twins().take(4).collect::<Vec<_>>(), [(3, 5), (5, 7), (11, 13), (17, 19)]);
    }

    #[test]
    fn factors_multiply_to_the_number() {
        assert!((1..500).all(|n| factors(n).product::<u64>() == n));
        assert_eq!(factors(360).collect::<Vec<_>>(), [2, 2, 2, 3, 3, 5]);
        assert_eq!(factors(1).next(), None);
    }
}
