//! Values of which a pattern takes parts: what is left of them, on each path.

// What is taken apart is what these tests are about.
#![allow(clippy::explicit_auto_deref, clippy::match_single_binding, clippy::unit_cmp)]

use crate::harness::{Guard, check, check_drops, guard, log, trace};
use genfn::GeneratorState::{Complete, Yielded};
use genfn::{Generator, generator};

enum Content {
    Dot(u8),
    Held(Guard),
    Named { guard: Guard, size: u8 },
}

#[test]
fn what_one_arm_copies_is_whole_although_another_arm_moves() {
    #[generator]
    fn sizes(shape: Content) -> impl Iterator<Item = u8> {
        match same(shape) {
            Content::Named { guard, size: 0 } => log(guard.name()),
            Content::Dot(size) | Content::Named { size, .. } => yield_!(size),
            Content::Held(held) => yield_!(held.name().len() as u8),
        }
        log("after");
    }
    check(|| sizes(Content::Named { guard: guard("a"), size: 3 }), "+a y3 ~a after end");
    check(|| sizes(Content::Held(guard("bb"))), "+bb bb y2 ~bb after end");
    check(|| sizes(Content::Dot(7)), "y7 after end");
}

#[test]
fn what_no_arm_has_taken_is_dropped_at_the_end_of_the_statement() {
    #[generator]
    fn taken(shape: Option<Content>) -> impl Iterator<Item = usize> {
        let total = match same(shape) {
            Some(Content::Held(held)) if held.name() == "a" => held.into_name().len(),
            _ => 0,
        } + {
            yield_!(1);
            1
        };
        log("after");
        yield_!(total);
    }
    check(|| taken(Some(Content::Held(guard("a")))), "+a a into:a ~a y1 after y2 end");
    check(|| taken(Some(Content::Held(guard("b")))), "+b b y1 ~b after y1 end");
}

#[test]
fn what_a_let_leaves_is_dropped_before_the_temporaries_of_its_value() {
    #[generator]
    fn leaves() -> impl Iterator<Item = usize> {
        let (kept, _) = (guard("kept"), {
            let _held: &Guard = &guard("inner");
            yield_!(guard("first").name().len());
            (guard("rest"), guard("other")).0
        });
        log("after");
        yield_!(kept.name().len());
    }
    check(leaves, "+kept +inner +first first y5 ~first +rest +other ~other ~inner ~rest after kept y4 ~kept end");
}

fn same<T>(value: T) -> T {
    value
}

#[test]
fn an_else_that_panics_ends_what_a_let_leaves() {
    #[generator]
    fn held(found: bool) -> impl Iterator<Item = usize> {
        let (Content::Held(held) | Content::Named { guard: held, .. }) = same(if found {
            Content::Named { guard: guard("a"), size: 0 }
        } else {
            yield_!(0);
            Content::Dot(1)
        }) else {
            panic!("nothing is held");
        };
        yield_!(held.name().len());
    }
    check(|| held(true), "+a a y1 ~a end");
}

#[test]
fn what_a_reference_to_a_place_points_to_is_the_place() {
    #[generator]
    #[allow(clippy::deref_addrof, reason = "this is what is tested")]
    fn ask() -> impl Generator<u8, Yield = u8, Return = u8> {
        let n = 3;
        *&n + yield_!(n)
    }
    let mut ask = ask();
    assert_eq!(ask.start(), Yielded(3));
    assert_eq!(ask.send(4), Complete(7));
}

#[test]
fn a_chain_of_conditions_may_move_what_it_has_tested() {
    #[generator]
    fn chain(list: [Option<u8>; 2]) -> impl Iterator<Item = u8> {
        for slot in list {
            let owner = guard("owner");
            if let Some(n) = slot
                && owner.into_name() == "owner"
                && n > 1
            {
                yield_!(n);
            }
            yield_!(0);
        }
    }
    check(|| chain([Some(2), None]), "+owner into:owner ~owner y2 y0 +owner y0 ~owner end");
}

struct Pair {
    one: Guard,
    other: Guard,
}

