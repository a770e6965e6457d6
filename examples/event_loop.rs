//! Two generator-based coroutines that take turns on one thread, each at its own random pace, until their time is up.
//!
//! ```text
//! cargo run --example event_loop -- [SECONDS [LONGEST_PAUSE]]
//! ```
//!
//! This is the example of Python's `asyncio` from before `async` and `await`. `native_coroutines.rs` is the same in the
//! other notation.

use genfn::generator;
use std::env;
use std::future::Future;
use std::hash::{BuildHasher, RandomState};
use std::num::ParseFloatError;
use std::time::Duration;
use tokio::time::{Instant, sleep};

/// Shows how much time has passed, again and again, until there is no time for another pause.
#[genfn::coroutine]
fn display_date(
    number: u32,
    end: Instant,
    mut pauses: impl Iterator<Item = Duration>,
    show: impl Fn(u32, Duration),
) -> impl Future<Output = u32> {
    let begin = Instant::now();
    let mut shown = 0;
    loop {
        show(number, begin.elapsed());
        shown += 1;
        let Some(pause) = pauses.next().filter(|pause| Instant::now() + *pause < end) else {
            return shown;
        };
        yield_from!(sleep(pause));
    }
}

/// Pauses of random length, without end.
#[generator]
fn random_pauses(longest: Duration) -> impl Iterator<Item = Duration> {
    let random = RandomState::new();
    for n in 0_u64.. {
        // A random hash of a number is a random number.
        let fraction = f64::from(u16::try_from(random.hash_one(n) >> 48).unwrap_or(u16::MAX)) / f64::from(u16::MAX);
        yield_!(longest.mul_f64(fraction));
    }
}

fn print(number: u32, passed: Duration) {
    println!("loop {number}, after {:>6.3} s", passed.as_secs_f64());
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), ParseFloatError> {
    let args = env::args().skip(1).map(|arg| arg.parse()).collect::<Result<Vec<f64>, _>>()?;
    let seconds = args.first().copied().unwrap_or(10.0).clamp(0.0, 1e6);
    let longest = Duration::from_secs_f64(args.get(1).copied().unwrap_or(3.0).clamp(0.001, 1e6));

    let end = Instant::now() + Duration::from_secs_f64(seconds);
    let first = display_date(1, end, random_pauses(longest), print);
    let second = display_date(2, end, random_pauses(longest), print);
    let (first, second) = tokio::join!(first, second);
    println!("{first} and {second} times");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::RefCell;
    use std::iter::repeat;

    #[tokio::test(start_paused = true)]
    async fn they_take_turns() {
        let log = RefCell::new(vec![]);
        let show = |number, passed: Duration| log.borrow_mut().push((number, passed.as_secs()));
        let end = Instant::now() + Duration::from_secs(8);
        let first = display_date(1, end, repeat(Duration::from_secs(2)), show);
        let second = display_date(2, end, repeat(Duration::from_secs(3)), show);
        // Which of two that wake together comes first is up to the loop.
        let turns = tokio::join!(biased; first, second);
        assert_eq!(turns, (4, 3));
        let mut log = log.take();
        assert_eq!(log[..5], [(1, 0), (2, 0), (1, 2), (2, 3), (1, 4)]);
        log[5..].sort_unstable();
        assert_eq!(log[5..], [(1, 6), (2, 6)]);
    }

    #[tokio::test(start_paused = true)]
    async fn it_ends_in_time_however_it_pauses() {
        let begin = Instant::now();
        let end = begin + Duration::from_secs(60);
        let shown = display_date(1, end, random_pauses(Duration::from_secs(5)), |_, _| {}).await;
        assert!(shown > 12 && begin.elapsed() < Duration::from_secs(60));
    }

    #[test]
    fn pauses_are_random_and_bounded() {
        let longest = Duration::from_secs(2);
        let pauses = random_pauses(longest).take(100).collect::<Vec<_>>();
        assert!(pauses.iter().all(|pause| *pause <= longest));
        assert!(pauses.windows(2).any(|pair| pair[0] != pair[1]));
    }
}
