//! The forms of return type, each with further bounds.

use crate::harness::{check_return, check_sent, check_values};
use genfn::{Generator, generator};
use std::fmt::Debug;
use std::iter::FusedIterator;

#[test]
fn opaque_iterators_take_further_bounds() {
    #[allow(clippy::implied_bounds_in_impls, reason = "each is written out")]
    #[generator]
    fn bounded<'a, T: Clone + Send + Sync>(
        list: &'a [T],
        extra: &'a T,
    ) -> impl Iterator<Item = T> + FusedIterator + Clone + Send + Sync + Unpin + 'a {
        for item in list {
            yield_!(item.clone());
        }
        yield_!(extra.clone());
    }
    let mut iter = bounded(&["a"], &"b");
    iter.next();
    assert_eq!((iter.clone().count(), iter.next(), iter.next(), iter.next()), (1, Some("b"), None, None));
    check_values(|| bounded(&[1, 2], &3), [1, 2, 3]);
}

#[test]
fn opaque_generators_take_further_bounds() {
    #[generator]
    fn bounded(limit: u8) -> impl Generator<u8, Yield = u8, Return = &'static str> + Clone + Debug + Send + 'static {
        let mut sum = 0;
        while sum < limit {
            sum += yield_!(sum);
        }
        "full"
    }
    let mut one = bounded(9);
    one.start();
    let mut two = one.clone();
    assert!(one.send(10).is_complete());
    assert_eq!(two.send(5).yielded(), Some(5));
    check_sent(|| bounded(9), [4, 5], "y0 y4 rfull");
}

#[test]
fn boxed_iterators_take_further_bounds() {
    #[generator]
    fn boxed<'a>(text: &'a str, depth: u8) -> Box<dyn Iterator<Item = &'a str> + Send + 'a> {
        if depth > 0 {
            for part in text.split('.') {
                yield_!(part);
            }
            yield_from!(boxed(&text[1..], depth - 1));
        }
    }
    check_values(|| boxed("a.b", 2), ["a", "b", "", "b"]);
}

#[test]
fn boxed_generators_take_further_bounds() {
    #[generator]
    fn boxed<T: Copy + Debug + 'static>(value: T) -> Box<dyn Generator<T, Yield = (T, T), Return = T> + 'static> {
        let next = yield_!((value, value));
        yield_!((value, next))
    }
    check_sent(|| boxed(1), [2, 3], "y(1, 1) y(1, 2) r3");
}

#[test]
fn a_generator_may_be_an_iterator_as_well() {
    #[generator]
    fn both(n: u8) -> impl Generator<Yield = u8, Return = String> + Iterator<Item = u8> {
        for i in 0..n {
            yield_!(i);
        }
        format!("{n} items")
    }
    check_values(|| both(2), [0, 1]);
    check_return(|| both(2), "y0 y1 r2 items");
}

#[test]
fn items_may_be_opaque() {
    #[generator]
    fn lines(rows: Vec<Vec<u8>>) -> impl Iterator<Item = impl Iterator<Item = u8> + Debug> {
        for row in rows {
            yield_!(row.into_iter());
        }
    }
    let sums = || lines(vec![vec![1, 2], vec![3]]).map(Iterator::sum::<u8>);
    check_values(sums, [3, 3]);
}
