//! Boxes whose values are taken apart.

// What is matched is what these tests are about.
#![allow(clippy::match_single_binding, clippy::explicit_auto_deref)]

use crate::harness::{Guard, check, check_drops, guard, log};
use genfn::generator;
use std::rc::Rc;

struct Pair {
    number: u8,
    a: Guard,
    b: Guard,
}

fn pair() -> Pair {
    Pair { number: 1, a: guard("a"), b: guard("b") }
}

#[test]
fn a_pattern_leaves_parts_of_a_box_that_is_made_there() {
    #[generator]
    fn numbers() -> impl Iterator<Item = u8> {
        match *Box::new(Pair { number: 1, a: guard("a"), b: guard("b") }) {
            Pair { a, number, .. } => {
                yield_!(number);
                a.name();
            }
        }
        log("behind");
        yield_!(2);
    }
    check(numbers, "+a +b y1 a ~a ~b behind y2 end");
    check_drops(numbers, &["", "~a ~b", ""]);
}

#[test]
fn a_condition_leaves_parts_of_a_box_that_is_made_there() {
    #[generator]
    fn names(some: bool) -> impl Iterator<Item = &'static str> {
        if let (Some(a), _) = *Box::new((some.then(|| guard("a")), guard("b"))) {
            yield_!(a.name());
        } else {
            yield_!("none");
        }
        log("behind");
        yield_!("last");
    }
    check(|| names(true), "+a +b a ya ~a ~b behind ylast end");
    check(|| names(false), "+b ~b ynone behind ylast end");
    check_drops(|| names(true), &["", "~a ~b", ""]);
}

#[test]
fn a_part_of_a_box_that_is_made_there_is_a_receiver() {
    #[generator]
    fn names() -> impl Iterator<Item = &'static str> {
        let name = (*Box::new((guard("a"), guard("b")))).0.into_name();
        yield_!(name);
        let length = (*Box::new(pair())).a.name().len() + {
            yield_!("inside");
            1
        };
        log(length.to_string());
        yield_!(Box::new(Pair { number: 1, a: guard("a"), b: guard("b") }).b.into_name());
        yield_!("last");
    }
    check(names, "+a +b into:a ~a ~b ya +a +b a yinside ~a ~b 2 +a +b into:b ~b yb ~a ylast end");
}

#[test]
fn a_box_without_a_name_stays_if_nothing_is_moved() {
    #[generator]
    fn numbers() -> impl Iterator<Item = u8> {
        match *Box::from(pair()) {
            Pair { number, .. } => yield_!(number),
        }
        match *Rc::new(pair()) {
            Pair { number, .. } => yield_!(number),
        }
        log("behind");
    }
    check(numbers, "+a +b y1 ~a ~b +a +b y1 ~a ~b behind end");
}

#[test]
fn a_box_with_a_name_stays_if_nothing_is_moved() {
    #[generator]
    fn numbers() -> impl Iterator<Item = u8> {
        let boxed = Box::new(pair());
        match *boxed {
            Pair { number, .. } => yield_!(number),
        }
        let shared = Rc::new(guard("c"));
        let Guard(name) = *shared;
        log(name);
        yield_!(2);
        log("behind");
    }
    check(numbers, "+a +b y1 +c c y2 behind ~c ~a ~b end");
    check_drops(numbers, &["", "~a ~b", "~c ~a ~b"]);
}

#[test]
fn a_pattern_takes_all_parts_of_a_box() {
    #[generator]
    fn names(boxed: Box<(Guard, Guard)>) -> impl Iterator<Item = &'static str> {
        match *boxed {
            (a, b) => {
                yield_!(a.name());
                drop(a);
                yield_!(b.name());
            }
        }
        log("behind");
        yield_!("last");
    }
    check(|| names(Box::new((guard("a"), guard("b")))), "+a +b a ya ~a b yb ~b behind ylast end");
}

#[test]
fn parts_of_a_box_are_taken_on_some_paths_only() {
    #[generator]
    fn names(go: bool) -> impl Iterator<Item = &'static str> {
        let boxed = Box::new((guard("a"), guard("b")));
        if go {
            let (a, b) = *boxed;
            yield_!(a.name());
            yield_!(b.name());
        }
        log("behind");
        yield_!("last");
    }
    check(|| names(true), "+a +b a ya b yb ~b ~a behind ylast end");
    check(|| names(false), "+a +b behind ylast ~a ~b end");
    check_drops(|| names(false), &["", "~a ~b"]);
}

#[test]
fn a_field_of_a_box_is_moved_by_an_explicit_dereference() {
    #[derive(Default)]
    struct Names {
        first: Option<Guard>,
        second: Option<Guard>,
    }

    #[generator]
    fn names() -> impl Iterator<Item = &'static str> {
        let names = Box::new(Names { first: Some(guard("a")), second: Some(guard("b")) });
        let first = (*names).first;
        yield_!(first.map_or("none", Guard::into_name));
        yield_!((*names).second.as_ref().map_or("none", |second| second.name()));
        let made = || Box::new(Names { first: Some(guard("c")), second: Some(guard("d")) });
        yield_!((*made()).first.map_or("none", Guard::into_name));
        log("behind");
    }
    check(names, "+a +b into:a ~a ya b yb +c +d into:c ~c yc ~d behind ~b end");
}

#[test]
fn what_is_left_of_a_box_in_a_tuple_is_dropped_in_the_order_of_the_elements() {
    #[generator]
    fn names(first: bool) -> impl Iterator<Item = &'static str> {
        let a = (
            guard("before"),
            if first {
                yield_!("first");
                Box::new(Pair { number: 1, a: guard("a"), b: guard("b") })
            } else {
                Box::new(Pair { number: 2, a: guard("c"), b: guard("d") })
            },
            guard("behind"),
        )
            .1
            .a;
        yield_!(a.name());
    }
    check(|| names(true), "+before yfirst +a +b +behind ~before ~b ~behind a ya ~a end");
    check(|| names(false), "+before +c +d +behind ~before ~d ~behind c yc ~c end");
}