fn pair() -> Pair {
    Pair { one: guard("one"), other: guard("other") }
}

#[test]
fn what_a_literal_makes_in_a_branch_is_taken_apart() {
    #[generator]
    fn from_a_branch(is_first: bool) -> impl Iterator<Item = Guard> {
        yield_!(if is_first { Pair { one: guard("a"), other: guard("b") } } else { pair() }.one);
        yield_!(
            (*if is_first {
                Box::new({
                    let one = guard("c");
                    Pair { one, other: guard("d") }
                })
            } else {
                Box::new(pair())
            })
            .other
        );
    }
    #[generator]
    fn out_of_a_tuple() -> impl Iterator<Item = u8> {
        if let Pair { one: _one, other: _ } = *(Box::new(pair()), 1).0 {
            yield_!(1);
        }
        match *(Box::new(Pair { one: guard("e"), other: guard("f") }), 1).0 {
            Pair { one: _one, .. } => yield_!(2),
        }
    }
    check_drops(out_of_a_tuple, &["", "~one ~other", "~e ~f"]);
    check_drops(|| from_a_branch(true), &["", "~b", "~c"]);
    check_drops(|| from_a_branch(false), &["", "~other", "~one"]);
}

#[test]
fn what_a_literal_makes_in_a_macro_is_taken_apart() {
    #[generator]
    fn numbers() -> impl Iterator<Item = u8> {
        assert_ne!(
            match (Pair { one: guard("a"), other: guard("b") }) {
                Pair { one: _one, .. } => yield_!(1),
            },
            match pair() {
                Pair { one: _, other: _other } => yield_!(2),
            },
        );
    }
    let mut run = numbers();
    run.next();
    assert_eq!(trace(|| drop(run)), "~a ~b");
}

#[test]
fn what_a_pattern_leaves_of_a_local_is_kept_although_it_was_used_before() {
    #[generator]
    fn numbers(is_taken: bool) -> impl Iterator<Item = usize> {
        let pair = pair();
        yield_!(pair.other.0.len());
        if is_taken {
            let Pair { one, other: _ } = pair;
            yield_!(one.0.len());
        }
        yield_!(0);
    }
    check_drops(|| numbers(true), &["", "~one ~other", "~one ~other", "~other"]);
    check_drops(|| numbers(false), &["", "~one ~other", "~one ~other"]);
}

#[test]
fn what_a_pattern_leaves_of_an_array_is_dropped_as_rustc_does() {
    fn array() -> [Guard; 4] {
        ["a", "b", "c", "d"].map(guard)
    }
    #[generator]
    fn numbers(which: u8) -> impl Iterator<Item = u8> {
        match which {
            0 => match array() {
                [_, _b, _, _] => yield_!(0),
            },
            1 => match array() {
                [_a, .., _d] => yield_!(1),
            },
            _ => {
                yield_!(2);
                let list = array();
                let [_, _b, ..] = list;
                yield_!(3);
            }
        }
    }
    check_drops(|| numbers(0), &["", "~b ~c ~d ~a"]);
    check_drops(|| numbers(1), &["", "~d ~a ~b ~c"]);
    let mut run = numbers(2);
    run.by_ref().take(2).for_each(drop);
    assert_eq!(trace(|| drop(run)), "~b ~c ~d ~a");
}

struct Three {
    number: u32,
    one: Guard,
    two: Guard,
}

fn three() -> Three {
    Three { number: 7, one: guard("one"), two: guard("two") }
}

#[test]
fn what_a_literal_leaves_of_its_base_is_dropped_with_it() {
    #[generator]
    fn of_a_local() -> impl Iterator<Item = u32> {
        let base = three();
        let _between = guard("between");
        let other = Three { one: Guard(if base.one.name() == "one" { "new" } else { "?" }), ..base };
        yield_!(other.number);
        log("end of it");
    }
    check(of_a_local, "+one +two +between one y7 end of it ~new ~two ~between ~one end");
    check_drops(of_a_local, &["", "~new ~two ~between ~one"]);
}

