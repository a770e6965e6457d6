//! Where a `yield_!` may stand.

use genfn::GeneratorState::{Complete, Yielded};
use genfn::{Generator, generator};

#[test]
fn operands_of_operands() {
    #[generator(boxed)]
    fn nested() -> impl Generator<i32, Yield = i32, Return = i32> {
        yield_!(yield_!(1) + yield_!(2)) * 10
    }
    let mut nested = nested();
    assert_eq!(nested.start(), Yielded(1));
    assert_eq!(nested.send(3), Yielded(2));
    assert_eq!(nested.send(4), Yielded(7));
    assert_eq!(nested.send(5), Complete(50));
}

#[test]
fn macros_of_the_standard_library() {
    #[generator(boxed)]
    fn formatted() -> impl Generator<i32, Yield = &'static str, Return = Vec<String>> {
        let name = "n";
        assert_eq!(yield_!("assert"), 1);
        let text = format!("{name} {} {x}", yield_!("first"), x = yield_!("second"));
        vec![text, yield_!("third").to_string()]
    }
    let mut formatted = formatted();
    assert_eq!(formatted.start(), Yielded("assert"));
    assert_eq!(formatted.send(1), Yielded("first"));
    assert_eq!(formatted.send(2), Yielded("second"));
    assert_eq!(formatted.send(3), Yielded("third"));
    assert_eq!(formatted.send(4), Complete(vec!["n 2 3".to_string(), "4".to_string()]));
}

#[test]
fn macros_of_others() {
    macro_rules! larger {
        ($a:expr, $b:expr) => {{
            let (a, b) = ($a, $b);
            if a > b { a } else { b }
        }};
    }
    #[generator(boxed)]
    fn asking() -> impl Generator<i32, Yield = &'static str, Return = i32> {
        larger!(genfn::yield_!("a"), (yield_! { "b" }) + ::genfn::yield_!["c"])
    }
    let mut asking = asking();
    assert_eq!(asking.start(), Yielded("a"));
    assert_eq!(asking.send(5), Yielded("b"));
    assert_eq!(asking.send(2), Yielded("c"));
    assert_eq!(asking.send(2), Complete(5));
}

#[test]
fn statements_with_braces_and_attributes() {
    #[generator(boxed)]
    fn numbers() -> impl Iterator<Item = u8> {
        yield_! { 1 }
        #[cfg(any())]
        yield_!(2);
        #[cfg(not(any()))]
        yield_!(3);
        yield_!(4)
    }
    assert_eq!(numbers().collect::<Vec<_>>(), [1, 3, 4]);
}

#[test]
fn loops_with_labels_and_values() {
    #[generator(boxed)]
    fn search(limit: u32) -> impl Generator<bool, Yield = (u32, u32), Return = Option<u32>> {
        let mut a = 0;
        let found = 'outer: loop {
            a += 1;
            for b in 1..a {
                if a == limit {
                    return None;
                }
                if yield_!((a, b)) {
                    break 'outer a * b;
                }
            }
        };
        Some(found)
    }
    let mut search = search(4);
    assert_eq!(search.start(), Yielded((2, 1)));
    assert_eq!(search.send(false), Yielded((3, 1)));
    assert_eq!(search.send(true), Complete(Some(3)));
}

#[test]
fn a_generator_inside_of_a_generator() {
    #[generator(boxed)]
    fn outer() -> impl Iterator<Item = u8> {
        #[generator]
        fn plain() -> impl Iterator<Item = u8> {
            yield_!(1);
        }
        #[generator(boxed)]
        fn boxed() -> impl Iterator<Item = u8> {
            yield_!(2);
        }
        yield_from!(plain());
        yield_from!(boxed());
    }
    assert_eq!(outer().collect::<Vec<_>>(), [1, 2]);
}

#[test]
fn what_is_yielded_is_coerced() {
    #[generator(boxed)]
    fn shapes() -> impl Generator<Yield = Box<dyn Fn(i32) -> i32>, Return = Box<dyn std::fmt::Debug>> {
        yield_!(Box::new(|n| n + 1));
        if false {
            return Box::new("never");
        }
        Box::new(7)
    }
    let mut shapes = shapes();
    assert_eq!(shapes.start().yielded().map(|add| add(1)), Some(2));
    assert_eq!(format!("{:?}", shapes.send(()).complete().unwrap()), "7");
}

#[test]
fn nothing_is_yielded() {
    #[generator(boxed)]
    fn none() -> impl Iterator<Item = u8> {}
    assert_eq!(none().next(), None);
}
