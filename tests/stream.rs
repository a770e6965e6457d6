//! `#[stream]`: bodies that yield and await, on tokio and on smol.

use genfn::{Stream, stream};
use smol::stream::StreamExt as _;
use std::cell::RefCell;
use std::future::{Future, pending, poll_fn, ready};
use std::num::ParseIntError;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::{Pin, pin};
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll, Wake, Waker};
use std::time::Duration;
use tokio::sync::mpsc;
use tokio::time::{Instant, sleep, timeout};

/// Runs a future on one tokio thread with a clock that leaps.
fn on_tokio<T>(future: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().start_paused(true).build().unwrap();
    runtime.block_on(future)
}

fn collect<S: Stream>(stream: S) -> Vec<S::Item> {
    smol::block_on(stream.collect())
}

#[stream]
fn ticks(count: u32, every: Duration) -> impl Stream<Item = u32> + Send {
    for n in 0..count {
        sleep(every).await;
        yield_!(n);
    }
}

#[test]
fn yields_and_awaits() {
    on_tokio(async {
        let begin = Instant::now();
        let mut ticks = pin!(ticks(3, Duration::from_secs(10)));
        for n in 0..3 {
            assert_eq!(ticks.next().await, Some(n));
            assert_eq!(begin.elapsed().as_secs(), u64::from(n + 1) * 10);
        }
        assert_eq!((ticks.next().await, ticks.next().await), (None, None));
    });
}

#[test]
fn on_another_executor() {
    #[stream]
    fn lengths(text: String) -> impl Stream<Item = usize> {
        for line in text.lines() {
            smol::future::yield_now().await;
            yield_!(line.len());
            smol::Timer::after(Duration::from_millis(1)).await;
        }
    }
    assert_eq!(collect(lengths("a\nbcd\n\n".to_string())), [1, 3, 0]);
}

#[test]
fn awaits_and_yields_in_one_expression() {
    #[stream]
    fn sums() -> impl Stream<Item = String> {
        let add = async |a: i32, b: i32| a + b;
        yield_!(format!("{}", add(1, ready(2).await).await));
        let () = yield_!("end".into());
    }
    assert_eq!(collect(sums()), ["3", "end"]);
}

#[test]
fn a_box_that_the_signature_names() {
    #[stream]
    fn walk(depth: u32) -> Pin<Box<dyn Stream<Item = u32> + Send>> {
        yield_!(depth);
        if depth > 0 {
            for _ in 0..2 {
                let mut below = walk(depth - 1);
                while let Some(n) = below.next().await {
                    yield_!(n);
                }
            }
        }
    }
    assert_eq!(collect(walk(2)), [2, 1, 0, 0, 1, 0, 0]);
}

#[test]
fn a_box_that_makes_it_unpin() {
    #[stream(boxed)]
    fn numbers(text: String) -> impl Stream<Item = char> + Unpin + Send {
        for c in text.chars() {
            yield_!(c);
        }
    }
    smol::block_on(async {
        let mut numbers = numbers("ab".to_string());
        assert_eq!(numbers.next().await, Some('a'));
        let mut moved = Box::new(numbers);
        assert_eq!(moved.next().await, Some('b'));
        assert_eq!(moved.next().await, None);
    });
}

#[test]
fn without_boxed_nothing_is_allocated() {
    // What holds no box, no reference and no vector has nowhere to keep an allocation: the frame itself holds the body.
    #[stream]
    fn large() -> impl Stream<Item = u8> {
        let buffer = [7_u8; 4096];
        for byte in &buffer {
            yield_!(*byte);
        }
    }
    assert!(size_of_val(&large()) >= 4096);
    assert_eq!(collect(large()).len(), 4096);
}

#[test]
fn under_try_an_error_is_yielded_once() {
    #[stream(try)]
    fn numbers(text: &str) -> impl Stream<Item = Result<i64, ParseIntError>> {
        for word in text.split(' ') {
            if word == "end" {
                return;
            }
            let word = ready(word).await;
            yield_!(word.parse()?);
        }
    }
    assert_eq!(collect(numbers("1 2")), [Ok(1), Ok(2)]);
    assert_eq!(collect(numbers("1 end 2")), [Ok(1)]);
    let failing = collect(numbers("1 x 2"));
    assert_eq!(failing.len(), 2);
    assert!(failing[1].is_err());
}

