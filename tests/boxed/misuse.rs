//! What safe code can do to a boxed generator, with the macros' own runtime in hand.
//!
//! A body that the macro writes awaits its `yield_!` at once. But an argument of an unknown macro may end up anywhere,
//! and what emitted code calls is public. So all of it must be sound, whoever calls it.

use crate::trace::Trace;
use genfn::__private::{Yielder, frame, give, receive};
use genfn::GeneratorState::{Complete, Yielded};
use genfn::{Generator, Status, generator};
use std::cell::RefCell;
use std::future::{Future, pending, poll_fn};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::{Pin, pin};
use std::rc::Rc;
use std::sync::Mutex;
use std::task::{Context, Poll, Waker};
use std::thread;

const FOREIGN: &str = "a `yield_!` was polled by something else than its own generator";

fn panic_of<T>(f: impl FnOnce() -> T) -> String {
    let Err(panic) = catch_unwind(AssertUnwindSafe(f)) else {
        panic!("it did not panic");
    };
    match panic.downcast::<String>() {
        Ok(text) => *text,
        Err(panic) => (*panic.downcast::<&str>().expect("a message")).to_string(),
    }
}

fn poll<F: Future + Unpin>(future: &mut F, waker: &Waker) -> Poll<F::Output> {
    Pin::new(future).poll(&mut Context::from_waker(waker))
}

/// What a `yield_!` is.
async fn hand_over<S, Y>(value: Y, yielder: &mut Yielder<S, Y>) -> S {
    give(value, yielder).await;
    receive(yielder).await
}

/// Asks for the waker that polls.
async fn waker() -> Waker {
    poll_fn(|cx| Poll::Ready(cx.waker().clone())).await
}

#[test]
fn polled_by_hand_with_another_waker() {
    let (_, mut yielder) = frame::<(), String>();
    assert_eq!(panic_of(|| poll(&mut give("lost".to_string(), &mut yielder), Waker::noop())), FOREIGN);
    assert_eq!(panic_of(|| poll(&mut receive(&mut yielder), Waker::noop())), FOREIGN);
}

#[test]
fn polled_by_a_macro_in_the_body() {
    macro_rules! poll_by_hand {
        ($future:expr) => {{
            let mut future = pin!(async { $future });
            let _ = future.as_mut().poll(&mut Context::from_waker(Waker::noop()));
        }};
    }
    #[generator(boxed)]
    fn misled() -> impl Iterator<Item = u8> {
        poll_by_hand!(yield_!(1));
    }
    let mut misled = misled();
    assert_eq!(panic_of(|| misled.next()), FOREIGN);
    assert_eq!(panic_of(|| misled.next()), "the generator has panicked: it is poisoned and can't be resumed");
}

#[test]
fn polled_with_a_clone_of_the_right_waker() {
    let (vacancy, mut yielder) = frame::<(), u8>();
    let mut generator = vacancy.boxed(async move {
        let waker = waker().await;
        waker.wake_by_ref();
        let panicked = panic_of(|| poll(&mut give(1, &mut yielder), &waker)) == FOREIGN;
        // The waker outlives the step, and knows nothing of it.
        hand_over(u8::from(panicked), &mut yielder).await;
        waker.wake();
    });
    assert_eq!(generator.next(), Some(1));
    assert_eq!(generator.next(), None);
}

#[test]
fn awaited_by_another_generator_of_another_type() {
    let (_, mut stranger) = frame::<(), [u64; 4]>();
    let (vacancy, mut yielder) = frame::<(), u8>();
    let mut generator = vacancy.boxed(async move {
        hand_over([u64::MAX; 4], &mut stranger).await;
        hand_over(1, &mut yielder).await;
    });
    assert_eq!(panic_of(|| generator.next()), FOREIGN);
    assert_eq!(generator.status(), Status::Poisoned);
}

