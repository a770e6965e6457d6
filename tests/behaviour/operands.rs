//! Operands that wait while a later one suspends, and in which order they are dropped together with temporaries.

#![allow(clippy::match_single_binding, reason = "what a `match` leaves lives longer than what a `let` leaves")]

use crate::harness::{Guard, check, check_drops, guard, log, show};
use genfn::generator;

fn first(one: Guard, _other: u8) -> usize {
    one.into_name().len()
}

fn yielded(value: u8) -> u8 {
    value
}

#[test]
fn an_operand_is_dropped_before_the_temporaries_of_its_statement() {
    #[generator]
    fn in_a_statement() -> impl Iterator<Item = usize> {
        let length = first(
            guard("operand"),
            yielded({
                yield_!(guard("temporary").name().len());
                1
            }),
        );
        yield_!(length);
    }
    #[generator]
    fn with_a_scrutinee() -> impl Iterator<Item = usize> {
        let length = first(
            guard("operand"),
            match Some(guard("scrutinee")) {
                Some(_) => {
                    yield_!(1);
                    2
                }
                None => 3,
            },
        );
        yield_!(length);
    }
    check(in_a_statement, "+operand +temporary temporary y9 ~temporary into:operand ~operand y7 end");
    check_drops(with_a_scrutinee, &["", "~operand ~scrutinee", ""]);
}

#[test]
fn in_a_tail_the_latest_is_dropped_first() {
    #[generator]
    fn in_a_tail() -> impl Iterator<Item = usize> {
        let length = {
            first(
                guard("operand"),
                match Some(guard("scrutinee")) {
                    Some(_) => {
                        yield_!(1);
                        2
                    }
                    None => 3,
                },
            )
        };
        yield_!(length);
    }
    check_drops(in_a_tail, &["", "~scrutinee ~operand", ""]);
}

#[test]
fn an_operand_that_is_never_used_again_is_moved_at_once() {
    #[generator]
    fn moved(mut one: Guard, _other: Guard) -> impl Iterator<Item = usize> {
        one.name();
        one = guard("new");
        yield_!(first(one, {
            yield_!(0);
            1
        }));
    }
    check_drops(|| moved(guard("one"), guard("other")), &["~one ~other", "~new ~other", "~other"]);
}

#[test]
fn a_part_of_a_tuple_leaves_the_others_until_the_end_of_the_statement() {
    #[generator]
    fn part() -> impl Iterator<Item = usize> {
        let (kept, _) = (guard("a"), (guard("b"), guard("c")), {
            yield_!(1);
            2
        })
            .1;
        yield_!(kept.name().len());
    }
    check(part, "+a +b +c y1 ~a ~c b y1 ~b end");
}

#[test]
fn a_part_of_a_tuple_in_a_tuple_leaves_those_around_it() {
    #[generator]
    fn called() -> impl Iterator<Item = usize> {
        let sum = suspended((guard("a"), ((guard("b"), guard("c")), guard("d")), guard("e")).1.0.1.into_length(1), {
            yield_!(1);
            2
        });
        yield_!(usize::from(sum));
    }
    #[generator]
    fn matched() -> impl Iterator<Item = usize> {
        match (guard("a"), ((guard("b"), guard("c")), guard("d")), guard("e")).1.0 {
            (one, _) => yield_!(one.name().len()),
        }
    }
    check(called, "+a +b +c +d +e into:c ~c y1 ~a ~b ~d ~e y2 end");
    check(matched, "+a +b +c +d +e b y1 ~b ~a ~c ~d ~e end");
    check_drops(matched, &["", "~b ~a ~c ~d ~e"]);
}

#[test]
fn what_is_left_of_a_part_is_dropped_in_its_place_in_a_condition() {
    #[generator]
    fn condition() -> impl Iterator<Item = u8> {
        if suspended(
            match (guard("a"), (guard("b"), guard("c"))).1 {
                (one, _) => one.into_length(1),
            },
            {
                yield_!(1);
                2
            },
        ) == 2
        {
            yield_!(2);
        }
    }
    check(condition, "+a +b +c into:b ~b y1 ~a ~c y2 end");
    check_drops(condition, &["", "~a ~c", ""]);
}

#[test]
fn what_an_assignment_overwrites_is_dropped_before_the_temporaries_of_its_value() {
    #[generator]
    fn overwritten(mut held: Guard, moves: bool) -> impl Iterator<Item = usize> {
        if moves {
            drop(held);
        }
        yield_!(1);
        held = (guard("temporary"), guard("new")).1;
        yield_!(held.name().len());
    }
    check(|| overwritten(guard("old"), false), "+old y1 +temporary +new ~old ~temporary new y3 ~new end");
    check(|| overwritten(guard("old"), true), "+old ~old y1 +temporary +new ~temporary new y3 ~new end");
}

#[test]
fn a_value_that_is_thrown_away_is_dropped_before_the_temporaries_that_made_it() {
    fn passed(one: Guard, other: &Guard) -> Guard {
        other.name();
        one
    }

    #[generator]
    fn thrown() -> impl Iterator<Item = u8> {
        _ = passed(
            {
                yield_!(1);
                guard("value")
            },
            &guard("temporary"),
        );
    }
    check(thrown, "y1 +value +temporary temporary ~value ~temporary end");
}

