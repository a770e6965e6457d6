//! How many values a generator says it yields.

use crate::harness::check_values;
use genfn::{Generator, GeneratorState::Yielded, generator};

#[test]
fn what_has_ended_yields_nothing() {
    #[generator]
    fn below(n: u8) -> impl Iterator<Item = u8> {
        for n in 0..n {
            yield_!(n);
        }
    }
    let mut numbers = below(2);
    assert_eq!(numbers.size_hint(), (0, None));
    assert_eq!(numbers.by_ref().count(), 2);
    assert_eq!(numbers.size_hint(), (0, Some(0)));
}

#[test]
fn a_body_without_a_suspension_yields_nothing() {
    #[generator]
    fn none(_n: u8) -> impl Iterator<Item = u8> {}
    assert_eq!(none(1).size_hint(), (0, Some(0)));
    assert_eq!(none(1).count(), 0);
}

/// Asserts the hints of a generator: before it starts, and after each value.
#[track_caller]
fn check_hints<I: Iterator>(mut iter: I, expected: &[(usize, Option<usize>)]) {
    let mut hints = vec![iter.size_hint()];
    for _ in 1..expected.len() {
        if iter.next().is_none() {
            break;
        }
        hints.push(iter.size_hint());
    }
    assert_eq!(hints, expected);
}

#[test]
fn values_in_a_row_are_counted() {
    #[generator]
    fn three() -> impl Iterator<Item = u8> {
        yield_!(1);
        yield_!(2);
        yield_!(3);
    }
    check_hints(three(), &[(3, Some(3)), (2, Some(2)), (1, Some(1)), (0, Some(0))]);
}

#[test]
fn branches_tell_the_least_and_the_most() {
    #[generator]
    fn some(n: u8) -> impl Iterator<Item = u8> {
        yield_!(n);
        if n > 1 {
            yield_!(n - 1);
            if n > 2 {
                return;
            }
            yield_!(n - 2);
        }
        yield_!(0);
    }
    check_hints(some(0), &[(2, Some(4)), (1, Some(3)), (0, Some(0))]);
    check_hints(some(2), &[(2, Some(4)), (1, Some(3)), (0, Some(2)), (1, Some(1)), (0, Some(0))]);
    assert_eq!([0, 2, 3].map(|n| some(n).count()), [2, 4, 2]);
}

#[test]
fn a_loop_may_end_at_once_or_never() {
    #[generator]
    fn counted(n: u8) -> impl Iterator<Item = u8> {
        yield_!(0);
        for n in 0..n {
            yield_!(n);
        }
        yield_!(9);
    }
    check_hints(counted(1), &[(2, None), (1, None), (1, None), (0, Some(0))]);
}

#[test]
fn what_has_no_end_says_so() {
    #[generator]
    fn endless(mut n: u64) -> impl Iterator<Item = u64> {
        loop {
            yield_!(n);
            n += 1;
        }
    }
    #[generator]
    fn left(mut n: u64) -> impl Iterator<Item = u64> {
        loop {
            yield_!(n);
            n -= 1;
            assert_ne!(n, 7);
            let nested = || n == 0;
            if nested() {
                break;
            }
        }
    }
    check_hints(endless(0), &[(usize::MAX, None), (usize::MAX, None)]);
    assert_eq!(endless(3).take(2).size_hint(), (2, Some(2)));
    check_hints(left(2), &[(1, None), (0, None), (0, None)]);
}

#[test]
fn a_question_that_fails_is_one_more() {
    #[generator(try)]
    fn parsed(text: &str) -> impl Iterator<Item = Result<u8, std::num::ParseIntError>> {
        let n = text.parse()?;
        yield_!(n);
    }
    assert_eq!(parsed("1").size_hint(), (0, Some(2)));
    assert_eq!(["1", "x"].map(|text| parsed(text).count()), [1, 1]);
}

#[test]
fn a_promise_is_kept_while_values_are_taken() {
    #[generator(size_hint = (n, Some(n)))]
    fn below(n: usize) -> impl ExactSizeIterator<Item = usize> + Clone {
        for n in 0..n {
            yield_!(n);
        }
    }
    check_hints(below(2), &[(2, Some(2)), (1, Some(1)), (0, Some(0))]);
    check_values(|| below(3), [0, 1, 2]);
    assert_eq!(below(4).len(), 4);
    let mut begun = below(4);
    begun.next();
    assert_eq!((begun.len(), begun.clone().fold(0, |sum, n| sum + n)), (3, 6));
    let taken = below(100).collect::<Vec<_>>();
    assert_eq!((taken.len(), taken.capacity()), (100, 100));
}

#[test]
fn a_promise_sees_the_arguments_before_the_body_takes_them() {
    struct Words(Vec<&'static str>);
    impl Words {
        #[generator(size_hint = (self.0.len(), self.0.len().checked_mul(times)))]
        fn all(self, times: usize) -> Box<dyn Iterator<Item = &'static str>> {
            for word in self.0 {
                for _ in 0..times {
                    yield_!(word);
                }
            }
        }
    }
    let all = Words(vec!["a", "b"]).all(2);
    assert_eq!(all.size_hint(), (2, Some(4)));
    assert_eq!(all.collect::<String>(), "aabb");
}

#[test]
fn a_generator_that_returns_may_promise() {
    #[generator(size_hint = (1, Some(1)))]
    fn one() -> impl Generator<Yield = u8, Return = u8> + Iterator<Item = u8> {
        yield_!(1);
        2
    }
    let mut generator = one();
    assert_eq!((generator.start(), generator.size_hint()), (Yielded(1), (0, Some(0))));
    assert_eq!(one().run(drop), 2);
}

#[test]
fn a_promise_under_a_condition() {
    #[generator(size_hint = (1, Some(2)))]
    fn some() -> impl Iterator<Item = u8> {
        yield_!(1);
        #[cfg(test)]
        yield_!(2);
    }
    assert_eq!((some().size_hint(), some().count()), ((1, Some(2)), 2));
}

#[test]
fn nothing_is_stored_for_what_is_not_promised() {
    #[generator]
    fn plain(n: u64) -> impl Iterator<Item = u64> {
        for n in 0..n {
            yield_!(n);
        }
    }
    #[generator(size_hint = (n as usize, Some(n as usize)))]
    fn promised(n: u64) -> impl Iterator<Item = u64> {
        for n in 0..n {
            yield_!(n);
        }
    }
    assert_eq!(size_of_val(&promised(1)), size_of_val(&plain(1)) + size_of::<(usize, Option<usize>)>());
}
