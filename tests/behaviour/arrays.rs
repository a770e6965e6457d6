//! Arrays out of which patterns move elements: the order in which the others are dropped, on each path.

use crate::harness::{Guard, check, check_drops, guard, log};
use genfn::generator;

fn four() -> [Guard; 4] {
    ["a", "b", "c", "d"].map(guard)
}

fn two() -> [Guard; 2] {
    ["a", "b"].map(guard)
}

struct Pair {
    label: Guard,
    both: [Guard; 2],
}

fn pair() -> Pair {
    Pair { label: guard("label"), both: two() }
}

#[test]
fn of_which_another_arm_moves_an_element_than_the_one_that_is_taken() {
    #[generator]
    fn numbers(is_due: bool) -> impl Iterator<Item = usize> {
        match four() {
            [_, second, ..] if is_due => yield_!(second.name().len()),
            _ => log("other"),
        }
        yield_!(0);
    }
    check(|| numbers(false), "+a +b +c +d other ~c ~d ~b ~a y0 end");
    check(|| numbers(true), "+a +b +c +d b y1 ~b ~c ~d ~a y0 end");
}

#[test]
fn of_which_several_arms_move_elements() {
    #[generator]
    fn numbers(due: u8) -> impl Iterator<Item = u8> {
        match four() {
            [_, _second, ..] if due == 1 => yield_!(1),
            [.., _last] if due == 2 => {}
            _ => yield_!(3),
        }
        log("after");
    }
    check(|| numbers(0), "+a +b +c +d y3 ~d ~c ~b ~a after end");
    check_drops(|| numbers(0), &["", "~d ~c ~b ~a"]);
}

#[test]
fn that_are_an_operand_of_what_suspends() {
    #[generator]
    fn numbers(is_due: bool) -> impl Iterator<Item = u8> {
        let sum = yield_!(match two() {
            [_, _second] if is_due => 1,
            _ => 2,
        });
        log(format!("{sum:?}"));
    }
    check(|| numbers(false), "+a +b y2 ~b ~a () end");
    check_drops(|| numbers(false), &["", "~b ~a"]);
}

#[test]
fn that_wait_to_be_taken_apart() {
    #[generator]
    fn numbers() -> impl Iterator<Item = u8> {
        let list = four();
        yield_!(1);
        let [first, ..] = list;
        yield_!(first.name().len() as u8);
    }
    check_drops(numbers, &["", "~b ~c ~d ~a", "~a ~b ~c ~d"]);
}

#[test]
fn that_are_whole_wherever_the_generator_is_suspended() {
    #[generator]
    fn numbers() -> impl Iterator<Item = u8> {
        let list = four();
        yield_!(1);
        let [first, ..] = list;
        log(first.name());
    }
    check_drops(numbers, &["", "~a ~b ~c ~d"]);
    check(numbers, "+a +b +c +d y1 a a ~a ~b ~c ~d end");
}

#[test]
fn that_are_taken_apart_on_one_path_to_the_end_of_their_scope() {
    #[generator]
    fn numbers(is_due: bool) -> impl Iterator<Item = u8> {
        let length = {
            let list = four();
            let _between = guard("between");
            if is_due {
                let [.., _last] = list;
                yield_!(1);
                0
            } else {
                list[0].name().len()
            }
        };
        yield_!(length as u8);
    }
    check(|| numbers(false), "+a +b +c +d +between a ~between ~d ~a ~b ~c y1 end");
    check(|| numbers(true), "+a +b +c +d +between y1 ~d ~between ~a ~b ~c y0 end");
}

#[test]
fn that_a_loop_uses_in_place() {
    #[generator]
    fn numbers() -> impl Iterator<Item = usize> {
        let list = four();
        for index in 0..2 {
            yield_!(list[index].name().len());
        }
        let [first, ..] = list;
        yield_!(9);
        drop(first);
    }
    check(numbers, "+a +b +c +d a y1 b y1 y9 ~a ~b ~c ~d end");
    check_drops(numbers, &["", "~b ~c ~d ~a", "~b ~c ~d ~a", "~a ~b ~c ~d"]);
}