#[test]
fn what_a_literal_leaves_on_a_path_of_what_is_whole_on_another_one() {
    #[generator]
    fn on_a_path(base: Three, updates: bool) -> impl Iterator<Item = u32> {
        if updates {
            let other = Three { two: guard("new"), ..base };
            yield_!(other.number);
        }
        yield_!(2);
    }
    check(|| on_a_path(three(), true), "+one +two +new y7 ~one ~new y2 ~two end");
    check(|| on_a_path(three(), false), "+one +two y2 ~one ~two end");
}

#[test]
fn what_a_literal_leaves_of_a_temporary_is_dropped_at_the_end_of_the_statement() {
    #[generator]
    fn waits() -> impl Iterator<Item = u32> {
        drop((Three { one: guard("new"), ..three() }, yield_!(1)));
        yield_!(2);
    }
    check(waits, "+new +one +two y1 ~new ~two ~one y2 end");
    check_drops(waits, &["", "~new ~two ~one", ""]);
}

struct Named(u32, String);

#[test]
fn what_a_literal_takes_is_not_left() {
    #[generator]
    fn renewed(base: Three) -> impl Iterator<Item = u32> {
        let other = Three { one: Guard(base.one.into_name()), ..base };
        yield_!(other.number);
    }
    check(|| renewed(three()), "+one +two into:one ~one y7 ~one ~two end");
}

#[test]
fn of_what_a_literal_copies_all_is_left_to_be_used_again() {
    #[generator]
    fn copied() -> impl Iterator<Item = usize> {
        let base = Named(1, "base".to_owned());
        let other = Named { 1: "other".to_owned(), ..base };
        yield_!(base.1.len() + base.0 as usize);
        yield_!(other.1.len() + base.0 as usize);
    }
    check(copied, "y5 y6 end");
}

#[test]
fn an_assignment_that_takes_a_value_apart_drops_the_rest_of_it_first() {
    #[generator]
    fn assigned(mut one: Guard) -> impl Iterator<Item = usize> {
        let (mut list, mut two) = ([1, 2], guard("two"));
        (one, _) = (guard("new"), ({ yield_!(1) }, guard("rest")));
        Three { one, two, number: _ } = Three {
            number: {
                yield_!(guard("temporary").name().len());
                1
            },
            ..three()
        };
        (list[0], [list[1], ..]) = (
            {
                yield_!(2);
                3
            },
            [5, 6],
        );
        yield_!(list[0] + list[1] + one.name().len() + two.name().len());
    }
    let trace = "+old +two +new y1 +rest ~rest ~old +temporary temporary y9 ~temporary +one +two ~new ~two y2 one two y14 ~two ~one end";
    check(|| assigned(guard("old")), trace);
}

#[test]
fn a_field_is_given_again_on_one_path_and_the_whole_is_moved_on_another() {
    struct Pair {
        first: Guard,
        second: Guard,
    }
    #[generator]
    #[allow(clippy::blocks_in_conditions, reason = "a step begins between what a branch decides and the branch")]
    fn paths(which: u8) -> impl Iterator<Item = u8> {
        let mut pair = Pair { first: guard("first"), second: guard("second") };
        if which == 0 {
            let _moved = pair.second;
            log("moved");
            pair.second = guard("again");
        } else if match which {
            1 => {
                yield_!(1);
                true
            }
            _ => {
                let moved = pair;
                moved.first.name();
                true
            }
        } {
            log("found");
        }
    }
    check(|| paths(0), "+first +second moved +again ~second ~first ~again end");
    check(|| paths(1), "+first +second y1 found ~first ~second end");
    check(|| paths(2), "+first +second first ~first ~second found end");
}

#[test]
fn alternatives_that_bind_nothing_are_left_as_one_part() {
    #[generator]
    fn of(content: Content) -> impl Iterator<Item = &'static str> {
        if let (Some(first), Content::Held(_) | Content::Dot(_)) = (Some(guard("a")), same(content)) {
            yield_!(first.name());
            log("in");
        }
        log("behind");
    }
    check(|| of(Content::Held(guard("h"))), "+h +a a ya in ~a ~h behind end");
    check(|| of(Content::Dot(1)), "+a a ya in ~a behind end");
}
