//! What safe code could attempt: with destructors, with panics, and with what the macro emits.

use genfn::__private::stack::{ByBody, JoinsBody as _, Joint, hear, plain, say};
use genfn::{BoxGenerator, Generator, GeneratorState, Status, generator};
use std::cell::RefCell;
use std::hint::black_box;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::rc::Rc;
use std::sync::atomic::{AtomicPtr, Ordering};

type Log = Rc<RefCell<Vec<u32>>>;

/// Logs its number when it is dropped, and panics if that is `fatal`.
struct Guard(Log, u32, u32);

impl Drop for Guard {
    fn drop(&mut self) {
        self.0.borrow_mut().push(self.1);
        assert_ne!(self.1, self.2, "dropped");
    }
}

#[generator]
fn guarded(depth: u32, fatal: u32, log: Log) -> BoxGenerator<'static, u32> {
    let _guard = Guard(log.clone(), depth, fatal);
    if depth > 0 {
        yield_from!(guarded(depth - 1, fatal, log));
    }
    yield_!(depth);
}

#[test]
fn a_destructor_that_panics_does_not_keep_the_others_from_running() {
    for fatal in 0..4 {
        let log = Log::default();
        let mut generator = guarded(3, fatal, Rc::clone(&log));
        assert_eq!(generator.next(), Some(0));
        let panicked = catch_unwind(AssertUnwindSafe(|| drop(generator)));
        assert!(panicked.is_err());
        assert_eq!(log.take(), [0, 1, 2, 3]);
        assert_eq!(Rc::strong_count(&log), 1);
    }
}

#[test]
fn a_destructor_that_panics_at_the_end_of_a_body_poisons() {
    for fatal in 0..4 {
        let log = Log::default();
        let mut generator = guarded(3, fatal, Rc::clone(&log));
        let panicked = catch_unwind(AssertUnwindSafe(|| generator.by_ref().count()));
        assert!(panicked.is_err());
        assert_eq!(generator.status(), Status::Poisoned);
        assert_eq!(log.take(), [0, 1, 2, 3]);
        assert_eq!(Rc::strong_count(&log), 1);
    }
}

#[test]
fn a_body_that_delegates_and_does_not_wait() {
    let log = Log::default();
    let inner = guarded(1, 9, Rc::clone(&log));
    let mut generator = plain::<u32, ()>(async move |stack| {
        let answer: ByBody = (&&&&&Joint::new(&inner, stack)).genfn_tag();
        drop(answer.pass(stack, inner, Some(())));
    });
    // Nobody can wait for it any more, so that it is dropped before it has started.
    assert_eq!(generator.next(), None);
    assert_eq!(Rc::strong_count(&log), 1);
    assert_eq!(log.take(), []);
}

#[test]
fn a_destructor_that_delegates() {
    struct Delegates<F: FnMut()>(F);
    impl<F: FnMut()> Drop for Delegates<F> {
        fn drop(&mut self) {
            (self.0)();
        }
    }
    let log = Log::default();
    for suspended in [true, false] {
        let outer = Rc::clone(&log);
        let mut generator = plain::<u32, ()>(async move |stack| {
            let _guard = Guard(outer.clone(), 7, 0);
            let _delegates = Delegates(|| {
                let inner = guarded(2, 9, outer.clone());
                let answer: ByBody = (&&&&&Joint::new(&inner, stack)).genfn_tag();
                drop(answer.pass(stack, inner, Some(())));
            });
            say(1, stack);
            hear(stack).await;
        });
        assert_eq!(generator.next(), Some(1));
        if !suspended {
            assert_eq!(generator.next(), None);
        }
        drop(generator);
        assert_eq!(log.take(), [7]);
        assert_eq!(Rc::strong_count(&log), 1);
    }
}

#[test]
fn two_values_in_one_step() {
    let mut generator = plain::<u32, ()>(async |stack| {
        say(1, stack);
        say(2, stack);
    });
    let panicked = catch_unwind(AssertUnwindSafe(|| generator.next())).unwrap_err();
    let message = "a `yield_!` was polled by something else than its own generator";
    assert_eq!(panicked.downcast_ref::<&str>(), Some(&message));
    assert_eq!(generator.status(), Status::Poisoned);
}

#[test]
fn a_body_that_waits_for_something_else() {
    let mut generator = plain::<u32, ()>(async |_| std::future::pending().await);
    let panicked = catch_unwind(AssertUnwindSafe(|| generator.next())).unwrap_err();
    let message = "a generator can't wait for a future: write a `#[genfn::coroutine]` or a `#[stream]`";
    assert_eq!(panicked.downcast_ref::<&str>(), Some(&message));
    assert_eq!(generator.status(), Status::Poisoned);
}

