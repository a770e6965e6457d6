//! Panics: what a generator holds is dropped once, it is poisoned, and says so.

use crate::harness::{Guard, check, check_panic, check_sent, guard, log, panic_message, show, trace};
use genfn::{Generator, GeneratorState::Yielded, Status, generator};

#[test]
fn a_panic_drops_what_is_held_innermost_first() {
    #[generator]
    fn fail(arg: Guard) -> impl Iterator<Item = u8> + Generator<Yield = u8> {
        let _a = guard("a");
        for n in 0.. {
            let _round = guard("round");
            assert!(n < 1, "too far");
            yield_!(n);
        }
        drop(arg);
    }
    check_panic(|| fail(guard("arg")), "+arg +a +round y0 ~round +round ~round ~a ~arg !");
}

#[test]
fn a_panic_before_the_first_item_poisons_too() {
    #[generator]
    fn fail(list: Vec<u8>) -> impl Iterator<Item = u8> + Generator<Yield = u8> {
        let _a = guard("a");
        yield_!(list[0]);
    }
    check_panic(|| fail(vec![]), "+a ~a !");
    let mut generator = fail(vec![]);
    assert!(panic_message(|| generator.start()).contains("index out of bounds"));
    assert_eq!(generator.status(), Status::Poisoned);
}

#[test]
fn a_panic_between_two_operands_drops_the_ones_that_wait() {
    #[generator]
    fn fail() -> impl Iterator<Item = u8> + Generator<Yield = u8> {
        let _all = (
            guard("a"),
            {
                yield_!(1);
                guard("b")
            },
            {
                yield_!(2);
                let none: Option<Guard> = None;
                none.expect("there is one")
            },
        );
    }
    check_panic(fail, "+a y1 +b y2 ~b ~a !");
}

#[test]
fn a_panic_while_a_yielded_value_is_made_drops_its_temporaries() {
    #[generator]
    fn fail(n: u8) -> impl Iterator<Item = usize> + Generator<Yield = usize> {
        let _a = guard("a");
        yield_!(guard("one").name().len() / usize::from(n));
    }
    check_panic(|| fail(0), "+a +one one ~one ~a !");
}

#[test]
fn a_panic_in_a_destructor_drops_the_rest() {
    struct Bomb;
    impl Drop for Bomb {
        fn drop(&mut self) {
            log("bomb");
            panic!("boom");
        }
    }

    #[generator]
    fn explode() -> impl Iterator<Item = u8> + Generator<Yield = u8> {
        let _a = guard("a");
        {
            let _bomb = Bomb;
            let _b = guard("b");
            yield_!(1);
        }
        yield_!(2);
    }
    check_panic(explode, "+a +b y1 ~b bomb ~a !");
    let mut generator = explode();
    generator.next();
    assert_eq!(trace(|| assert_eq!(panic_message(|| drop(generator)), "boom")), "~b bomb ~a");
}

#[test]
fn a_panic_in_a_destructor_behind_a_loop_drops_the_rest() {
    struct Bomb;
    impl Drop for Bomb {
        fn drop(&mut self) {
            log("bomb");
            panic!("boom");
        }
    }

    #[generator]
    fn explode(rounds: u8) -> impl Iterator<Item = u8> + Generator<Yield = u8> {
        let _a = guard("a");
        for round in 0..rounds {
            let (_b, _bomb, _c) = (guard("b"), Bomb, guard("c"));
            let mut left = round;
            loop {
                yield_!(left);
                if left == 0 {
                    break;
                }
                left -= 1;
            }
        }
    }
    check_panic(|| explode(2), "+a +b +c y0 ~c bomb ~b ~a !");
}

#[test]
fn what_is_sent_is_dropped_when_the_generator_panics() {
    #[generator]
    fn take() -> impl Generator<Guard, Yield = u8, Return = ()> {
        let kept = yield_!(1);
        log("kept");
        let _other = yield_!(2);
        panic!("no more than {}", kept.0);
    }
    let mut generator = take();
    generator.start();
    generator.send(guard("a"));
    let events = trace(|| assert_eq!(panic_message(|| generator.send(guard("b"))), "no more than a"));
    assert_eq!(events, "+b ~b ~a");
    assert_eq!(generator.status(), Status::Poisoned);
    let error = generator.try_send(guard("c")).unwrap_err();
    assert_eq!(error.status(), Status::Poisoned);
    assert_eq!(error.into_inner().0, "c");
}