#[test]
fn awaited_by_another_generator_of_another_lifetime() {
    // Were it accepted, the short-lived string would come out as one that lives forever.
    fn smuggle<'short>(text: &'short str) -> String {
        let (_, mut short) = frame::<(), &'short str>();
        let (vacancy, mut yielder) = frame::<(), &'static str>();
        let mut generator = vacancy.boxed(async move {
            hand_over(text, &mut short).await;
            hand_over("static", &mut yielder).await;
        });
        panic_of(|| generator.next())
    }
    assert_eq!(smuggle(&String::from("short")), FOREIGN);
}

#[test]
fn a_yielder_that_outlives_its_generator() {
    // The frames come and go at the same address; the numbers are never used again.
    let (vacancy, mut old) = frame::<(), String>();
    drop(vacancy.boxed(async {}));
    for _ in 0..8 {
        let (vacancy, mut yielder) = frame::<(), usize>();
        let mut generator = vacancy.boxed(async {
            hand_over("old".to_string(), &mut old).await;
            hand_over(1, &mut yielder).await;
        });
        assert_eq!(panic_of(|| generator.next()), FOREIGN);
    }
}

#[test]
fn two_generators_that_swap_their_yielders() {
    let (vacancies, mut yielders): (Vec<_>, Vec<_>) = (0..2).map(|_| frame::<(), u8>()).unzip();
    yielders.reverse();
    let bodies = yielders.into_iter().map(|mut yielder| async move { hand_over(1, &mut yielder).await });
    for (vacancy, body) in vacancies.into_iter().zip(bodies) {
        let mut generator = vacancy.boxed(body);
        assert_eq!(panic_of(|| generator.next()), FOREIGN);
    }
}

#[test]
fn a_point_that_is_sent_to_another_generator() {
    let channel = Rc::new(RefCell::new(None::<Pin<Box<dyn Future<Output = ()>>>>));
    let (vacancy, mut yielder) = frame::<(), String>();
    let sent = channel.clone();
    let mut sender = vacancy.boxed(async move {
        *sent.borrow_mut() = Some(Box::pin(async move { hand_over("sent".to_string(), &mut yielder).await }));
    });
    assert_eq!(sender.next(), None);
    let (vacancy, mut yielder) = frame::<(), u64>();
    let mut receiver = vacancy.boxed(async move {
        hand_over(1, &mut yielder).await;
        let received = channel.borrow_mut().take();
        received.unwrap().await;
    });
    assert_eq!(receiver.next(), Some(1));
    assert_eq!(panic_of(|| receiver.next()), FOREIGN);
}

#[test]
fn a_point_that_is_polled_on_another_thread_within_the_step() {
    let (vacancy, mut yielder) = frame::<String, Vec<u8>>();
    let mut generator = vacancy.boxed(async move {
        let mut point = pin!(hand_over(vec![1, 2], &mut yielder));
        poll_fn(|cx| {
            let waker = cx.waker();
            thread::scope(|scope| scope.spawn(|| poll(&mut point, waker)).join().unwrap())
        })
        .await
    });
    assert_eq!(generator.start(), Yielded(vec![1, 2]));
    assert_eq!(generator.send("done".to_string()), Complete("done".to_string()));
}

#[test]
fn a_point_that_is_polled_twice_in_a_step() {
    let (vacancy, mut yielder) = frame::<u8, u8>();
    let mut generator = vacancy.boxed(async move {
        let mut point = pin!(hand_over(1, &mut yielder));
        poll_fn(|cx| {
            let first = poll(&mut point, cx.waker());
            if first.is_ready() { first } else { poll(&mut point, cx.waker()) }
        })
        .await
    });
    assert_eq!(generator.start(), Yielded(1));
    assert_eq!(generator.send(2), Complete(2));
}

