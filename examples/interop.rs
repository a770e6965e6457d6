//! Generator-based and native coroutines that wait for each other, both ways, on one loop.
//!
//! ```text
//! cargo run --example interop -- [ROUNDS]
//! ```
//!
//! They meet at the `Future` trait: an `async fn` awaits a coroutine like any future, and a coroutine waits for any
//! future with `yield_from!`. In Python, `types.coroutine` makes the one from the other.

use std::env;
use std::future::Future;
use std::num::ParseIntError;
use std::pin::Pin;
use std::time::Duration;
use tokio::sync::mpsc::{Receiver, Sender, channel};
use tokio::time::sleep;

/// The one side, generator-based: takes the ball, waits, and hands it on to the other side.
#[genfn::coroutine]
fn ping(rounds: u32, log: Sender<String>) -> Pin<Box<dyn Future<Output = u32> + Send>> {
    if rounds == 0 {
        return 0;
    }
    yield_from!(sleep(Duration::from_secs(1)));
    yield_from!(say(&log, format!("ping {rounds}")));
    // It waits for an `async fn`.
    yield_from!(pong(rounds - 1, log)) + 1
}

/// The other side, native.
async fn pong(rounds: u32, log: Sender<String>) -> u32 {
    if rounds == 0 {
        return 0;
    }
    sleep(Duration::from_secs(1)).await;
    say(&log, format!("pong {rounds}")).await;
    // It awaits a coroutine.
    ping(rounds - 1, log).await + 1
}

async fn say(log: &Sender<String>, text: String) {
    // Nobody may be listening.
    let _ = log.send(text).await;
}

/// Collects what is said, and gives the other tasks a turn after every line.
#[genfn::coroutine]
fn listen(mut said: Receiver<String>, show: impl Fn(&str)) -> impl Future<Output = Vec<String>> {
    let mut lines = vec![];
    while let Some(line) = yield_from!(said.recv()) {
        show(&line);
        lines.push(line);
        yield_!();
    }
    lines
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), ParseIntError> {
    let rounds = env::args().nth(1).map_or(Ok(4), |arg| arg.parse())?;
    let (log, said) = channel(1);
    let game = tokio::spawn(ping(rounds, log));
    let lines = listen(said, |line| println!("{line}")).await;
    println!("{} rounds, {} lines", game.await.unwrap_or(0), lines.len());
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::time::Instant;

    #[tokio::test(start_paused = true)]
    async fn the_ball_goes_back_and_forth() {
        let begin = Instant::now();
        let (log, said) = channel(1);
        let (rounds, lines) = tokio::join!(ping(4, log), listen(said, |_| {}));
        assert_eq!(rounds, 4);
        assert_eq!(lines, ["ping 4", "pong 3", "ping 2", "pong 1"]);
        assert_eq!(begin.elapsed().as_secs(), 4);
    }

    #[tokio::test(start_paused = true)]
    async fn a_coroutine_can_be_spawned() {
        let (log, said) = channel(8);
        drop(said);
        assert_eq!(tokio::spawn(ping(3, log)).await.unwrap(), 3);
    }
}