#[test]
fn that_are_arguments() {
    #[generator]
    fn numbers(list: [Guard; 2]) -> impl Iterator<Item = u8> {
        yield_!(1);
        let [first, _] = list;
        yield_!(2);
        drop(first);
    }
    check_drops(|| numbers(two()), &["~a ~b", "~b ~a", "~a ~b"]);
}

#[test]
fn that_are_assigned_to_places() {
    #[generator]
    fn numbers() -> impl Iterator<Item = u8> {
        let (one, other);
        let list = two();
        yield_!(1);
        [one, other] = list;
        yield_!(2);
        drop((one, other));
    }
    check_drops(numbers, &["", "~b ~a", "~b ~a"]);
}

#[test]
fn that_are_fields() {
    #[generator]
    fn numbers(is_due: bool) -> impl Iterator<Item = u8> {
        let pair = pair();
        match pair {
            Pair { label: _, both: [_, _second] } if is_due => yield_!(1),
            _ => yield_!(2),
        }
        log("after");
    }
    check(|| numbers(false), "+label +a +b y2 after ~label ~b ~a end");
    check_drops(|| numbers(false), &["", "~label ~b ~a"]);
}

#[test]
fn that_are_parts_of_temporaries() {
    #[generator]
    fn numbers(is_due: bool) -> impl Iterator<Item = u8> {
        match (guard("in front"), Some(two())) {
            (_, Some([_first, _])) if is_due => yield_!(1),
            _ => log("other"),
        }
        yield_!(2);
    }
    check(|| numbers(false), "+in front +a +b other ~in front ~b ~a y2 end");
}

#[test]
#[allow(deprecated)] // A field is moved: rustc warns of those that nobody names.
fn that_are_fields_which_are_named() {
    #[generator]
    fn numbers() -> impl Iterator<Item = u8> {
        let pair = pair();
        yield_!(1);
        let [_first, _second] = pair.both;
        yield_!(2);
        drop(pair.label);
    }
    check_drops(numbers, &["", "~label ~b ~a", "~b ~a ~label"]);
}

#[test]
fn that_hold_others() {
    #[generator]
    fn numbers(is_due: bool) -> impl Iterator<Item = u8> {
        match [two(), ["c", "d"].map(guard), ["e", "f"].map(guard)] {
            [[_, _second], ..] if is_due => yield_!(1),
            _ => yield_!(2),
        }
        log("after");
    }
    check(|| numbers(false), "+a +b +c +d +e +f y2 ~c ~d ~e ~f ~b ~a after end");
    check_drops(|| numbers(false), &["", "~c ~d ~e ~f ~b ~a"]);
}

#[test]
fn that_are_given_other_values() {
    #[generator]
    fn numbers() -> impl Iterator<Item = u8> {
        let mut list = two();
        for number in 0..2 {
            yield_!(number);
            let [one, other] = list;
            list = [other, one];
        }
        log("after");
    }
    check(numbers, "+a +b y0 y1 after ~a ~b end");
    check_drops(numbers, &["", "~a ~b", "~b ~a"]);
}

#[test]
fn of_which_a_destructor_of_its_own_keeps_an_element_whole() {
    #[generator]
    fn names() -> impl Iterator<Item = &'static str> {
        if let [_, Guard(name)] = two() {
            yield_!(name);
        }
        log("after");
    }
    check(names, "+a +b yb ~a ~b after end");
    check_drops(names, &["", "~a ~b"]);
}

#[test]
fn that_are_made_across_a_suspension_and_taken_apart_without_one() {
    #[generator]
    fn run(is_due: bool) -> impl Iterator<Item = u8> {
        match (
            0,
            [guard("a"), {
                yield_!(1);
                guard("b")
            }],
        ) {
            (_, [_, _second]) if is_due => log("due"),
            _ => log("other"),
        }
        yield_!(2);
    }
    check(|| run(true), "+a y1 +b due ~b ~a y2 end");
    check(|| run(false), "+a y1 +b other ~b ~a y2 end");
}