#[test]
fn each_wrong_resume_says_what_is_wrong() {
    #[generator]
    fn once() -> impl Generator<u8, Yield = u8, Return = ()> {
        let n = yield_!(1);
        assert!(n > 0, "not zero");
    }
    let mut generator = once();
    assert_eq!(panic_message(|| generator.send(1)), "the generator has not started: call `start` before `send`");
    assert_eq!(generator.start(), Yielded(1));
    assert_eq!(panic_message(|| generator.start()), "the generator has already started: resume it with `send`");
    assert!(generator.send(1).is_complete());
    let complete = "the generator has completed: it can't be resumed, as `status` tells";
    assert_eq!(panic_message(|| generator.send(1)), complete);
    assert_eq!(panic_message(|| generator.start()), complete);

    let mut generator = once();
    generator.start();
    assert_eq!(panic_message(|| generator.send(0)), "not zero");
    let poisoned = "the generator has panicked: it is poisoned and can't be resumed";
    assert_eq!(panic_message(|| generator.send(1)), poisoned);
    assert_eq!(panic_message(|| generator.start()), poisoned);
}

#[test]
fn a_panic_in_an_inner_generator_poisons_both() {
    #[generator]
    fn inner() -> impl Iterator<Item = u8> {
        let _held = guard("inner");
        yield_!(1);
        panic!("inside");
    }

    #[generator]
    fn outer() -> impl Iterator<Item = u8> + Generator<Yield = u8> {
        let _held = guard("outer");
        yield_from!(inner());
    }
    check_panic(outer, "+outer +inner y1 ~inner ~outer !");
}

#[test]
fn a_wrong_resume_leaves_a_suspended_generator_as_it_was() {
    #[generator]
    fn two() -> impl Generator<u8, Yield = u8, Return = u8> {
        show(yield_!(1)) + yield_!(2)
    }
    let mut generator = two();
    assert_eq!(generator.try_send(9).unwrap_err().into_inner(), 9);
    generator.start();
    panic_message(|| generator.start());
    assert_eq!(generator.status(), Status::Suspended);
    generator.send(10);
    assert_eq!(generator.send(20).complete(), Some(30));
    check_sent(two, [1, 2], "y1 1 y2 r3");
}

#[test]
fn a_caught_panic_lets_the_others_go_on() {
    #[generator]
    fn divide(n: u8, divisors: &[u8]) -> impl Iterator<Item = u8> {
        for divisor in divisors {
            yield_!(n / divisor);
        }
    }
    let divisors = [2, 0];
    let (mut a, mut b) = (divide(8, &divisors), divide(6, &[3, 1]));
    assert_eq!((a.next(), b.next()), (Some(4), Some(2)));
    assert_eq!(panic_message(|| a.next()), "attempt to divide by zero");
    assert_eq!((b.next(), b.next()), (Some(6), None));
    assert_eq!(panic_message(|| divide(8, &divisors).fold(0, |sum, n| sum + n)), "attempt to divide by zero");
}

#[generator]
fn two_guards() -> impl Iterator<Item = u8> + Generator<Yield = u8> {
    let _a = guard("a");
    for n in 0..2 {
        let _b = guard("b");
        yield_!(n);
    }
    log("behind");
}

#[test]
fn a_panic_elsewhere_drops_a_suspended_one_as_it_unwinds() {
    let events = trace(|| {
        let message = panic_message(|| {
            let mut generator = two_guards();
            let _other = guard("other");
            assert_eq!(generator.next(), Some(0));
            panic!("elsewhere");
        });
        assert_eq!(message, "elsewhere");
    });
    assert_eq!(events, "+other +a +b ~other ~b ~a");
}

