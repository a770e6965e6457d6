//! Generators that are consumed whole, by the body as it is written, and step by step.

use crate::harness::{Guard, check, check_panic, check_return, guard, log, panic_message, show, trace};
use genfn::{Generator, generator};
use std::fmt::Display;
use std::sync::atomic::{AtomicU32, Ordering};

#[generator]
fn three() -> impl Iterator<Item = u8> + Clone {
    yield_!(1);
    yield_!(2);
    yield_!(3);
}

#[test]
fn what_has_been_taken_does_not_come_again() {
    let mut numbers = three();
    assert_eq!(numbers.next(), Some(1));
    assert_eq!(numbers.clone().sum::<u8>(), 5);
    assert_eq!(numbers.by_ref().count(), 2);
    assert_eq!(numbers.clone().count(), 0);
    assert_eq!(numbers.fold(0, |_, _| 1), 0);
}

#[test]
fn a_poisoned_one_does_not_pretend_to_have_ended() {
    #[generator]
    fn panics() -> impl Iterator<Item = u8> {
        yield_!(1);
        panic!("no more");
    }
    let mut numbers = panics();
    panic_message(|| numbers.by_ref().count());
    assert_eq!(panic_message(|| numbers.count()), "the generator has panicked: it is poisoned and can't be resumed");
}

#[test]
fn a_panic_of_the_consumer_drops_what_the_body_holds() {
    #[generator]
    fn guarded() -> impl Iterator<Item = u8> {
        let _outer = guard("outer");
        for n in 1.. {
            let _inner = guard("inner");
            yield_!(n);
        }
    }
    let refuse = |n: u8| assert!(n < 2, "enough");
    let whole = trace(|| _ = panic_message(|| guarded().for_each(refuse)));
    let by_item = trace(|| {
        panic_message(|| {
            for n in guarded() {
                refuse(n);
            }
        });
    });
    assert_eq!(whole, "+outer +inner ~inner +inner ~inner ~outer");
    assert_eq!(whole, by_item);
}

#[test]
fn temporaries_of_what_is_yielded_live_on() {
    #[generator]
    fn names() -> impl Iterator<Item = &'static str> {
        yield_!(guard("a").name());
        let () = yield_!(guard("b").name());
    }
    check(names, "+a a ya ~a +b b yb ~b end");
}

#[test]
fn what_is_left_of_the_last_expression_is_dropped_before_the_arguments() {
    #[generator]
    fn last(_argument: Guard) -> impl Generator<Yield = u8, Return = &'static str> {
        yield_!(1);
        guard("temporary").name()
    }
    check_return(
        || last(guard("argument")),
        "+argument y1 +temporary temporary ~temporary ~argument r\"temporary\"".replace('"', "").as_str(),
    );
}

#[test]
fn what_patterns_leave_of_arguments_is_dropped_behind_what_they_bind() {
    struct Two(Guard, Guard);
    #[generator]
    fn parts(Two(_a, _): Two, _: Guard, _c: Guard) -> impl Iterator<Item = u8> {
        yield_!(1);
    }
    check(|| parts(Two(guard("a"), guard("left")), guard("b"), guard("c")), "+a +left +b +c y1 ~c ~b ~a ~left end");
}

#[test]
fn items_of_an_opaque_type() {
    #[generator]
    fn shown(n: u8) -> impl Iterator<Item = impl Display> {
        for n in 0..n {
            yield_!(n);
        }
    }
    assert_eq!(trace(|| shown(3).for_each(|n| log(n.to_string()))), "0 1 2");
}

#[test]
fn an_element_that_is_missing_is_missed_at_the_same_time() {
    #[generator]
    fn filled(mut lists: Vec<Vec<u8>>) -> impl Generator<Yield = u8, Return = ()> + Iterator<Item = u8> {
        lists[7].push({
            yield_!(1);
            2
        });
    }
    #[generator]
    fn added(mut list: Vec<u8>) -> impl Generator<Yield = u8, Return = ()> + Iterator<Item = u8> {
        list[7] += {
            yield_!(1);
            2
        };
    }
    check_panic(|| filled(vec![vec![]]), "y1 !");
    check_panic(|| added(vec![1]), "y1 !");
}

#[test]
fn delegates_run_whole_wherever_they_stand() {
    #[generator]
    fn outer() -> impl Iterator<Item = u8> {
        let mut begun = three();
        begun.next();
        yield_from!(begun);
        yield_from!(three());
        yield_from!([show(7), 8].map(|n| n + 1));
    }
    check(outer, "y2 y3 y1 y2 y3 7 y8 y9 end");
}

#[test]
fn a_generator_that_has_ended_is_no_delegate() {
    #[generator]
    fn inner() -> impl Generator<Yield = u8> {
        yield_!(1);
    }
    #[generator]
    fn outer() -> impl Generator<Yield = u8, Return = ()> + Iterator<Item = u8> {
        let mut ended = inner();
        ended.iter().for_each(drop);
        yield_!(0);
        yield_from!(ended);
    }
    check_panic(outer, "y0 !");
}

#[test]
fn the_method_of_a_receiver_that_changes() {
    #[derive(Debug)]
    struct Left(u8);
    impl Left {
        #[generator]
        fn down(mut self) -> impl Iterator<Item = String> {
            while self.0 > 0 {
                yield_!(format!("{self:?}"));
                self.0 -= 1;
            }
        }

        #[generator]
        fn shown(&self, from: u8) -> impl Iterator<Item = u8> {
            yield_from!((from..self.0).map(|n| n + self.0));
        }
    }
    check(|| Left(2).down(), "yLeft(2) yLeft(1) end");
    check(|| Left(3).shown(1).collect::<Vec<_>>().into_iter(), "y4 y5 end");
}

#[test]
fn a_static_exists_once() {
    #[generator]
    fn counted() -> impl Iterator<Item = u32> {
        for _ in 0..2 {
            let n = {
                static COUNT: AtomicU32 = AtomicU32::new(0);
                COUNT.fetch_add(1, Ordering::Relaxed)
            };
            yield_!(n);
        }
    }
    #[generator]
    fn in_the_middle() -> impl Iterator<Item = u32> {
        for round in 0..3 {
            let n = {
                static COUNT: AtomicU32 = AtomicU32::new(0);
                COUNT.fetch_add(1, Ordering::Relaxed)
            };
            yield_!(n);
            drop(round);
        }
    }
    let mut first = counted();
    assert_eq!([first.next(), first.next()], [Some(0), Some(1)]);
    assert_eq!(counted().sum::<u32>(), 2 + 3);
    assert_eq!(in_the_middle().take(3).collect::<Vec<_>>(), [0, 1, 2]);
}

#[test]
fn a_generator_runs_with_what_it_is_answered() {
    #[generator]
    fn adds() -> impl Generator<u32, Yield = &'static str, Return = u32> {
        let _guard = guard("g");
        let first = yield_!("first");
        first + yield_!("second")
    }
    let run = trace(|| {
        let sum = adds().run(|question| {
            log(question);
            question.len() as u32
        });
        log(sum.to_string());
    });
    assert_eq!(run, "+g first second ~g 11");
}
