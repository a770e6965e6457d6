//! What the user's edition decides: how long the temporaries of tails live, and what an `if let` matches.
//!
//! Up to 2021 they live until the end of the statement around them; from 2024 on they are dropped with the block, in
//! front of its locals, and in front of the `else`. This file is compiled in both editions. No other test needs to
//! know its edition.

#![allow(clippy::redundant_pattern_matching, reason = "a pattern drops what it matches at another time")]

use crate::EDITION_2024;
use crate::harness::{Guard, check, check_drops, check_return, guard};
use genfn::{Generator, generator};

fn by_edition<T>(old: T, new: T) -> T {
    if EDITION_2024 { new } else { old }
}

fn first(one: Guard, _other: u8) -> usize {
    one.into_name().len()
}

fn second(_length: usize, value: u8) -> u8 {
    value
}

#[test]
fn what_an_operand_matches_lives_until_the_end_of_the_statement_or_of_the_if() {
    #[generator]
    fn suspended() -> impl Iterator<Item = usize> {
        let length = first(
            guard("operand"),
            if let Some(_) = Some(guard("matched")) {
                yield_!(1);
                2
            } else {
                3
            },
        );
        yield_!(length);
    }
    #[generator]
    fn in_front() -> impl Iterator<Item = u8> {
        let value = second(if let 7 = guard("matched").name().len() { 1 } else { 2 }, {
            yield_!(1);
            2
        });
        yield_!(value);
    }
    #[generator]
    fn otherwise() -> impl Iterator<Item = usize> {
        let length = first(
            guard("operand"),
            if let None = Some(guard("matched")) {
                1
            } else {
                yield_!(2);
                2
            },
        );
        yield_!(length);
    }
    let old = "+operand +matched y1 into:operand ~operand ~matched y7 end";
    check(suspended, by_edition(old, "+operand +matched y1 ~matched into:operand ~operand y7 end"));
    check_drops(suspended, &["", by_edition("~operand ~matched", "~matched ~operand"), ""]);
    check_drops(in_front, &["", by_edition("~matched", ""), ""]);
    check_drops(otherwise, &["", by_edition("~operand ~matched", "~operand"), ""]);
}

#[test]
fn the_temporaries_of_a_tail_outlive_the_locals_of_its_block_or_not() {
    #[generator]
    fn at_the_end() -> impl Iterator<Item = usize> {
        let _local = guard("local");
        if let Some(1) = guard("matched").name().len().checked_sub(6) {
            yield_!(1);
        } else {
            yield_!(2);
        }
    }
    #[generator]
    fn in_a_branch(is_so: bool) -> impl Iterator<Item = usize> {
        let held = guard("held");
        if is_so {
            let _local = guard("local");
            match Some(guard("matched")) {
                Some(_) => yield_!(1),
                None => {}
            }
        }
        yield_!(held.name().len());
    }
    check_drops(at_the_end, &["", by_edition("~local ~matched", "~matched ~local")]);
    check_drops(|| in_a_branch(true), &["", by_edition("~local ~matched ~held", "~matched ~local ~held"), "~held"]);
}

#[test]
fn the_temporaries_of_an_operand_that_is_a_block_outlive_it_or_not() {
    #[generator]
    fn suspended() -> impl Iterator<Item = usize> {
        let length = first(guard("operand"), {
            let _local = guard("local");
            second(guard("temporary").name().len(), {
                yield_!(1);
                2
            })
        });
        yield_!(length);
    }
    #[generator]
    fn in_front() -> impl Iterator<Item = u8> {
        let value = second(
            {
                let _local = guard("local");
                guard("temporary").name().len()
            },
            {
                yield_!(1);
                2
            },
        );
        yield_!(value);
    }
    let old = "+operand +local +temporary temporary y1 ~local into:operand ~operand ~temporary y7 end";
    let new = "+operand +local +temporary temporary y1 ~temporary ~local into:operand ~operand y7 end";
    check(suspended, by_edition(old, new));
    check_drops(suspended, &["", by_edition("~local ~operand ~temporary", "~temporary ~local ~operand"), ""]);
    check_drops(in_front, &["", by_edition("~temporary", ""), ""]);
}

#[test]
fn the_temporaries_of_a_last_tail_are_dropped_before_the_arguments_in_each_edition() {
    #[generator]
    fn at_the_end(_argument: Guard) -> impl Generator<Yield = u8, Return = usize> {
        yield_!(1);
        guard("temporary").name().len()
    }
    #[generator]
    fn in_an_arm() -> impl Generator<Yield = u8, Return = usize> {
        match Some(guard("matched")) {
            Some(_bound) => {
                yield_!(1);
                guard("temporary").name().len()
            }
            None => 0,
        }
    }
    check_return(|| at_the_end(guard("argument")), "+argument y1 +temporary temporary ~temporary ~argument r9");
    check_return(in_an_arm, "+matched y1 +temporary temporary ~temporary ~matched r9");
}

