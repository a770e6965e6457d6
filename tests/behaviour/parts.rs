//! Values of which a pattern takes parts: what is left of them, on each path.

use crate::harness::{Guard, check, guard, log};
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
