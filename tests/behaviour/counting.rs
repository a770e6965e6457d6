//! Counters that are added to where a step begins: the state holds them a step ahead, and nobody can tell.

use crate::harness::{check_sent, check_values};
use genfn::{Generator, generator};
#[cfg(debug_assertions)]
use std::panic::{AssertUnwindSafe, catch_unwind};

#[test]
fn what_a_loop_counts_is_seen_as_it_was_written() {
    #[generator]
    fn up(n: u32) -> impl Iterator<Item = u32> {
        let mut i = 0;
        while i < n {
            yield_!(i);
            i += 1;
        }
        yield_!(i * 100);
    }
    check_values(|| up(3), [0, 1, 2, 300]);
    check_values(|| up(0), [0]);
}

#[test]
fn it_may_count_down_and_in_steps() {
    #[generator]
    fn down(mut n: i64) -> impl Iterator<Item = i64> {
        loop {
            if n < -4 {
                break;
            }
            yield_!(n);
            n -= 3;
        }
        yield_!(n);
    }
    check_values(|| down(5), [5, 2, -1, -4, -7]);
}

#[test]
fn a_sum_with_a_float_is_not_counted() {
    #[generator]
    fn halves() -> impl Iterator<Item = f64> {
        let (mut x, mut y) = (0.5, 0);
        while x < 2.0 {
            yield_!(x);
            x += 1.0;
        }
        while y < 1 {
            yield_!(f64::from(y));
            y += 1;
        }
    }
    check_values(halves, [0.5, 1.5, 0.0]);
}

#[test]
fn another_counter_in_the_loop_is_not_ahead() {
    #[generator]
    fn both(n: u8) -> impl Iterator<Item = (u8, u8)> {
        let (mut i, mut odd) = (0_u8, 0_u8);
        while i < n {
            odd += i % 2;
            yield_!((i, odd));
            i += 1;
        }
        yield_!((i, odd));
    }
    check_values(|| both(4), [(0, 0), (1, 1), (2, 1), (3, 2), (4, 2)]);
}

/// Without overflow checks it wraps around, as it does everywhere.
#[test]
#[cfg(debug_assertions)]
fn an_overflow_panics_where_it_is_written_and_not_before() {
    #[generator]
    fn up(mut byte: u8) -> impl Iterator<Item = u8> {
        loop {
            yield_!(byte);
            byte += 1;
        }
    }
    #[generator]
    fn down(mut byte: u8) -> impl Iterator<Item = u8> {
        while byte < 200 {
            yield_!(byte);
            byte -= 1;
        }
    }
    check_fails(up(253), [253, 254, 255], "attempt to add with overflow");
    check_fails(down(1), [1, 0], "attempt to subtract with overflow");
}

#[cfg(debug_assertions)]
fn check_fails<const N: usize>(mut bytes: impl Iterator<Item = u8>, expected: [u8; N], message: &str) {
    assert_eq!(expected.map(|_| bytes.next()), expected.map(Some));
    let panic = catch_unwind(AssertUnwindSafe(|| bytes.next())).expect_err("it overflows");
    assert_eq!(panic.downcast_ref::<&str>(), Some(&message));
}

#[test]
fn what_is_sent_may_be_ignored() {
    #[generator]
    fn turns(n: usize) -> impl Generator<&'static str, Yield = usize, Return = usize> {
        let mut turn = 0;
        while turn < n {
            yield_!(turn);
            turn += 1;
        }
        turn
    }
    check_sent(|| turns(3), ["a", "b", "c"], "y0 y1 y2 r3");
}

#[test]
fn a_copy_goes_on_from_where_it_was_taken() {
    #[generator]
    fn up(n: u32) -> impl Iterator<Item = u32> + Clone {
        let mut i = 0;
        while i < n {
            yield_!(i);
            i += 1;
        }
    }
    let mut numbers = up(4);
    assert_eq!([numbers.next(), numbers.next()], [Some(0), Some(1)]);
    let copy = numbers.clone();
    assert_eq!((numbers.collect::<Vec<_>>(), copy.sum::<u32>()), (vec![2, 3], 5));
}