#[test]
fn a_label_changes_nothing_about_the_temporaries_of_the_tail_of_a_block() {
    #[generator]
    fn never_left() -> impl Iterator<Item = u8> {
        let value = second(
            'block: {
                let _local = guard("local");
                if false {
                    break 'block 1;
                }
                guard("temporary").name().len()
            },
            7,
        );
        yield_!(value);
    }
    #[generator]
    fn in_a_condition(mut left: u8) -> impl Iterator<Item = u8> {
        while left > 0
            && 'block: {
                let _local = guard("local");
                yield_!(left);
                left -= 1;
                if left > 9 {
                    break 'block true;
                }
                guard("temporary").name().len() == 9
            }
        {
            yield_!(7);
        }
    }
    #[generator]
    fn in_a_closure() -> impl Iterator<Item = usize> {
        let length = || {
            ('block: {
                let _local = guard("local");
                if false {
                    break 'block 1;
                }
                guard("temporary").name().len()
            }) + 1
        };
        yield_!(length());
    }
    let order = by_edition("~local ~temporary", "~temporary ~local");
    check(never_left, &format!("+local +temporary temporary {order} y7 end"));
    let tail = format!("+temporary temporary {order}");
    check(|| in_a_condition(2), &format!("+local y2 {tail} y7 +local y1 {tail} y7 end"));
    check(in_a_closure, &format!("+local +temporary temporary {order} y10 end"));
}

#[test]
fn what_the_value_of_a_branch_makes_is_dropped_with_the_branch() {
    #[generator]
    fn tail(found: bool) -> impl Generator<Yield = u8, Return = usize> {
        let _outer = guard("outer");
        if found {
            0
        } else {
            let _inner = guard("inner");
            yield_!(1);
            guard("made").name().len()
        }
    }
    #[generator]
    fn arm(n: u8) -> impl Generator<Yield = u8, Return = usize> {
        let length = {
            let _outer = guard("outer");
            match n {
                0 => 0,
                n => {
                    yield_!(n);
                    guard("made").name().len()
                }
            }
        };
        yield_!(9);
        length
    }
    let tail_ends = by_edition("~inner ~made ~outer", "~made ~inner ~outer");
    check_return(|| tail(false), &format!("+outer +inner y1 +made made {tail_ends} r4"));
    check_return(|| arm(1), "+outer y1 +made made ~made ~outer y9 r4");
}

/// Two guards, without a destructor of its own.
struct Pair(Guard, Guard);

impl Pair {
    fn longer(&self) -> &Guard {
        if self.0.0.len() > self.1.0.len() { &self.0 } else { &self.1 }
    }
}

#[test]
fn what_is_called_in_the_tail_of_an_operand_is_kept_until_the_end_of_the_statement_or_not() {
    fn pair() -> Pair {
        Pair(guard("one"), guard("other"))
    }
    #[generator]
    fn plain() -> impl Iterator<Item = usize> {
        yield_!({ pair().longer().name().len() });
    }
    #[generator]
    fn with_locals() -> impl Iterator<Item = usize> {
        yield_!({
            let _local = guard("local");
            pair().longer().name().len()
        });
    }
    let order = by_edition("y5 ~one ~other", "~one ~other y5");
    check(plain, &format!("+one +other other {order} end"));
    let order = by_edition("~local y5 ~one ~other", "~one ~other ~local y5");
    check(with_locals, &format!("+local +one +other other {order} end"));
}

#[test]
fn what_a_pattern_takes_out_of_a_value_outlives_the_tail_of_its_branch() {
    struct Shelf {
        guards: Vec<Guard>,
        #[allow(dead_code)]
        last: Guard,
    }
    #[generator]
    fn run() -> impl Iterator<Item = usize> {
        let seen = if let Some(Shelf { guards, .. }) =
            std::iter::once_with(|| Shelf { guards: vec![guard("g")], last: guard("last") }).next()
        {
            yield_!(guards.len());
            guard("temporary").name().len()
        } else {
            0
        };
        yield_!(seen);
    }
    check(run, "+g +last y1 +temporary temporary ~temporary ~g ~last y9 end");
}

#[test]
fn temporaries_of_an_arm_without_braces_are_dropped_in_front_of_what_it_binds() {
    fn made(value: u8) -> (Guard, u8) {
        (guard("temporary"), value)
    }
    #[generator]
    fn run() -> impl Iterator<Item = u8> {
        let value = match [guard("a"), guard("b")] {
            [one, _other] => second(
                first(one, 0),
                {
                    yield_!(1);
                    2
                } + Box::new(made(2)).1,
            ),
        };
        yield_!(value);
    }
    check(run, "+a +b into:a ~a y1 +temporary ~temporary ~b y4 end");
}

#[test]
fn what_a_let_leaves_of_a_value_is_dropped_in_front_of_the_temporaries_that_it_is_made_with() {
    fn held(guard: Guard, length: usize) -> Option<Guard> {
        (length > 0).then_some(guard)
    }
    #[generator]
    fn run() -> impl Iterator<Item = u8> {
        let Some(Guard("other")) = held(
            guard("a"),
            (guard("b"), guard("c")).0.into_name().len() + {
                yield_!(1);
                2
            },
        ) else {
            yield_!(2);
            return;
        };
        yield_!(3);
    }
    check(run, "+a +b +c into:b ~b y1 ~a ~c y2 end");
}
