//! Receivers, and parts of values, that wait for arguments which suspend.

use crate::harness::{Guard, check, check_drops, check_sent, guard, log};
use genfn::{Generator, generator};

#[test]
fn a_receiver_that_waits_is_dropped_like_an_operand() {
    struct Held(Guard);
    impl Held {
        fn meet(self, other: &'static str) -> &'static str {
            log(other);
            self.0.into_name()
        }
    }
    fn held(name: &'static str) -> Held {
        Held(guard(name))
    }
    fn both(one: Guard, other: &'static str) {
        log(format!("{} and {other}", one.0));
        drop(one);
    }

    #[generator]
    fn names() -> impl Generator<&'static str, Yield = &'static str> {
        both(guard("a"), held("b").meet(yield_!("c")));
        log("behind");
    }
    check_sent(names, ["d"], "+a +b yc d into:b ~b a and b ~a behind r()");
    check_sent(names, [], "+a +b yc | ~b ~a");
}

#[test]
fn a_part_of_a_pair_that_waits_is_dropped_like_an_operand() {
    struct Held(Guard);
    impl Held {
        fn meet(self, other: u8) -> u8 {
            self.0.name();
            other
        }
    }

    #[generator]
    fn leaf(held: Guard) -> impl Generator<(), Yield = u8, Return = u8> {
        yield_!(1);
        drop(held);
        2
    }

    #[generator]
    fn met() -> impl Iterator<Item = u8> {
        yield_!((Held(guard("a")), guard("b")).0.meet(yield_from!(leaf(guard("c")))));
    }
    check(met, "+a +b +c y1 ~c a ~a y2 ~b end");
    check_drops(met, &["", "~c ~a ~b", "~b"]);
}

/// A guard with a method that consumes it, and one that does not.
struct Met(Guard);

impl Met {
    fn meet(self, other: u8) -> u8 {
        self.0.name();
        other
    }

    fn greet(&self, other: u8) -> u8 {
        self.0.name();
        other
    }
}

#[test]
fn a_name_that_waits_is_dropped_like_an_operand_if_it_is_consumed() {
    #[generator]
    fn met() -> impl Generator<u8, Yield = u8> {
        let (first, second) = (Met(guard("a")), guard("b"));
        first.greet(1);
        first.meet(yield_!(1));
        second.name();
        yield_!(2);
    }

    #[generator]
    fn greeted() -> impl Generator<u8, Yield = u8> {
        let (first, second) = (Met(guard("a")), guard("b"));
        first.greet(yield_!(1));
        second.name();
        yield_!(2);
    }
    check_sent(met, [7, 8], "+a +b a y1 a ~a b y2 ~b r()");
    check_sent(met, [], "+a +b a y1 | ~a ~b");
    check_sent(greeted, [7, 8], "+a +b y1 a b y2 ~b ~a r()");
    check_sent(greeted, [], "+a +b y1 | ~b ~a");
}

#[test]
fn a_receiver_that_waits_is_dropped_first_where_its_arguments_leave() {
    #[generator]
    fn left(leave: bool) -> impl Generator<u8, Yield = u8> {
        let (first, second) = (Met(guard("a")), guard("b"));
        first.meet({
            let sent = yield_!(1);
            if leave {
                return;
            }
            sent
        });
        second.name();
    }
    check_sent(|| left(true), [7], "+a +b y1 ~a ~b r()");
    check_sent(|| left(false), [7], "+a +b y1 a ~a b ~b r()");
}

#[test]
fn a_receiver_waits_in_a_loop_that_ends_with_it() {
    #[generator]
    fn met() -> impl Generator<u8, Yield = u8> {
        let (outer, first) = (guard("a"), Met(guard("b")));
        loop {
            let last = guard("c");
            if yield_!(0) == 0 {
                continue;
            }
            first.meet(yield_!(1));
            last.name();
            break;
        }
        outer.name();
    }
    check_sent(met, [0, 1, 7], "+a +b +c y0 ~c +c y0 y1 b ~b c ~c a ~a r()");
    check_sent(met, [0, 1], "+a +b +c y0 ~c +c y0 y1 | ~b ~c ~a");
    check_sent(met, [0], "+a +b +c y0 ~c +c y0 | ~c ~b ~a");
}

#[test]
fn receivers_wait_for_each_other() {
    #[generator]
    fn met() -> impl Generator<u8, Yield = u8> {
        let (first, second, third) = (Met(guard("a")), Met(guard("b")), guard("c"));
        first.meet(second.meet(yield_!(1)));
        third.name();
    }
    check_sent(met, [7], "+a +b +c y1 b ~b a ~a c ~c r()");
    check_sent(met, [], "+a +b +c y1 | ~b ~a ~c");
}

/// Two guards, and no default.
struct Pair {
    left: Met,
    right: Met,
}

/// The same, with a default.
#[derive(Default)]
struct Spare {
    left: Option<Guard>,
    right: Option<Guard>,
}

trait Meet {
    fn meet(self, other: u8) -> u8;
}

impl Meet for Option<Guard> {
    fn meet(self, other: u8) -> u8 {
        self.iter().for_each(|guard| _ = guard.name());
        other
    }
}

fn spare() -> Spare {
    Spare { left: Some(guard("a")), right: Some(guard("b")) }
}

#[test]
fn a_part_of_a_literal_waits() {
    #[generator]
    fn right() -> impl Generator<u8, Yield = u8> {
        Pair { left: Met(guard("a")), right: Met(guard("b")) }.right.meet(yield_!(1));
        log("behind");
    }
    #[generator]
    fn greeted() -> impl Generator<u8, Yield = u8> {
        Pair { left: Met(guard("a")), right: Met(guard("b")) }.right.greet(yield_!(1));
        log("behind");
    }
    check_sent(right, [7], "+a +b y1 b ~b ~a behind r()");
    check_sent(right, [], "+a +b y1 | ~b ~a");
    check_sent(greeted, [7], "+a +b y1 b ~a ~b behind r()");
    check_sent(greeted, [], "+a +b y1 | ~a ~b");
}

#[test]
fn a_part_of_a_name_waits() {
    #[generator]
    fn right() -> impl Generator<u8, Yield = u8> {
        let pair = Pair { left: Met(guard("a")), right: Met(guard("b")) };
        let last = guard("c");
        pair.right.meet(yield_!(1));
        last.name();
    }
    #[generator]
    fn greeted() -> impl Generator<u8, Yield = u8> {
        let pair = Pair { left: Met(guard("a")), right: Met(guard("b")) };
        let last = guard("c");
        pair.right.greet(yield_!(1));
        pair.left.greet(yield_!(2));
        last.name();
    }
    check_sent(right, [7], "+a +b +c y1 b ~b c ~c ~a r()");
    check_sent(right, [], "+a +b +c y1 | ~b ~c ~a");
    check_sent(greeted, [7, 8], "+a +b +c y1 b y2 a c ~c ~a ~b r()");
    check_sent(greeted, [7], "+a +b +c y1 b y2 | ~c ~a ~b");
}

#[test]
fn a_part_of_what_a_function_makes_waits() {
    fn both(one: u8, other: u8) -> u8 {
        one + other
    }

    #[generator]
    fn right() -> impl Generator<u8, Yield = u8> {
        yield_!(both(spare().right.meet(yield_!(1)), spare().left.meet(2)));
        Box::new(spare()).right.meet(yield_!(3));
    }
    check_sent(right, [7, 8, 9], "+a +b y1 b ~b +a +b a ~a y9 ~b ~a +a +b y3 b ~b ~a r()");
    check_sent(right, [], "+a +b y1 | ~b ~a");
    check_sent(right, [7, 8], "+a +b y1 b ~b +a +b a ~a y9 ~b ~a +a +b y3 | ~b ~a");
}

#[test]
fn a_part_is_consumed_in_front_of_a_suspension_that_its_rest_outlives() {
    fn both(one: u8, other: u8) -> u8 {
        one + other
    }

    #[generator]
    fn left() -> impl Generator<u8, Yield = u8> {
        both(Pair { left: Met(guard("a")), right: Met(guard("b")) }.left.meet(3), yield_!(1));
        both(Pair { left: Met(guard("c")), right: Met(guard("d")) }.left.greet(3), yield_!(2));
        log("behind");
    }
    check_sent(left, [7, 8], "+a +b a ~a y1 ~b +c +d c y2 ~c ~d behind r()");
    check_sent(left, [], "+a +b a ~a y1 | ~b");
    check_sent(left, [7], "+a +b a ~a y1 ~b +c +d c y2 | ~c ~d");
}

#[test]
fn what_a_box_holds_waits() {
    #[generator]
    fn held() -> impl Generator<u8, Yield = u8> {
        let (first, second) = (Box::new(Met(guard("a"))), guard("b"));
        (*first).meet(yield_!(1));
        second.name();
    }
    check_sent(held, [7], "+a +b y1 a ~a b ~b r()");
    check_sent(held, [], "+a +b y1 | ~a ~b");
}

#[test]
fn a_temporary_of_an_argument_outlives_the_call_on_a_part() {
    struct Part(Guard);
    impl Part {
        fn plus(self, n: usize) -> usize {
            log("plus");
            self.0.0.len() + n
        }
    }
    fn length(guard: &Guard) -> usize {
        guard.0.len()
    }
    fn sum(a: usize, b: usize) -> usize {
        log("sum");
        a + b
    }
    #[generator]
    fn sums() -> impl Iterator<Item = usize> {
        let n = sum(1, (yield_!(1), Part(guard("a")), guard("b")).1.plus(length(&guard("cc"))));
        yield_!(n);
    }
    check(sums, "y1 +a +b +cc plus ~a sum ~cc ~b y4 end");
}

#[test]
fn a_temporary_waits_for_arguments_in_a_let_with_a_type() {
    struct Part(Guard);
    impl Part {
        fn take_away(self, n: usize) -> usize {
            drop(self.0);
            n
        }
    }
    fn second(_: Guard, n: usize) -> usize {
        n
    }
    #[generator]
    fn numbers() -> impl Iterator<Item = usize> {
        let n: usize = second(
            guard("a"),
            Part(guard("b")).take_away({
                yield_!(1);
                7
            }),
        );
        yield_!(n);
    }
    check(numbers, "+a +b y1 ~b ~a y7 end");
    check_drops(numbers, &["", "~b ~a", ""]);
}