#[test]
fn two_points_in_one_step_hand_over_one_after_the_other() {
    let (vacancy, mut yielder) = frame::<(), String>();
    let generator = vacancy.boxed(async move {
        // The first one is dropped before it is resumed.
        poll_fn(|cx| {
            assert!(poll(&mut give("first".to_string(), &mut yielder), cx.waker()).is_ready());
            assert!(poll(&mut receive(&mut yielder), cx.waker()).is_pending());
            Poll::Ready(())
        })
        .await;
        hand_over("second".to_string(), &mut yielder).await;
    });
    assert_eq!(generator.collect::<Vec<_>>(), ["first", "second"]);
}

#[test]
fn a_value_that_nobody_takes_is_dropped_with_the_step() {
    let trace = Trace::default();
    let (vacancy, mut yielder) = frame::<(), _>();
    let guard = trace.guard("value");
    let mut generator = vacancy.boxed(async move {
        give(guard, &mut yielder).await;
    });
    assert!(generator.next().is_none());
    assert_eq!(trace.take(), "-value");
}

#[test]
fn a_generator_that_waits_for_something_else() {
    macro_rules! wait {
        ($future:expr) => {
            $future.await
        };
    }
    #[generator(boxed)]
    fn waiting() -> impl Iterator<Item = u8> {
        wait!(std::future::ready(()));
        yield_!(1);
        wait!(pending::<()>());
    }
    let mut waiting = waiting();
    assert_eq!(waiting.next(), Some(1));
    let message = "a generator can't wait for a future: write a `#[genfn::coroutine]` or a `#[stream]`";
    assert_eq!(panic_of(|| waiting.next()), message);
    assert_eq!(panic_of(|| waiting.next()), "the generator has panicked: it is poisoned and can't be resumed");
}

#[generator(boxed)]
fn holding(trace: Trace) -> impl Iterator<Item = String> {
    let _guard = trace.guard("guard");
    let text = "a b c".to_string();
    for word in text.split(' ') {
        yield_!(word.to_string());
    }
}

#[test]
fn leaked_while_suspended() {
    // It stays reachable, so that no leak checker minds.
    static LEAKED: Mutex<Option<Box<dyn Iterator<Item = String> + Send>>> = Mutex::new(None);

    #[generator(boxed)]
    fn words(text: String) -> impl Iterator<Item = String> + Send {
        for word in text.split(' ') {
            yield_!(word.to_string());
        }
    }
    let mut generator = words("a b".to_string());
    generator.next();
    *LEAKED.lock().unwrap() = Some(Box::new(generator));
    thread::spawn(|| assert_eq!(LEAKED.lock().unwrap().as_mut().unwrap().next(), Some("b".to_string())))
        .join()
        .unwrap();
}

#[test]
fn dropped_while_suspended() {
    let trace = Trace::default();
    let mut generator = holding(trace.clone());
    generator.next();
    drop(generator);
    assert_eq!(trace.take(), "-guard");
}

#[test]
fn dropped_while_it_unwinds() {
    let trace = Trace::default();
    let held = trace.clone();
    panic_of(move || {
        let mut generator = holding(held);
        generator.next();
        panic!("on purpose");
    });
    assert_eq!(trace.take(), "-guard");
}

#[test]
fn moved_while_suspended() {
    let mut generators = vec![holding(Trace::default())];
    assert_eq!(generators[0].next().as_deref(), Some("a"));
    generators.extend((0..64).map(|_| holding(Trace::default())));
    let mut moved = generators.swap_remove(0);
    assert_eq!(moved.next().as_deref(), Some("b"));
    assert_eq!(std::mem::replace(&mut moved, holding(Trace::default())).next().as_deref(), Some("c"));
}

#[test]
fn re_entered_from_inside_its_own_body() {
    type Shared = Rc<RefCell<Option<Box<dyn Iterator<Item = bool>>>>>;
    #[generator(boxed)]
    fn re_entering(own: Shared) -> impl Iterator<Item = bool> {
        let text = "x".to_string();
        for _ in text.chars() {
            yield_!(own.try_borrow_mut().is_err());
        }
    }
    let shared = Shared::default();
    *shared.borrow_mut() = Some(Box::new(re_entering(shared.clone())));
    let next = |shared: &Shared| shared.borrow_mut().as_mut().unwrap().next();
    assert_eq!(next(&shared), Some(true));
    assert_eq!(next(&shared), None);
    shared.borrow_mut().take();
}

