//! `?` on every type that it works on, and `try`, where a failure is yielded once and ends the iterator.

use crate::harness::{check, check_drops, check_return, check_values, guard, log};
use genfn::{Generator, generator};
use std::error::Error;
use std::fmt;
use std::num::ParseIntError;
use std::ops::ControlFlow;
use std::task::Poll;

#[derive(Debug, PartialEq)]
enum Fault {
    Number(ParseIntError),
    Negative(i64),
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(error) => write!(f, "not a number: {error}"),
            Self::Negative(n) => write!(f, "negative: {n}"),
        }
    }
}

impl Error for Fault {}

impl From<ParseIntError> for Fault {
    fn from(error: ParseIntError) -> Self {
        Self::Number(error)
    }
}

#[test]
fn a_failing_result_ends_and_is_converted() {
    #[generator]
    fn numbers(words: &[&str]) -> impl Generator<Yield = i64, Return = Result<usize, Fault>> {
        let _held = guard("held");
        for word in words {
            let n = word.parse::<i64>()?;
            if n < 0 {
                Err(Fault::Negative(n))?;
            }
            yield_!(n);
        }
        Ok(words.len())
    }
    check_return(|| numbers(&["1", "2"]), "+held y1 y2 ~held rOk(2)");
    check_return(|| numbers(&["1", "-2", "3"]), "+held y1 ~held rErr(Negative(-2))");
    check_return(|| numbers(&["x"]), "+held ~held rErr(Number(ParseIntError { kind: InvalidDigit }))");
}

#[test]
fn an_error_may_be_boxed() {
    #[generator]
    fn check_all(words: &[&str]) -> impl Generator<Yield = u8, Return = Result<(), Box<dyn Error>>> {
        for word in words {
            let n: u8 = word.parse()?;
            if n == 0 {
                return Err("zero".into());
            }
            yield_!(n);
        }
        Err(Fault::Negative(-1))?
    }
    check_return(|| check_all(&["1", "0"]), "y1 rErr(zero)");
    check_return(|| check_all(&["1"]), "y1 rErr(Negative(-1))");
    check_return(|| check_all(&["999"]), "rErr(ParseIntError { kind: PosOverflow })");
}

#[test]
fn a_missing_option_ends() {
    #[generator]
    fn chars(words: &[&str]) -> impl Generator<Yield = char, Return = Option<usize>> {
        let mut count = 0;
        for word in words {
            let mut chars = word.chars();
            yield_!(chars.next()?);
            count += chars.count();
        }
        Some(count)
    }
    check_return(|| chars(&["ab", "cde"]), "y'a' y'c' rSome(3)");
    check_return(|| chars(&["ab", "", "c"]), "y'a' rNone");
}

#[test]
fn a_broken_control_flow_ends() {
    #[generator]
    fn search(list: &[i32]) -> impl Generator<Yield = i32, Return = ControlFlow<String, u8>> {
        for n in list {
            let visited = if *n > 9 { ControlFlow::Break(format!("{n}!")) } else { ControlFlow::Continue(n * 2) };
            yield_!(visited?);
        }
        ControlFlow::Continue(0)
    }
    check_return(|| search(&[1]), "y2 rContinue(0)");
    check_return(|| search(&[1, 10, 2]), "y2 rBreak(10!)");
}

#[test]
fn polls_of_results_pass_on_what_is_pending() {
    #[generator]
    fn poll(
        polls: Vec<Poll<Result<u8, String>>>,
    ) -> impl Generator<Yield = Poll<u8>, Return = Poll<Option<Result<u8, String>>>> {
        for poll in polls {
            yield_!(poll?);
        }
        let ended: Poll<Option<Result<u8, String>>> = Poll::Ready(Some(Ok(5)));
        let item: Poll<Option<u8>> = ended?;
        item.map(|item| item.map(Ok))
    }
    check_return(|| poll(vec![Poll::Pending, Poll::Ready(Ok(1))]), "yPending yReady(1) rReady(Some(Ok(5)))");
    check_return(|| poll(vec![Poll::Ready(Err("e".to_string()))]), "rReady(Some(Err(e)))");
}

#[test]
fn the_question_mark_stands_among_operands_that_suspend() {
    #[generator]
    fn sum(a: Option<u8>, b: Option<u8>) -> impl Generator<Yield = u8, Return = Option<u8>> {
        let held = guard("held");
        let total =
            a? + {
                yield_!(1);
                b?
            } + u8::try_from(held.0.len()).ok()?;
        Some(total)
    }
    check_return(|| sum(Some(1), Some(2)), "+held y1 ~held rSome(7)");
    check_return(|| sum(Some(1), None), "+held y1 ~held rNone");
    check_return(|| sum(None, None), "+held ~held rNone");
}

