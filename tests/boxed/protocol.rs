//! `start`, `send`, `try_send` and `status`: as for plain generators, with the same messages.

use crate::trace::Trace;
use genfn::GeneratorState::{Complete, Yielded};
use genfn::{Generator, Status, generator};
use std::panic::{AssertUnwindSafe, UnwindSafe, catch_unwind};

/// Runs `f`, and returns what it panics with.
fn panic_of(f: impl FnOnce()) -> String {
    let panic = catch_unwind(AssertUnwindSafe(f)).expect_err("it panics");
    match panic.downcast::<String>() {
        Ok(text) => *text,
        Err(panic) => (*panic.downcast::<&str>().expect("a message")).to_string(),
    }
}

macro_rules! both {
    ($name:ident, |$make:ident| $test:expr) => {
        mod $name {
            use super::*;

            #[test]
            fn boxed() {
                #[generator(boxed)]
                fn make(fails: bool) -> impl Generator<u32, Yield = u32, Return = &'static str> {
                    let sent = yield_!(1);
                    assert!(!fails, "failed on purpose");
                    yield_!(sent * 2);
                    "end"
                }
                let $make = make;
                $test
            }

            #[test]
            fn plain() {
                #[generator]
                fn make(fails: bool) -> impl Generator<u32, Yield = u32, Return = &'static str> {
                    let sent = yield_!(1);
                    assert!(!fails, "failed on purpose");
                    yield_!(sent * 2);
                    "end"
                }
                let $make = make;
                $test
            }
        }
    };
}

both!(a_whole_life, |make| {
    let mut generator = make(false);
    assert_eq!(generator.status(), Status::Unstarted);
    assert_eq!(generator.start(), Yielded(1));
    assert_eq!(generator.status(), Status::Suspended);
    assert_eq!(generator.send(4), Yielded(8));
    assert_eq!(generator.try_send(0), Ok(Complete("end")));
    assert_eq!(generator.status(), Status::Complete);
});

both!(too_early, |make| {
    let mut generator = make(false);
    let error = generator.try_send(5).unwrap_err();
    assert_eq!((error.status(), error.into_inner()), (Status::Unstarted, 5));
    let message = panic_of(|| _ = generator.send(5));
    assert_eq!(message, "the generator has not started: call `start` before `send`");
    assert_eq!(generator.start(), Yielded(1));
    let message = panic_of(|| _ = generator.start());
    assert_eq!(message, "the generator has already started: resume it with `send`");
    assert_eq!(generator.send(1), Yielded(2));
});

both!(too_late, |make| {
    let mut generator = make(false);
    generator.start();
    generator.send(1);
    generator.send(1);
    let error = generator.try_send(5).unwrap_err();
    assert_eq!((error.status(), error.into_inner()), (Status::Complete, 5));
    let message = panic_of(|| _ = generator.send(5));
    assert_eq!(message, "the generator has completed: it can't be resumed, as `status` tells");
});

both!(poisoned, |make| {
    let mut generator = make(true);
    generator.start();
    assert_eq!(panic_of(|| _ = generator.send(1)), "failed on purpose");
    assert_eq!(generator.status(), Status::Poisoned);
    let error = generator.try_send(5).unwrap_err();
    assert_eq!((error.status(), error.into_inner()), (Status::Poisoned, 5));
    let message = panic_of(|| _ = generator.send(5));
    assert_eq!(message, "the generator has panicked: it is poisoned and can't be resumed");
});

#[test]
fn an_iterator_is_fused_and_says_that_it_is_poisoned() {
    #[generator(boxed)]
    fn numbers(fails: bool) -> impl Iterator<Item = u8> {
        yield_!(1);
        assert!(!fails, "failed on purpose");
    }
    let mut good = numbers(false);
    assert_eq!((good.next(), good.next(), good.next()), (Some(1), None, None));
    let mut bad = numbers(true);
    assert_eq!(bad.next(), Some(1));
    panic_of(|| _ = bad.next());
    let message = panic_of(|| _ = bad.next());
    assert_eq!(message, "the generator has panicked: it is poisoned and can't be resumed");
}

#[test]
fn a_panic_drops_what_was_held() {
    #[generator(boxed)]
    fn holding(trace: Trace) -> impl Iterator<Item = u8> {
        let _outer = trace.guard("outer");
        yield_!(1);
        let _inner = trace.guard("inner");
        panic!("on purpose");
    }
    let trace = Trace::default();
    let mut generator = holding(trace.clone());
    generator.next();
    assert_eq!(panic_of(|| _ = generator.next()), "on purpose");
    assert_eq!(trace.take(), "-inner -outer");
    drop(generator);
    assert_eq!(trace.take(), "");
}

#[test]
fn the_end_drops_what_was_held() {
    #[generator(boxed)]
    fn holding(trace: Trace) -> impl Iterator<Item = u8> {
        let _guard = trace.guard("guard");
        yield_!(1);
        trace.log("end");
    }
    let trace = Trace::default();
    let mut generator = holding(trace.clone());
    assert_eq!(generator.by_ref().count(), 1);
    assert_eq!(trace.take(), "end -guard");
}

#[test]
fn what_a_boxed_generator_is() {
    fn check<G: Generator + Iterator + Send + Sync + Unpin + UnwindSafe + std::fmt::Debug>(generator: &G) -> String {
        format!("{generator:?}")
    }
    #[generator(boxed)]
    fn numbers() -> impl Generator<Yield = u8> + Iterator<Item = u8> + Send + Sync + Unpin + UnwindSafe + std::fmt::Debug
    {
        yield_!(1);
    }
    assert_eq!(check(&numbers()), "BoxedMachine(Unstarted)");
}

#[test]
fn as_an_iterator_with_a_return_value() {
    #[generator(boxed)]
    fn count(text: String) -> impl Generator<Yield = String, Return = usize> {
        let mut count = 0;
        for word in text.split(' ') {
            yield_!(word.to_uppercase());
            count += 1;
        }
        count
    }
    let mut generator = count("one two".to_string());
    let mut iter = generator.iter();
    assert_eq!(iter.by_ref().collect::<Vec<_>>(), ["ONE", "TWO"]);
    assert_eq!(iter.into_return(), Some(2));
}
