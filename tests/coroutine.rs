//! `#[genfn::coroutine]`: futures whose bodies wait with `yield_from!`.

use std::cell::RefCell;
use std::fmt::Debug;
use std::future::{Future, IntoFuture, Ready, ready};
use std::io;
use std::pin::Pin;
use std::rc::Rc;
use std::time::Duration;
use tokio::time::{Instant, sleep};

/// Runs a future on one tokio thread with a clock that leaps.
fn on_tokio<T>(future: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().start_paused(true).build().unwrap();
    runtime.block_on(future)
}

#[test]
fn waits_for_futures() {
    #[genfn::coroutine]
    fn sum(list: Vec<u32>) -> impl Future<Output = u32> {
        let mut sum = 0;
        for n in &list {
            sum += yield_from!(ready(*n));
            yield_from!(sleep(Duration::from_secs(60)));
        }
        sum
    }
    let took = on_tokio(async {
        let begin = Instant::now();
        assert_eq!(sum(vec![1, 2, 3]).await, 6);
        begin.elapsed()
    });
    assert_eq!(took.as_secs(), 180);
}

#[test]
fn on_another_executor() {
    #[genfn::coroutine]
    fn add(a: u8, b: u8) -> impl Future<Output = u8> {
        yield_!();
        yield_from!(smol::future::yield_now());
        a + b
    }
    assert_eq!(smol::block_on(add(1, 2)), 3);
}

#[test]
fn a_bare_yield_gives_the_others_a_turn() {
    type Log = Rc<RefCell<Vec<String>>>;
    #[genfn::coroutine]
    fn count(name: &str, log: Log) -> impl Future<Output = ()> {
        for n in 0..3 {
            log.borrow_mut().push(format!("{name}{n}"));
            yield_!();
        }
    }
    let log = Log::default();
    on_tokio(async { tokio::join!(biased; count("a", log.clone()), count("b", log.clone())) });
    assert_eq!(log.take().join(" "), "a0 b0 a1 b1 a2 b2");
}

#[test]
fn spawned_where_its_locals_are_send() {
    #[genfn::coroutine]
    fn double(n: u64) -> impl Future<Output = u64> + Send {
        yield_from!(sleep(Duration::from_millis(n)));
        n * 2
    }
    let total = on_tokio(async {
        let tasks = (1..4).map(|n| tokio::spawn(double(n))).collect::<Vec<_>>();
        let mut total = 0;
        for task in tasks {
            total += task.await.unwrap();
        }
        total
    });
    assert_eq!(total, 12);
}

#[test]
fn what_it_waits_for_need_not_be_sync() {
    #[genfn::coroutine]
    fn wait(future: Pin<Box<dyn Future<Output = u8> + Send>>) -> impl Future<Output = u8> + Send {
        let more = yield_from!(Box::pin(ready(1_u8)) as Pin<Box<dyn Future<Output = u8> + Send>>);
        yield_from!(future) + more
    }
    assert_eq!(smol::block_on(wait(Box::pin(ready(1)))), 2);
}

#[test]
fn temporaries_live_as_long_as_what_borrows_them() {
    async fn length(text: &str) -> usize {
        smol::future::yield_now().await;
        text.len()
    }
    #[genfn::coroutine]
    fn wait(n: u32) -> impl Future<Output = usize> {
        yield_from!(length(&n.to_string()))
    }
    assert_eq!(smol::block_on(wait(123)), 3);
}

#[test]
fn both_ways_with_async_functions() {
    async fn native(n: u32) -> u32 {
        if n == 0 { 0 } else { based(n - 1).await + 1 }
    }
    #[genfn::coroutine]
    fn based(n: u32) -> Pin<Box<dyn Future<Output = u32>>> {
        if n == 0 {
            return 0;
        }
        yield_from!(native(n - 1)) + 1
    }
    assert_eq!(smol::block_on(native(10)), 10);
}

