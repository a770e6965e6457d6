//! Arguments: patterns, receivers, generics, and when they are dropped.

use crate::trace::{Guard, Trace};
use genfn::generator;
use std::fmt::Display;

#[test]
fn patterns() {
    struct Point {
        x: i32,
        y: i32,
    }
    #[generator(boxed)]
    fn all(
        (a, mut b): (i32, i32),
        [c, ..]: [i32; 3],
        Point { x, y: z }: Point,
        mut last: i32,
    ) -> impl Iterator<Item = i32> {
        b += 10;
        last += 100;
        for n in [a, b, c, x, z, last] {
            yield_!(n);
        }
    }
    let all = all((1, 2), [3, 0, 0], Point { x: 4, y: 5 }, 6);
    assert_eq!(all.collect::<Vec<_>>(), [1, 12, 3, 4, 5, 106]);
}

#[test]
fn receivers() {
    #[derive(Clone)]
    struct Count(u32);
    impl Count {
        #[generator(boxed)]
        fn by_ref(&self) -> impl Iterator<Item = u32> {
            yield_!(self.0);
        }
        #[generator(boxed)]
        fn by_mut(&mut self) -> impl Iterator<Item = u32> {
            while self.0 > 0 {
                self.0 -= 1;
                yield_!(self.0);
            }
        }
        #[generator(boxed)]
        fn by_value(mut self) -> impl Iterator<Item = u32> {
            self.0 += 1;
            yield_!(self.0);
        }
        #[generator(boxed)]
        fn by_box(self: Box<Self>) -> impl Iterator<Item = u32> {
            yield_!(self.0);
        }
    }
    let mut count = Count(2);
    assert_eq!(count.by_ref().collect::<Vec<_>>(), [2]);
    assert_eq!(count.clone().by_value().collect::<Vec<_>>(), [3]);
    assert_eq!(Box::new(count.clone()).by_box().collect::<Vec<_>>(), [2]);
    assert_eq!(count.by_mut().collect::<Vec<_>>(), [1, 0]);
}

#[test]
fn generics_and_trait_methods() {
    trait Walk {
        fn walk<'a>(&'a self) -> Box<dyn Iterator<Item = String> + 'a>;
    }
    impl<T: Display, const N: usize> Walk for [T; N] {
        #[generator(boxed)]
        fn walk<'a>(&'a self) -> Box<dyn Iterator<Item = String> + 'a> {
            for item in self {
                yield_!(item.to_string());
            }
        }
    }
    #[generator(boxed)]
    fn twice<T>(items: impl IntoIterator<Item = T>) -> impl Iterator<Item = T>
    where
        T: Clone,
    {
        for item in items {
            yield_!(item.clone());
            yield_!(item);
        }
    }
    assert_eq!([1, 2].walk().collect::<Vec<_>>(), ["1", "2"]);
    assert_eq!(twice("ab".chars()).collect::<String>(), "aabb");
}

#[generator(boxed)]
fn holding(trace: Trace, _first: Guard, _: Guard, (_second, _): (Guard, Guard)) -> impl Iterator<Item = u8> {
    let _local = trace.guard("local");
    trace.log("begin");
    yield_!(1);
    trace.log("end");
}

fn held(trace: &Trace) -> impl Iterator<Item = u8> {
    let pair = (trace.guard("second"), trace.guard("rest"));
    holding(trace.clone(), trace.guard("first"), trace.guard("unnamed"), pair)
}

#[test]
fn arguments_are_dropped_after_the_locals() {
    let trace = Trace::default();
    assert_eq!(held(&trace).count(), 1);
    assert_eq!(trace.take(), "begin end -local -second -rest -unnamed -first");
}

#[test]
fn arguments_of_a_suspended_generator() {
    let trace = Trace::default();
    let mut holding = held(&trace);
    holding.next();
    assert_eq!(trace.take(), "begin");
    drop(holding);
    assert_eq!(trace.take(), "-local -second -rest -unnamed -first");
}

#[test]
fn arguments_of_an_unstarted_generator_are_held_until_it_is_dropped() {
    let trace = Trace::default();
    let holding = held(&trace);
    assert_eq!(trace.take(), "");
    drop(holding);
    assert_eq!(trace.take(), "-first -unnamed -second -rest");
}