#[test]
fn methods_and_what_they_borrow() {
    struct Book {
        pages: Vec<String>,
    }
    impl Book {
        #[stream]
        fn words(&self, skip: usize) -> impl Stream<Item = &str> {
            for page in self.pages.iter().skip(skip) {
                smol::future::yield_now().await;
                for word in page.split(' ') {
                    yield_!(word);
                }
            }
        }

        #[stream]
        fn tear(&mut self) -> impl Stream<Item = String> {
            while let Some(page) = self.pages.pop() {
                yield_!(page);
            }
        }
    }
    let mut book = Book { pages: vec!["a b".to_string(), "c d".to_string()] };
    assert_eq!(collect(book.words(1)), ["c", "d"]);
    assert_eq!(collect(book.tear()), ["c d", "a b"]);
}

#[test]
fn select_in_the_body_with_a_yield_in_its_arms() {
    #[stream]
    fn merged(mut left: mpsc::Receiver<u32>, mut right: mpsc::Receiver<u32>) -> impl Stream<Item = (char, u32)> {
        loop {
            tokio::select! {
                biased;
                Some(n) = left.recv() => yield_!(('l', n)),
                Some(n) = right.recv() => {
                    yield_!(('r', n));
                }
                else => return,
            }
        }
    }
    on_tokio(async {
        let (left, from_left) = mpsc::channel(1);
        let (right, from_right) = mpsc::channel(1);
        let send = async move {
            for n in 0..3 {
                left.send(n).await.unwrap();
                sleep(Duration::from_secs(1)).await;
                right.send(n * 10).await.unwrap();
                sleep(Duration::from_secs(1)).await;
            }
        };
        let (found, ()) = tokio::join!(merged(from_left, from_right).collect::<Vec<_>>(), send);
        assert_eq!(found, [('l', 0), ('r', 0), ('l', 1), ('r', 10), ('l', 2), ('r', 20)]);
    });
}

#[test]
fn join_and_timeout_in_the_body() {
    #[stream]
    fn steps() -> impl Stream<Item = String> {
        let (a, b) = tokio::join!(
            async {
                sleep(Duration::from_secs(2)).await;
                1
            },
            async {
                sleep(Duration::from_secs(1)).await;
                2
            }
        );
        yield_!(format!("{a} {b}"));
        yield_!(format!("{:?}", timeout(Duration::from_secs(1), pending::<()>()).await.is_err()));
        yield_!(tokio::spawn(async { "spawned".to_string() }).await.unwrap());
    }
    assert_eq!(on_tokio(steps().collect::<Vec<_>>()), ["1 2", "true", "spawned"]);
}

#[test]
fn streams_in_select_and_timeout() {
    on_tokio(async {
        let mut fast = pin!(ticks(4, Duration::from_secs(2)));
        let mut slow = pin!(ticks(2, Duration::from_secs(3)));
        let mut order = vec![];
        loop {
            tokio::select! {
                biased;
                Some(n) = fast.next() => order.push(('f', n)),
                Some(n) = slow.next() => order.push(('s', n)),
                else => break,
            }
        }
        assert_eq!(order, [('f', 0), ('s', 0), ('f', 1), ('f', 2), ('s', 1), ('f', 3)]);
        let mut late = pin!(ticks(1, Duration::from_secs(5)));
        // A timeout gives up waiting, and loses nothing.
        assert!(timeout(Duration::from_secs(1), late.next()).await.is_err());
        assert_eq!(late.next().await, Some(0));
    });
}

#[test]
fn a_stream_that_moves_between_threads() {
    #[stream(boxed)]
    fn words(text: String) -> impl Stream<Item = String> + Unpin + Send {
        for word in text.split(' ') {
            smol::Timer::after(Duration::from_millis(1)).await;
            yield_!(word.to_string());
        }
    }
    let mut words = words("a b c".to_string());
    let mut found = vec![];
    for _ in 0..4 {
        let next = std::thread::spawn(move || {
            let next = smol::block_on(words.next());
            (words, next)
        });
        let (moved, word) = next.join().unwrap();
        words = moved;
        found.extend(word);
    }
    assert_eq!(found, ["a", "b", "c"]);
}

/// Counts how often it is woken.
#[derive(Default)]
struct Count(AtomicUsize);