#[test]
fn question_marks_returns_and_coercions() {
    #[genfn::coroutine]
    fn parse(text: &str, strict: bool) -> impl Future<Output = Result<i32, Box<dyn std::error::Error>>> {
        if text.is_empty() {
            return Err("empty".into());
        }
        let n: i32 = yield_from!(ready(text.parse()))?;
        if strict && n < 0 {
            Err(io::Error::other("negative"))?;
        }
        Ok(n)
    }
    let parse = |text: &str, strict| smol::block_on(parse(text, strict)).map_err(|error| error.to_string());
    assert_eq!(parse("5", true), Ok(5));
    assert_eq!(parse("-5", false), Ok(-5));
    assert_eq!(parse("-5", true), Err("negative".to_string()));
    assert_eq!(parse("x", true), Err("invalid digit found in string".to_string()));
    assert_eq!(parse("", true), Err("empty".to_string()));
}

#[test]
fn methods_generics_and_lifetimes() {
    struct Store<T> {
        items: Vec<T>,
    }
    trait Get {
        fn first<'a>(&'a self, log: &'a mut Vec<String>) -> Pin<Box<dyn Future<Output = String> + 'a>>;
    }
    impl<T: Debug> Store<T> {
        #[genfn::coroutine]
        fn get(&self, at: usize) -> impl Future<Output = Option<&T>> {
            yield_!();
            self.items.get(at)
        }

        #[genfn::coroutine]
        fn take(mut self, (at, _): (usize, u8)) -> impl Future<Output = T> {
            yield_!();
            self.items.swap_remove(at)
        }
    }
    impl<T: Debug> Get for Store<T> {
        #[genfn::coroutine]
        fn first<'a>(&'a self, log: &'a mut Vec<String>) -> Pin<Box<dyn Future<Output = String> + 'a>> {
            let first = yield_from!(self.get(0));
            log.push("got".to_string());
            format!("{first:?}")
        }
    }
    let store = Store { items: vec!["a", "b"] };
    let mut log = vec![];
    assert_eq!(smol::block_on(store.first(&mut log)), "Some(\"a\")");
    assert_eq!((log, smol::block_on(store.get(1))), (vec!["got".to_string()], Some(&"b")));
    assert_eq!(smol::block_on(store.take((1, 0))), "b");
}

#[test]
fn whatever_becomes_a_future() {
    struct Later(u8);
    impl IntoFuture for Later {
        type Output = u8;
        type IntoFuture = Ready<u8>;
        fn into_future(self) -> Ready<u8> {
            ready(self.0)
        }
    }
    #[genfn::coroutine]
    fn wait() -> impl Future<Output = u8> {
        yield_from!(Later(yield_from!(Later(1)) + 1))
    }
    assert_eq!(smol::block_on(wait()), 2);
}

#[test]
fn macros_that_wait() {
    #[genfn::coroutine]
    fn race() -> impl Future<Output = Vec<&'static str>> {
        let mut won = vec![];
        for seconds in [1, 3] {
            won.push(tokio::select! {
                () = sleep(Duration::from_secs(seconds)) => {
                    yield_from!(sleep(Duration::from_secs(1)));
                    "first"
                }
                () = sleep(Duration::from_secs(2)) => "second",
            });
        }
        println!("{}", yield_from!(ready("printed")));
        won
    }
    assert_eq!(on_tokio(race()), ["first", "second"]);
}

#[test]
fn a_coroutine_that_is_dropped_while_it_waits() {
    struct Guard(Rc<RefCell<u32>>);
    impl Drop for Guard {
        fn drop(&mut self) {
            *self.0.borrow_mut() += 1;
        }
    }
    #[genfn::coroutine]
    fn holding(_guard: Guard, inner: Rc<RefCell<u32>>) -> impl Future<Output = ()> {
        let _inner = Guard(inner);
        yield_from!(std::future::pending())
    }
    let drops = Rc::new(RefCell::new(0));
    drop(holding(Guard(drops.clone()), drops.clone()));
    assert_eq!(drops.take(), 1);
    let held = holding(Guard(drops.clone()), drops.clone());
    let timed_out = on_tokio(async { tokio::time::timeout(Duration::from_secs(1), held).await });
    assert!(timed_out.is_err());
    assert_eq!(drops.take(), 2);
}

#[test]
fn under_another_name() {
    use genfn::coroutine as based;
    #[based]
    fn wait(n: u8) -> impl Future<Output = u8> {
        yield_from!(ready(n)) + 1
    }
    assert_eq!(smol::block_on(wait(1)), 2);
}