#[test]
fn try_yields_the_error_once_and_ends() {
    #[generator(try)]
    fn numbers(words: &[&str]) -> impl Iterator<Item = Result<i64, Fault>> {
        let _held = guard("held");
        for word in words {
            let n: i64 = word.parse()?;
            if n < 0 {
                Err(Fault::Negative(n))?;
            }
            yield_!(n);
        }
        log("after");
    }
    check(|| numbers(&["1", "2"]), "+held yOk(1) yOk(2) after ~held end");
    check(|| numbers(&["1", "-2", "3"]), "+held yOk(1) ~held yErr(Negative(-2)) end");
    check_drops(|| numbers(&["1", "-2"]), &["", "~held", ""]);
    assert_eq!(numbers(&["1", "2"]).sum::<Result<i64, Fault>>(), Ok(3));
    assert_eq!(numbers(&["5", "-2"]).sum::<Result<i64, Fault>>(), Err(Fault::Negative(-2)));
}

#[test]
fn try_may_return_early_and_delegate() {
    type Checked = Result<u32, String>;

    fn check_one(n: u32) -> Result<u32, String> {
        if n == 13 { Err("unlucky".to_string()) } else { Ok(n) }
    }

    #[generator(try)]
    fn checked(list: Vec<u32>) -> impl Iterator<Item = Checked> {
        for n in list {
            if n == 0 {
                return;
            }
            yield_!(check_one(n)?);
        }
        yield_!(100);
    }
    let ok = |list: &[u32]| list.iter().copied().map(Ok).collect::<Vec<Checked>>();
    check_values(|| checked(vec![1, 2]), ok(&[1, 2, 100]));
    check_values(|| checked(vec![1, 0, 2]), ok(&[1]));
    check_values(|| checked(vec![13, 1]), [Err("unlucky".to_string())]);
}

#[test]
fn under_try_a_result_may_be_returned() {
    #[derive(Debug, PartialEq)]
    enum Refusal {
        Empty,
        Long(usize),
        Number(ParseIntError),
    }
    impl From<ParseIntError> for Refusal {
        fn from(error: ParseIntError) -> Self {
            Self::Number(error)
        }
    }

    #[generator(try)]
    fn numbers(text: &str) -> impl Iterator<Item = Result<u8, Refusal>> {
        let last = guard("last");
        for word in text.split(',') {
            let Some(first) = word.chars().next() else { return Err(Refusal::Empty) };
            if first == '.' {
                return Ok(());
            }
            yield_!(word.parse()?);
        }
        last.name();
        if text.len() > 3 { Err(Refusal::Long(text.len())) } else { Ok(()) }
    }
    check_values(|| numbers("1,2").map(Result::unwrap), [1, 2]);
    check(|| numbers("1,,3"), "+last yOk(1) ~last yErr(Empty) end");
    check(|| numbers("1,."), "+last yOk(1) ~last end");
    check(|| numbers("1,12"), "+last yOk(1) yOk(12) last ~last yErr(Long(4)) end");
    assert!(matches!(numbers("x").next(), Some(Err(Refusal::Number(_)))));
}

#[test]
fn a_body_that_returns_errors_need_not_end_with_ok() {
    #[generator(try)]
    fn digits(text: &str) -> impl Iterator<Item = Result<u32, char>> {
        let _end = guard("end");
        for c in text.chars() {
            match c.to_digit(10) {
                Some(digit) => yield_!(digit),
                None if c == ' ' => {}
                None => return Err(c),
            }
        }
    }
    #[generator(try)]
    fn first(words: &[&str]) -> impl Iterator<Item = Result<i8, ParseIntError>> {
        let Some(word) = words.first() else { return Ok(()) };
        let n = word.parse()?;
        if n > 0 { yield_!(n) } else { log("none") }
    }
    check(|| digits("1 2"), "+end yOk(1) yOk(2) ~end end");
    check(|| digits("1x2"), "+end yOk(1) ~end yErr('x') end");
    check(|| first(&["7", "8"]), "yOk(7) end");
    check(|| first(&["0"]), "none end");
    check_values(|| first(&[]), []);
}

#[test]
fn a_body_that_returns_errors_may_return_without_a_value() {
    fn number(word: &str) -> Result<i64, Fault> {
        word.parse().map_err(Fault::from)
    }
    #[generator(try)]
    fn plain(words: &[&str]) -> impl Iterator<Item = Result<i64, Fault>> {
        for word in words {
            if word.is_empty() {
                return;
            }
            yield_!(match number(word)? {
                0 => return,
                n if n < 0 => return Err(Fault::Negative(n)),
                n => n,
            });
        }
    }
    #[generator(try, boxed)]
    fn boxed(words: &[&str]) -> impl Iterator<Item = Result<i64, Fault>> {
        for word in words {
            if word.is_empty() {
                return;
            }
            yield_!(match number(word)? {
                n if n < 0 => return Err(Fault::Negative(n)),
                n => n,
            });
        }
    }
    check(|| plain(&["1", "-2", "3"]), "yOk(1) yErr(Negative(-2)) end");
    check(|| plain(&["1", "", "3"]), "yOk(1) end");
    check(|| plain(&["1", "0", "3"]), "yOk(1) end");
    check_values(|| boxed(&["1", "-2", "3"]), [Ok(1), Err(Fault::Negative(-2))]);
    check_values(|| boxed(&["1", "", "3"]), [Ok(1)]);
}
