//! Streams: bodies that both yield and await. Two tickers, and a stream that merges them until it is quiet for too long.
//!
//! ```text
//! cargo run --example stream_ticker -- [TICKS]
//! ```
//!
//! Python calls them asynchronous generators (PEP 525). It needs the feature `stream`.

use genfn::{Stream, stream};
use smol::stream::StreamExt as _;
use std::env;
use std::num::ParseIntError;
use std::pin::pin;
use std::time::Duration;
use tokio::time::{Instant, sleep, sleep_until};

/// Counts, at a steady pace: what the consumer does in between is not added to the pause.
#[stream]
fn ticker(every: Duration, count: u32) -> impl Stream<Item = u32> {
    let begin = Instant::now();
    for n in 1..=count {
        sleep_until(begin + every * n).await;
        yield_!(n);
    }
}

/// Passes on what either stream yields, as it comes, until both have ended or neither yields for a while.
#[stream]
fn merged<T>(left: impl Stream<Item = T>, right: impl Stream<Item = T>, patience: Duration) -> impl Stream<Item = T> {
    // They are pinned in the stream's own frame.
    let (mut left, mut right) = (pin!(left), pin!(right));
    loop {
        tokio::select! {
            biased;
            Some(item) = left.next() => yield_!(item),
            Some(item) = right.next() => yield_!(item),
            () = sleep(patience) => return,
            else => return,
        }
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), ParseIntError> {
    let count = env::args().nth(1).map_or(Ok(5), |arg| arg.parse())?;
    let fast = ticker(Duration::from_millis(200), count).map(|n| format!("tick {n}"));
    let slow = ticker(Duration::from_millis(300), count).map(|n| format!("{:>20} {n}", "tock"));
    let mut lines = pin!(merged(fast, slow, Duration::from_secs(1)));
    while let Some(line) = lines.next().await {
        println!("{line}");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn ticks_come_at_a_steady_pace() {
        let begin = Instant::now();
        let mut ticker = pin!(ticker(Duration::from_secs(10), 3));
        let mut times = vec![];
        while let Some(n) = ticker.next().await {
            times.push((n, begin.elapsed().as_secs()));
            sleep(Duration::from_secs(7)).await;
        }
        assert_eq!(times, [(1, 10), (2, 20), (3, 30)]);
    }

    #[tokio::test(start_paused = true)]
    async fn streams_are_merged_as_they_come() {
        let fast = ticker(Duration::from_secs(2), 4).map(|n| ('f', n));
        let slow = ticker(Duration::from_secs(3), 2).map(|n| ('s', n));
        let found = merged(fast, slow, Duration::from_secs(60)).collect::<Vec<_>>().await;
        assert_eq!(found, [('f', 1), ('s', 1), ('f', 2), ('f', 3), ('s', 2), ('f', 4)]);
    }

    #[tokio::test(start_paused = true)]
    async fn patience_ends() {
        let begin = Instant::now();
        let quick = ticker(Duration::from_secs(1), 2);
        let endless = ticker(Duration::from_secs(1000), 1);
        assert_eq!(merged(quick, endless, Duration::from_secs(5)).collect::<Vec<_>>().await, [1, 2]);
        assert_eq!(begin.elapsed().as_secs(), 7);
    }
}