#[test]
fn of_which_an_arm_that_suspends_leaves_all_in_front_of_a_call() {
    #[generator]
    fn run(is_due: bool) -> impl Iterator<Item = u8> {
        let take = |number: u8| log(format!("take {number}"));
        take(match two() {
            [_, _second] if is_due => 1,
            _ => {
                yield_!(1);
                2
            }
        });
        yield_!(2);
    }
    check(|| run(true), "+a +b ~b take 1 ~a y2 end");
    check(|| run(false), "+a +b y1 take 2 ~b ~a y2 end");
    check_drops(|| run(false), &["", "~a ~b", ""]);
}

#[test]
fn of_which_nothing_is_left_in_the_arm_that_suspends() {
    #[generator]
    fn run(is_due: bool) -> impl Iterator<Item = u8> {
        match (Some(two()), guard("c")) {
            (Some(_), _third) if is_due => yield_!(1),
            (Some([first, _]), _third) => {
                yield_!(2);
                first.name();
            }
            _ => {}
        }
        yield_!(3);
    }
    check(|| run(false), "+a +b +c y2 a ~c ~a ~b y3 end");
    check_drops(|| run(false), &["", "~c ~a ~b", ""]);
}

#[test]
fn that_another_arm_leaves_beside_what_it_binds() {
    #[generator]
    fn run(is_due: bool) -> impl Iterator<Item = u8> {
        match (1, two()) {
            (_, [_first, _]) if is_due => yield_!(1),
            (number, _) => log(format!("{number}")),
        }
        yield_!(2);
    }
    #[generator]
    fn earlier(is_due: bool) -> impl Iterator<Item = u8> {
        match (two(), 1) {
            (_, number) if !is_due => log(format!("{number}")),
            ([first, ..], number) => {
                yield_!(number);
                first.name();
            }
        }
        yield_!(2);
    }
    check(|| run(true), "+a +b y1 ~a ~b y2 end");
    check(|| run(false), "+a +b 1 ~b ~a y2 end");
    check(|| earlier(true), "+a +b y1 a ~a ~b y2 end");
    check(|| earlier(false), "+a +b 1 ~b ~a y2 end");
}

#[test]
fn that_another_arm_leaves_that_suspends() {
    #[generator]
    fn run(is_due: bool) -> impl Iterator<Item = u8> {
        match (1, two()) {
            (_, [_first, _]) if is_due => yield_!(1),
            (number, _) => yield_!(number + 1),
        }
        yield_!(3);
    }
    check_drops(|| run(true), &["", "~a ~b", ""]);
    check_drops(|| run(false), &["", "~b ~a", ""]);
}

#[test]
fn that_are_left_where_a_pattern_does_not_match() {
    #[generator]
    fn run(least: u8) -> impl Iterator<Item = u8> {
        if let (0..=2, [_, second]) = (
            {
                yield_!(1);
                least
            },
            two(),
        ) {
            second.name();
        }
        yield_!(2);
    }
    check(|| run(3), "y1 +a +b ~a ~b y2 end");
    check(|| run(1), "y1 +a +b b ~b ~a y2 end");
}

#[test]
fn that_an_arm_leaves_whose_value_is_taken_apart() {
    #[generator]
    fn run(is_due: bool) -> impl Iterator<Item = &'static str> {
        let (Guard(name), _second) = match (
            {
                yield_!("first");
                1
            },
            two(),
        ) {
            (_, [_first, _]) if is_due => (guard("c"), guard("d")),
            (1, _) => (guard("e"), guard("f")),
            _ => return,
        };
        yield_!(name);
    }
    check(|| run(false), "yfirst +a +b +e +f ~e ~b ~a ye ~f end");
}

#[test]
fn in_a_variant_where_the_arm_for_all_others_suspends() {
    #[generator]
    fn run(is_due: bool) -> impl Iterator<Item = u8> {
        match (Some(two()), 2) {
            (Some([_, second]), _) if is_due => {
                second.name();
            }
            _ => yield_!(1),
        }
        yield_!(2);
    }
    check(|| run(true), "+a +b b ~b ~a y2 end");
    check(|| run(false), "+a +b y1 ~b ~a y2 end");
    check_drops(|| run(false), &["", "~b ~a", ""]);
}