#[test]
fn dropped_by_its_own_body() {
    // It can only take away the cell's content, while the generator itself is borrowed.
    type Shared = Rc<RefCell<Option<Box<dyn Iterator<Item = bool>>>>>;
    #[generator(boxed)]
    fn dropping(own: Shared) -> impl Iterator<Item = bool> {
        let is_none = own.borrow_mut().take().is_none();
        yield_!(is_none);
    }
    let shared = Shared::default();
    let mut generator = dropping(shared.clone());
    *shared.borrow_mut() = Some(Box::new(dropping(Shared::default())));
    assert_eq!(generator.next(), Some(false));
    assert_eq!(generator.next(), None);
}

#[test]
fn resumed_inside_of_one_another() {
    #[generator(boxed)]
    fn tower(height: u32) -> Box<dyn Generator<String, Yield = Vec<u32>, Return = String>> {
        let mut text = String::new();
        if height > 0 {
            let mut below = tower(height - 1);
            let mut state = below.start();
            loop {
                match state {
                    Yielded(mut floors) => {
                        floors.push(height);
                        let sent = yield_!(floors);
                        text.push_str(&sent);
                        state = below.send(sent);
                    }
                    Complete(inner) => return text + &inner,
                }
            }
        }
        yield_!(vec![]) + "!"
    }
    let mut tower = tower(5);
    assert_eq!(tower.start(), Yielded(vec![1, 2, 3, 4, 5]));
    assert_eq!(tower.send("x".to_string()), Complete("xxxxxx!".to_string()));
}

#[test]
fn a_panic_passes_through_nested_generators() {
    #[generator(boxed)]
    fn inner(trace: Trace) -> impl Iterator<Item = u8> {
        let _guard = trace.guard("inner");
        yield_!(1);
        panic!("deep");
    }
    #[generator(boxed)]
    fn outer(trace: Trace) -> impl Iterator<Item = u8> {
        let _guard = trace.guard("outer");
        for n in inner(trace.clone()) {
            yield_!(n);
        }
    }
    let trace = Trace::default();
    let mut generator = outer(trace.clone());
    assert_eq!(generator.next(), Some(1));
    assert_eq!(panic_of(|| generator.next()), "deep");
    assert_eq!(trace.take(), "-inner -outer");
}

#[test]
fn large_and_aligned_values_are_handed_over_whole() {
    #[derive(Debug, PartialEq)]
    #[repr(align(64))]
    struct Aligned([u8; 1000]);
    #[generator(boxed)]
    fn echo() -> impl Generator<Aligned, Yield = (u8, Aligned), Return = [Aligned; 2]> {
        let first = yield_!((1, Aligned([1; 1000])));
        let second = yield_!((2, Aligned([2; 1000])));
        [first, second]
    }
    let mut echo = echo();
    assert_eq!(echo.start(), Yielded((1, Aligned([1; 1000]))));
    assert_eq!(echo.send(Aligned([3; 1000])), Yielded((2, Aligned([2; 1000]))));
    assert_eq!(echo.send(Aligned([4; 1000])), Complete([Aligned([3; 1000]), Aligned([4; 1000])]));
}

/// The body's end is `Send` only if what it exchanges is; were it always, this would be ambiguous, and not compile.
#[test]
fn what_is_not_send_is_not_exchanged_between_threads() {
    struct OfAny;
    struct OfSend;
    trait Ambiguous<A> {
        fn check() {}
    }
    impl<T> Ambiguous<OfAny> for T {}
    impl<T: Send> Ambiguous<OfSend> for T {}

    fn is_send<T: Send>() {}
    is_send::<Yielder<u8, String>>();
    <Yielder<Rc<()>, u8>>::check();
    <Yielder<u8, Rc<()>>>::check();
}