#[test]
fn one_that_is_leaked_drops_nothing() {
    // It stays reachable, so that no leak checker minds.
    static LEAKED: AtomicPtr<BoxGenerator<'static, u32>> = AtomicPtr::new(std::ptr::null_mut());

    let log = Log::default();
    let mut generator = guarded(3, 9, Rc::clone(&log));
    assert_eq!(generator.next(), Some(0));
    black_box(&LEAKED).store(Box::into_raw(Box::new(generator)), Ordering::Relaxed);
    assert_eq!(log.take(), []);
    assert_eq!(Rc::strong_count(&log), 6); // Each of its four levels holds one, and the innermost two.
}

#[test]
fn one_that_is_resumed_by_its_own_body() {
    type Shared = Rc<RefCell<Option<BoxGenerator<'static, u32>>>>;
    #[generator]
    fn resumes(itself: Shared) -> BoxGenerator<'static, u32> {
        yield_!(1);
        let again = itself.borrow_mut().as_mut().map_or(0, |generator| generator.next().unwrap_or(9));
        yield_!(again);
    }
    let itself = Shared::default();
    *itself.borrow_mut() = Some(resumes(Rc::clone(&itself)));
    assert_eq!(itself.borrow_mut().as_mut().and_then(Iterator::next), Some(1));
    let resumed = || itself.borrow_mut().as_mut().and_then(Iterator::next);
    assert!(catch_unwind(AssertUnwindSafe(resumed)).is_err());
    assert_eq!(itself.borrow().as_ref().map(Generator::status), Some(Status::Poisoned));
    drop(itself.take());
    assert_eq!(Rc::strong_count(&itself), 1);
}

#[test]
fn bodies_of_very_different_sizes_on_one_stack() {
    fn expect(depth: usize, values: &mut Vec<usize>) {
        values.push(depth);
        if depth > 0 {
            expect(depth - 1, values);
            expect(depth - 1, values);
        }
        values.push(depth);
    }
    #[generator]
    fn large<const N: usize>(depth: usize) -> BoxGenerator<'static, usize> {
        let mut bytes = [1_u8; N];
        bytes[N - 1] = u8::try_from(depth).unwrap();
        yield_!(depth);
        for _ in 0..2 {
            match depth % 4 {
                _ if depth == 0 => {}
                0 => yield_from!(large::<1>(depth - 1)),
                1 => yield_from!(large::<100>(depth - 1)),
                2 => yield_from!(large::<3_000>(depth - 1)),
                _ => yield_from!(large::<40_000>(depth - 1)),
            }
        }
        yield_!(bytes.iter().map(|&byte| usize::from(byte)).sum::<usize>() + 1 - N);
    }
    let mut expected = vec![];
    expect(9, &mut expected);
    assert!(large::<7>(9).eq(expected));
}

const DEPTH: u32 = 100_000;

#[test]
fn sends_returns_and_panics_pass_through_a_hundred_thousand_levels() {
    #[generator]
    fn relay(depth: u32, log: &RefCell<Vec<u32>>) -> BoxGenerator<'_, u32, u32, Result<u32, String>> {
        if depth > 0 {
            let below = yield_from!(relay(depth - 1, log))?;
            return Ok(below + 1);
        }
        let mut sum = 0;
        loop {
            match yield_!(sum) {
                0 => return Ok(sum),
                1 => return Err("one".to_string()),
                2 => panic!("two"),
                n => sum += n,
            }
            log.borrow_mut().push(sum);
        }
    }
    let log = RefCell::default();
    let started = || {
        let mut generator = relay(DEPTH, &log);
        assert_eq!(generator.start(), GeneratorState::Yielded(0));
        assert_eq!(generator.send(3), GeneratorState::Yielded(3));
        assert_eq!(generator.send(4), GeneratorState::Yielded(7));
        assert_eq!(log.take(), [3, 7]);
        generator
    };
    assert_eq!(started().send(0), GeneratorState::Complete(Ok(DEPTH + 7)));
    assert_eq!(started().send(1), GeneratorState::Complete(Err("one".to_string())));
    let mut generator = started();
    let panicked = catch_unwind(AssertUnwindSafe(|| generator.send(2))).unwrap_err();
    assert_eq!(panicked.downcast_ref::<&str>(), Some(&"two"));
    assert_eq!(generator.status(), Status::Poisoned);
    assert_eq!(generator.try_send(5).unwrap_err().into_inner(), 5);
}