impl Wake for Count {
    fn wake(self: Arc<Self>) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }
}

#[test]
fn the_real_waker_reaches_the_futures_inside() {
    type Kept = Rc<RefCell<Option<Waker>>>;
    #[stream]
    fn keeping(kept: Kept, ready: Rc<RefCell<bool>>) -> impl Stream<Item = u8> {
        poll_fn(|cx| {
            cx.waker().wake_by_ref();
            *kept.borrow_mut() = Some(cx.waker().clone());
            if *ready.borrow() { Poll::Ready(()) } else { Poll::Pending }
        })
        .await;
        yield_!(1);
    }
    let (kept, ready, count) = (Kept::default(), Rc::new(RefCell::new(false)), Arc::new(Count::default()));
    let waker = Waker::from(count.clone());
    let mut stream = pin!(keeping(kept.clone(), ready.clone()));
    let mut next = || stream.as_mut().poll_next(&mut Context::from_waker(&waker));
    assert_eq!(next(), Poll::Pending);
    assert_eq!(count.0.load(Ordering::Relaxed), 1);
    let inner = kept.take().unwrap();
    assert!(inner.will_wake(&waker));
    inner.wake();
    assert_eq!(count.0.load(Ordering::Relaxed), 2);
    *ready.borrow_mut() = true;
    assert_eq!(next(), Poll::Ready(Some(1)));
    assert_eq!(next(), Poll::Ready(None));
}

#[test]
fn wakers_that_outlive_their_stream() {
    type Kept = Rc<RefCell<Vec<Waker>>>;
    #[stream]
    fn inner(kept: Kept) -> impl Stream<Item = u8> {
        let waker = poll_fn(|cx| Poll::Ready(cx.waker().clone())).await;
        kept.borrow_mut().push(waker);
        yield_!(1);
    }
    #[stream]
    fn outer(kept: Kept) -> impl Stream<Item = u8> {
        let mut inner = pin!(inner(kept));
        while let Some(n) = inner.next().await {
            yield_!(n);
        }
    }
    let kept = Kept::default();
    assert_eq!(collect(outer(kept.clone())), [1]);
    let wakers = kept.take();
    assert_eq!(wakers.len(), 1);
    std::thread::spawn(move || wakers.into_iter().for_each(Waker::wake)).join().unwrap();
}

#[test]
fn a_yield_under_another_waker_panics() {
    macro_rules! with_another_waker {
        ($future:expr) => {{
            let mut future = pin!(async { $future });
            poll_fn(|_| future.as_mut().poll(&mut Context::from_waker(Waker::noop()))).await
        }};
    }
    #[stream]
    fn misled() -> impl Stream<Item = u8> {
        with_another_waker!(yield_!(1));
    }
    let mut misled = pin!(misled());
    let mut next = || {
        let polled = catch_unwind(AssertUnwindSafe(|| {
            misled.as_mut().poll_next(&mut Context::from_waker(Waker::noop())).is_ready()
        }));
        match polled {
            Ok(_) => "none".to_string(),
            Err(panic) => match panic.downcast::<String>() {
                Ok(text) => *text,
                Err(panic) => (*panic.downcast::<&str>().unwrap()).to_string(),
            },
        }
    };
    assert_eq!(next(), "a `yield_!` was polled by something else than its own generator");
    assert_eq!(next(), "the stream has panicked: it is poisoned and can't be polled");
}

#[test]
fn what_is_held_is_dropped_with_the_stream() {
    struct Guard(Rc<RefCell<Vec<&'static str>>>, &'static str);
    impl Drop for Guard {
        fn drop(&mut self) {
            self.0.borrow_mut().push(self.1);
        }
    }
    #[stream]
    fn holding(log: Rc<RefCell<Vec<&'static str>>>) -> impl Stream<Item = u8> {
        let _outer = Guard(log.clone(), "outer");
        yield_!(1);
        let _inner = Guard(log, "inner");
        pending::<()>().await;
    }
    let log = Rc::default();
    {
        let mut stream = pin!(holding(Rc::clone(&log)));
        on_tokio(async {
            assert_eq!(stream.next().await, Some(1));
            assert!(timeout(Duration::from_secs(1), stream.next()).await.is_err());
        });
    }
    assert_eq!(log.take(), ["inner", "outer"]);
}
