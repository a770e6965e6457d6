//! Control flow: conditions, loops, values of blocks, and ways out of them.

use crate::harness::{check, check_return, check_sent, check_values, log};
use genfn::{Generator, generator};

#[test]
fn loops_nest() {
    #[generator]
    fn pairs(n: u32) -> impl Iterator<Item = (u32, u32)> {
        for i in 0..n {
            for j in 0..i {
                yield_!((i, j));
            }
        }
    }
    check_values(|| pairs(4), [(1, 0), (2, 0), (2, 1), (3, 0), (3, 1), (3, 2)]);
}

#[test]
fn a_while_loop_counts_down() {
    #[generator]
    fn collatz(mut n: u64) -> impl Iterator<Item = u64> {
        while n != 1 {
            yield_!(n);
            n = if n % 2 == 0 { n / 2 } else { 3 * n + 1 };
        }
        yield_!(1);
    }
    check_values(|| collatz(6), [6, 3, 10, 5, 16, 8, 4, 2, 1]);
}

#[test]
fn branches_have_values() {
    #[generator]
    fn grade(points: u32) -> impl Generator<u32, Yield = &'static str, Return = String> {
        let bonus = if points > 50 {
            yield_!("good")
        } else if points > 10 {
            yield_!("fair") * 2
        } else {
            0
        };
        let rank = match points + bonus {
            0..=20 => "low",
            n if n % 2 == 0 => {
                let _ = yield_!("even");
                "even"
            }
            _ => "odd",
        };
        format!("{rank} {}", points + bonus)
    }
    check_sent(|| grade(5), [], "rlow 5");
    check_sent(|| grade(20), [5, 0], "yfair yeven reven 30");
    check_sent(|| grade(60), [1], "ygood rodd 61");
}

#[test]
fn a_loop_breaks_with_a_value() {
    #[generator]
    fn search(limit: u32) -> impl Generator<bool, Yield = u32, Return = Option<u32>> {
        let mut n = 0;
        let found = loop {
            n += 1;
            if yield_!(n) {
                break Some(n * 10);
            }
            if n == limit {
                break None;
            }
        };
        found.map(|n| n + 1)
    }
    check_sent(|| search(5), [false, false, true], "y1 y2 y3 rSome(31)");
    check_sent(|| search(2), [false, false], "y1 y2 rNone");
}

#[test]
fn while_let_takes_until_there_is_no_more() {
    #[generator]
    fn drain(mut stack: Vec<Option<u8>>) -> impl Iterator<Item = u8> {
        while let Some(top) = stack.pop() {
            let Some(n) = top else { continue };
            if n > 1 {
                stack.push(Some(n / 2));
                stack.push(None);
            }
            yield_!(n);
        }
    }
    check_values(|| drain(vec![Some(1), None, Some(5)]), [5, 2, 1, 1]);
}

#[test]
fn a_condition_is_asked_across_a_yield() {
    #[generator]
    fn ask() -> impl Generator<Option<u8>, Yield = &'static str, Return = u8> {
        let mut sum = 0;
        while let Some(n) = yield_!("more?") {
            if n > 9 && yield_!("sure?").is_none() {
                continue;
            }
            sum += n;
        }
        sum
    }
    check_sent(
        ask,
        [Some(1), Some(10), None, Some(20), Some(0), None],
        "ymore? ymore? ysure? ymore? ysure? ymore? r21",
    );
}

#[test]
fn let_else_suspends_in_its_else() {
    #[generator]
    fn parse(text: &str) -> impl Generator<Yield = String, Return = Option<i32>> {
        let Ok(n) = text.parse::<i32>() else {
            yield_!(format!("{text}?"));
            return None;
        };
        yield_!(format!("{n}!"));
        Some(n)
    }
    check_return(|| parse("7"), "y7! rSome(7)");
    check_return(|| parse("x"), "yx? rNone");
}

#[test]
fn what_follows_a_return_is_not_reached() {
    #[generator]
    fn early(stop: bool) -> impl Generator<Yield = u8, Return = u8> {
        yield_!(1);
        if stop {
            return 10;
        }
        yield_!(2);
        20
    }
    check_return(|| early(true), "y1 r10");
    check_return(|| early(false), "y1 y2 r20");
}

#[test]
fn a_generator_without_a_yield_ends_at_once() {
    #[generator]
    fn nothing() -> impl Iterator<Item = u8> {}

    #[generator]
    fn value() -> impl Generator<Yield = u8, Return = u8> {
        5
    }
    check_values(nothing, [0; 0]);
    check_return(value, "r5");
}

#[test]
fn an_endless_loop_never_returns() {
    #[generator]
    fn naturals() -> impl Generator<Yield = u64, Return = std::convert::Infallible> + Iterator<Item = u64> {
        let mut n = 0;
        loop {
            yield_!(n);
            n += 1;
        }
    }
    check_values(|| naturals().take(3), [0, 1, 2]);
    check_values(|| naturals().skip(2).step_by(3).take_while(|n| *n < 9), [2, 5, 8]);
}

#[test]
fn blocks_are_expressions() {
    #[generator]
    fn blocks() -> impl Generator<i32, Yield = i32, Return = i32> {
        let n = {
            let a = yield_!(1);
            let b = {
                let a = a * 10;
                yield_!(a)
            };
            a + b
        };
        let m = { yield_!(n) };
        n * m
    }
    check_sent(blocks, [2, 3, 4], "y1 y20 y5 r20");
}

#[test]
fn what_stands_between_two_yields_is_not_left_out() {
    #[generator]
    fn endless() -> impl Iterator<Item = u8> {
        loop {
            yield_!(1);
            yield_!(2);
            log("round");
        }
    }
    check(|| endless().take(5), "y1 y2 round y1 y2 round y1 end");
}

#[test]
fn what_stands_between_the_yields_of_an_arm_is_not_left_out() {
    #[generator]
    fn choice(list: Vec<Option<u8>>) -> impl Iterator<Item = u8> {
        for item in list {
            match item {
                Some(n) => yield_!(n),
                None => {
                    yield_!(0);
                    log("none");
                    yield_!(1);
                }
            }
        }
        yield_!(99);
    }
    check(|| choice(vec![Some(5), None, Some(6)]), "y5 y0 none y1 y6 y99 end");
}