#[test]
fn a_closure_that_borrows_is_no_reason_to_begin_a_step() {
    #[generator]
    fn called(first: Option<u8>) -> impl Iterator<Item = u8> {
        let Some(known) = first.or(Some(3)) else { return };
        let all = match first {
            Some(_) => [known, {
                yield_!(0);
                1
            }],
            None => {
                let double = |value: u8| value * known;
                [double(2), double(3)]
            }
        };
        yield_!(all[0] + all[1]);
    }
    check(|| called(None), "y15 end");
    check(|| called(Some(5)), "y0 y6 end");
}

#[test]
fn what_an_operand_matches_lives_until_the_end_of_the_statement() {
    fn length(name: &Guard, _sent: u8) -> usize {
        name.name().len()
    }

    #[generator]
    fn matched() -> impl Iterator<Item = usize> {
        let total = first(
            match length(&guard("matched"), {
                yield_!(0);
                1
            }) {
                0 => guard("missing"),
                _ => guard("found"),
            },
            1,
        );
        yield_!(total);
    }
    #[generator]
    fn part() -> impl Iterator<Item = usize> {
        let total = first(
            match (
                yielded({
                    yield_!(0);
                    1
                }),
                (guard("rest"), guard("part")).1,
            ) {
                (1, taken) => taken,
                (_, other) => other,
            },
            1,
        );
        yield_!(total);
    }
    check(matched, "+matched y0 matched +found into:found ~found ~matched y5 end");
    check(part, "y0 +rest +part into:part ~part ~rest y4 end");
}

fn both(one: Guard, _other: usize) -> bool {
    drop(one);
    true
}

#[test]
fn an_arm_holds_its_operands_inside_of_its_temporaries() {
    #[generator]
    fn in_an_arm() -> impl Iterator<Item = usize> {
        let length = match Some(1) {
            Some(_) => first(
                guard("operand"),
                suspended(guard("temporary").name().len(), {
                    yield_!(1);
                    1
                }),
            ),
            None => 3,
        };
        yield_!(length);
    }
    check_drops(in_an_arm, &["", "~operand ~temporary", ""]);
}

fn suspended(_length: usize, value: u8) -> u8 {
    value
}

#[test]
fn in_a_condition_the_latest_is_dropped_first() {
    #[generator]
    fn in_an_if() -> impl Iterator<Item = usize> {
        if both(
            guard("operand"),
            guard("temporary").name().len() + {
                yield_!(1);
                1
            },
        ) {
            yield_!(2);
        }
    }
    #[generator]
    fn in_a_lazy_operand() -> impl Iterator<Item = usize> {
        let is_so = both(
            guard("operand"),
            guard("temporary").name().len() + {
                yield_!(1);
                1
            },
        ) && show(true);
        yield_!(usize::from(is_so));
    }
    check(in_an_if, "+operand +temporary temporary y1 ~operand ~temporary y2 end");
    check_drops(in_an_if, &["", "~temporary ~operand", ""]);
    check_drops(in_a_lazy_operand, &["", "~temporary ~operand", ""]);
}

#[test]
fn a_receiver_that_is_filled_again_is_moved_at_once() {
    #[generator]
    fn filled(mut value: Guard, held: Guard) -> impl Iterator<Item = usize> {
        drop(value);
        value = guard("filled");
        let length = (
            guard("operand"),
            value.into_length({
                yield_!(1);
                1
            }),
        )
            .1;
        yield_!(length);
        drop(held);
    }
    let make = || filled(Guard("value"), Guard("held"));
    check_drops(make, &["~value ~held", "~filled ~operand ~held", "~held"]);
}

impl Guard {
    fn into_length(self, more: usize) -> usize {
        self.into_name().len() + more
    }
}

#[test]
fn the_parts_of_a_tuple_are_operands_until_all_of_them_are_made() {
    #[generator]
    fn left_by_return() -> impl Iterator<Item = usize> {
        yield_!(1);
        first(
            guard("operand"),
            suspended((guard("part"), if show(true) { return } else { 2 }).1, {
                yield_!(2);
                1
            }),
        );
    }
    #[generator]
    fn in_a_tail() -> impl Iterator<Item = usize> {
        let name = {
            (guard("first"), guard("second")).0.name().len() + {
                yield_!(1);
                1
            }
        };
        yield_!(name);
    }
    check_drops(in_a_tail, &["", "~first ~second", ""]);
    check(left_by_return, "y1 +operand +part true ~part ~operand end");
}

#[test]
fn a_literal_of_constants_is_made_in_front_of_the_suspension() {
    struct Loud {
        number: u8,
    }

    impl Drop for Loud {
        fn drop(&mut self) {
            log(format!("loud {}", self.number));
        }
    }

    #[generator]
    fn run() -> impl Iterator<Item = u8> {
        drop((Loud { number: 1 }, [Loud { number: 2 }], { yield_!(1) }));
        yield_!(2);
    }
    check(run, "y1 loud 1 loud 2 y2 end");
    check_drops(run, &["", "loud 2 loud 1", ""]);
}
