//! Programs that wait: streams and coroutines with channels, `select!`, `join!` and `timeout`, on several executors.

use genfn::{Stream, stream};
use smol::stream::StreamExt;
use std::future::Future;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{Mutex, mpsc, oneshot};
use tokio::time::{Instant, sleep, timeout};

/// Runs on tokio, whose clock leaps to the end of the next sleep.
fn on_tokio<T>(future: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().start_paused(true).build();
    runtime.unwrap().block_on(future)
}

#[stream]
fn batches(mut items: mpsc::Receiver<u32>, most: usize, within: Duration) -> impl Stream<Item = Vec<u32>> + Send {
    let (mut batch, mut open) = (vec![], true);
    while open {
        let mut deadline = pin!(sleep(within));
        while batch.len() < most {
            tokio::select! {
                biased;
                item = items.recv() => match item {
                    Some(item) => batch.push(item),
                    None => { open = false; break }
                },
                () = &mut deadline => break,
            }
        }
        if !batch.is_empty() {
            yield_!(std::mem::take(&mut batch));
        }
    }
}

#[test]
fn batches_that_are_full_or_late() {
    let seen = on_tokio(async {
        let (sender, items) = mpsc::channel(10);
        tokio::spawn(async move {
            for (item, pause) in [(1, 0), (2, 1), (3, 1), (4, 1), (5, 50), (6, 5)] {
                sleep(Duration::from_millis(pause)).await;
                sender.send(item).await.unwrap();
            }
        });
        pin!(batches(items, 3, Duration::from_millis(20))).collect::<Vec<_>>().await
    });
    assert_eq!(seen, [vec![1, 2, 3], vec![4], vec![5, 6]]);
}

/// Tries it again, each time after a longer pause, and once more when it has worked.
#[stream(try)]
fn attempts<F: Future<Output = Result<u32, String>>>(
    mut attempt: impl FnMut(u32) -> F,
    most: u32,
) -> impl Stream<Item = Result<u32, String>> {
    for n in 0..most {
        match timeout(Duration::from_secs(1), attempt(n)).await {
            Ok(Ok(value)) => {
                yield_!(value);
                let pause = async {
                    sleep(Duration::from_secs(1)).await;
                    7
                };
                let (again, seven) = tokio::join!(attempt(n + 10), pause);
                yield_!(again? + seven);
                return;
            }
            Ok(Err(error)) if n + 1 == most => Err(error)?,
            _ => sleep(Duration::from_secs(n.into())).await,
        }
    }
}

#[test]
fn attempts_that_fail_hang_and_work() {
    let run = |works_at: u32| {
        let attempt = move |n| async move {
            if n == 0 {
                sleep(Duration::from_secs(5)).await; // It hangs.
            }
            if (works_at..12).contains(&n) { Ok(n) } else { Err(format!("{n} failed")) }
        };
        on_tokio(async move {
            let start = Instant::now();
            let values = pin!(attempts(attempt, 3)).collect::<Vec<_>>().await;
            (values, start.elapsed().as_secs())
        })
    };
    assert_eq!(run(1), (vec![Ok(1), Ok(18)], 2));
    assert_eq!(run(2), (vec![Ok(2), Err("12 failed".to_string())], 3));
    assert_eq!(run(9), (vec![Err("2 failed".to_string())], 2));
}

type Request = (u32, oneshot::Sender<u32>);

#[genfn::coroutine]
fn worker(id: u32, mut requests: mpsc::Receiver<Request>, sum: Arc<Mutex<u32>>) -> impl Future<Output = u32> + Send {
    let mut served = 0;
    while let Some((request, reply)) = yield_from!(requests.recv()) {
        *yield_from!(sum.lock()) += request;
        yield_!();
        reply.send(request * id).unwrap();
        served += 1;
    }
    served
}

#[test]
fn coroutines_on_many_threads() {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(3).build().unwrap();
    runtime.block_on(async {
        let sum = Arc::default();
        let (senders, workers): (Vec<_>, Vec<_>) = (1..=8)
            .map(|id| {
                let (sender, requests) = mpsc::channel(4);
                (sender, tokio::spawn(worker(id, requests, Arc::clone(&sum))))
            })
            .unzip();
        for (request, sender) in (0..100).zip(senders.iter().cycle()) {
            let (reply, answer) = oneshot::channel();
            sender.send((request, reply)).await.unwrap();
            assert_eq!(answer.await, Ok(request * (request % 8 + 1)));
        }
        drop(senders);
        let mut served = 0;
        for worker in workers {
            served += worker.await.unwrap();
        }
        assert_eq!((served, *sum.lock().await), (100, 4950));
    });
}

#[stream(boxed)]
fn merge<A: Stream<Item = u32> + Unpin, B: Stream<Item = u32> + Unpin>(
    mut a: A,
    mut b: B,
) -> impl Stream<Item = u32> + Unpin {
    let mut heads = smol::future::zip(a.next(), b.next()).await;
    loop {
        match heads {
            (Some(one), other) if other.is_none_or(|other| one <= other) => {
                yield_!(one);
                heads.0 = a.next().await;
            }
            (_, Some(other)) => {
                yield_!(other);
                heads.1 = b.next().await;
            }
            _ => break,
        }
    }
}

#[test]
fn streams_of_streams_on_smol() {
    let sorted = |items: &'static [u32]| smol::stream::iter(items.iter().copied());
    let merged = merge(merge(sorted(&[1, 4, 9]), sorted(&[2, 3])), sorted(&[0, 5, 10]));
    assert_eq!(smol::block_on(merged.collect::<Vec<_>>()), [0, 1, 2, 3, 4, 5, 9, 10]);
}

#[stream]
fn levels(depth: u32) -> Pin<Box<dyn Stream<Item = u32> + Send>> {
    if depth > 0 {
        let mut below = levels(depth - 1);
        while let Some(level) = below.next().await {
            yield_!(level);
        }
    }
    smol::future::yield_now().await;
    yield_!(depth);
}

#[test]
fn a_recursive_stream_on_either_executor() {
    assert!(smol::block_on(levels(5).collect::<Vec<_>>()).into_iter().eq(0..=5));
    assert!(on_tokio(async { tokio::spawn(levels(5).collect::<Vec<_>>()).await.unwrap() }).into_iter().eq(0..=5));
}