#[test]
fn one_may_run_to_its_end_while_a_panic_unwinds() {
    struct Runs<G: Iterator<Item = u8> + Generator>(G);
    impl<G: Iterator<Item = u8> + Generator> Drop for Runs<G> {
        fn drop(&mut self) {
            for value in self.0.by_ref() {
                log(format!("y{value}"));
            }
            assert_eq!(self.0.status(), Status::Complete);
        }
    }

    let events = trace(|| {
        let message = panic_message(|| {
            let _unstarted = Runs(two_guards());
            let mut suspended = Runs(two_guards());
            suspended.0.next();
            panic!("elsewhere");
        });
        assert_eq!(message, "elsewhere");
    });
    assert_eq!(events, "+a +b ~b +b y1 ~b behind ~a +a +b y0 ~b +b y1 ~b behind ~a");
}

#[test]
fn a_poisoned_one_stays_as_it_is() {
    #[generator]
    fn fails(_argument: Guard) -> impl Iterator<Item = u8> + Generator<Yield = u8> {
        let kept = guard("kept");
        yield_!(1);
        let _bomb = guard("bomb");
        assert!(kept.name().is_empty(), "not yet");
        yield_!(2);
    }

    let mut generator = fails(guard("argument"));
    let events = trace(|| {
        generator.next();
        assert_eq!(panic_message(|| generator.next()), "not yet");
        log("|");
        for _ in 0..2 {
            let message = panic_message(|| generator.next());
            assert_eq!(message, "the generator has panicked: it is poisoned and can't be resumed");
            assert_eq!(generator.try_send(()).unwrap_err().status(), Status::Poisoned);
            assert_eq!(generator.status(), Status::Poisoned);
        }
        drop(generator);
    });
    assert_eq!(events, "+kept +bomb kept ~bomb ~kept ~argument |");
}

#[test]
fn a_destructor_may_panic_wherever_a_value_is_replaced_or_left() {
    struct Bomb(bool);
    impl Drop for Bomb {
        fn drop(&mut self) {
            log("bomb");
            assert!(!self.0, "boom");
        }
    }

    #[generator]
    fn replaced(fails: bool) -> impl Iterator<Item = u8> + Generator<Yield = u8> {
        let _a = guard("a");
        let mut value = Bomb(fails);
        yield_!(u8::from(value.0));
        let _b = guard("b");
        value = Bomb(false);
        yield_!(u8::from(value.0));
    }
    #[generator]
    fn iterated(list: Vec<bool>) -> impl Iterator<Item = u8> + Generator<Yield = u8> {
        let _a = guard("a");
        for item in list.into_iter().map(Bomb) {
            yield_!(u8::from(item.0));
            log("kept");
        }
        yield_!(9);
    }
    check(|| replaced(false), "+a y0 +b bomb y0 ~b bomb ~a end");
    check_panic(|| replaced(true), "+a y1 +b bomb ~b bomb ~a !");
    check_panic(|| iterated(vec![false, true, false]), "+a y0 kept bomb y1 kept bomb ~a !");
}

#[test]
fn operands_of_an_arm_without_braces_are_dropped_in_front_of_its_temporaries() {
    fn both(held: Guard, number: u8) -> u8 {
        drop(held);
        number
    }
    fn length(text: &str) -> u8 {
        u8::try_from(text.len()).unwrap_or_default() - 2
    }

    #[generator]
    fn without(number: u8) -> impl Iterator<Item = u8> + Generator<Yield = u8> {
        yield_!(match number {
            0 => {
                yield_!(1);
                2
            }
            _ => both(guard("a"), length(guard("b").name())),
        });
    }
    #[generator]
    fn with(number: u8) -> impl Iterator<Item = u8> + Generator<Yield = u8> {
        yield_!(match number {
            0 => {
                yield_!(1);
                2
            }
            _ => {
                both(guard("a"), length(guard("b").name()))
            }
        });
    }
    check_panic(|| without(1), "+a +b b ~a ~b !");
    check_panic(|| with(1), "+a +b b ~b ~a !");
}
