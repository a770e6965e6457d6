//! Return forms, `?`, `try`, and `yield_from!`.

use genfn::GeneratorState::{Complete, Yielded};
use genfn::{Generator, Status, generator};
use std::fmt::Display;
use std::num::ParseIntError;

#[test]
fn a_box_of_each_trait() {
    #[generator(boxed)]
    fn iterator(text: String) -> Box<dyn Iterator<Item = usize> + Send> {
        for line in text.lines() {
            yield_!(line.len());
        }
    }
    #[generator(boxed)]
    fn generator(text: String) -> Box<dyn Generator<usize, Yield = char, Return = String>> {
        for c in text.chars() {
            if yield_!(c) == 0 {
                return "stopped".into();
            }
        }
        "end".into()
    }
    assert_eq!(iterator("a\nbc".to_string()).collect::<Vec<_>>(), [1, 2]);
    let mut generator = generator("xy".to_string());
    assert_eq!(generator.start(), Yielded('x'));
    assert_eq!(generator.send(1), Yielded('y'));
    assert_eq!(generator.send(0), Complete("stopped".to_string()));
}

#[test]
fn an_opaque_item() {
    #[generator(boxed)]
    fn displayed() -> impl Iterator<Item = impl Display> {
        yield_!(1);
        yield_!(2);
    }
    assert_eq!(displayed().map(|n| n.to_string()).collect::<String>(), "12");
}

#[test]
fn question_marks() {
    #[generator(boxed)]
    fn parsed(text: String) -> impl Generator<Yield = i32, Return = Result<usize, Box<dyn std::error::Error>>> {
        let mut count = 0;
        for word in text.split(' ') {
            yield_!(word.parse()?);
            count += 1;
        }
        if count > 3 {
            return Err("too many".into());
        }
        Ok(count)
    }
    fn outcome(text: &str) -> Result<usize, String> {
        let mut parsed = parsed(text.to_string());
        let mut iter = parsed.iter();
        iter.by_ref().for_each(drop);
        iter.into_return().unwrap().map_err(|error| error.to_string())
    }
    assert_eq!(outcome("1 2"), Ok(2));
    assert_eq!(outcome("1 x"), Err("invalid digit found in string".to_string()));
    assert_eq!(outcome("1 2 3 4"), Err("too many".to_string()));
}

#[generator(try, boxed)]
fn numbers(text: String) -> impl Iterator<Item = Result<i64, ParseIntError>> {
    for word in text.split(' ') {
        if word == "end" {
            return;
        }
        yield_!(word.parse()?);
    }
    yield_!("7".parse()?);
}

#[test]
fn under_try_an_error_is_yielded_once() {
    assert_eq!(numbers("1 2".to_string()).collect::<Result<Vec<_>, _>>(), Ok(vec![1, 2, 7]));
    assert_eq!(numbers("1 end 2".to_string()).collect::<Result<Vec<_>, _>>(), Ok(vec![1]));
    let mut failing = numbers("1 x 2".to_string());
    assert_eq!(failing.next(), Some(Ok(1)));
    assert!(failing.next().unwrap().is_err());
    assert_eq!((failing.next(), failing.next()), (None, None));
}

#[test]
fn under_try_without_a_yield() {
    #[generator(boxed, try)]
    fn checked(text: &str) -> impl Iterator<Item = Result<u8, ParseIntError>> {
        text.parse::<u8>()?;
    }
    assert_eq!(checked("1").count(), 0);
    assert_eq!(checked("x").count(), 1);
}

#[test]
fn under_try_an_error_is_converted() {
    #[generator(boxed, try)]
    fn lines(text: Vec<u8>) -> Box<dyn Iterator<Item = Result<String, Box<dyn std::error::Error + Send + Sync>>>> {
        for line in text.split(|byte| *byte == b'\n') {
            let line = std::str::from_utf8(line)?;
            if line.is_empty() {
                Err("empty")?;
            }
            yield_!(line.to_string());
        }
    }
    let found = lines(b"one\n\ntwo".to_vec()).map(|line| line.map_err(|error| error.to_string()));
    assert_eq!(found.collect::<Vec<_>>(), [Ok("one".to_string()), Err("empty".to_string())]);
}

#[generator(boxed)]
fn ask(what: String) -> impl Generator<u32, Yield = String, Return = u32> {
    let what = what.as_str();
    yield_!(format!("{what}?"))
}

#[test]
fn delegation_passes_on_what_is_sent_and_returned() {
    #[generator(boxed)]
    fn area() -> impl Generator<u32, Yield = String, Return = u32> {
        yield_from!(ask("width".to_string())) * yield_from!(ask("height".to_string()))
    }
    let mut area = area();
    assert_eq!(area.start(), Yielded("width?".to_string()));
    assert_eq!(area.send(3), Yielded("height?".to_string()));
    assert_eq!(area.send(4), Complete(12));
}

#[test]
fn delegation_between_plain_and_boxed() {
    #[generator]
    fn plain() -> impl Generator<u32, Yield = String, Return = u32> {
        yield_from!(ask("inner".to_string())) + 1
    }
    #[generator(boxed)]
    fn boxed() -> impl Generator<u32, Yield = String, Return = u32> {
        yield_from!(plain()) + 1
    }
    let mut boxed = boxed();
    assert_eq!(boxed.start(), Yielded("inner?".to_string()));
    assert_eq!(boxed.send(1), Complete(3));
}

#[test]
fn delegation_goes_on_with_a_generator_that_was_started() {
    #[generator(boxed)]
    fn rest(mut inner: impl Generator<Yield = u8, Return = ()>) -> impl Generator<Yield = u8> {
        yield_from!(&mut inner);
        assert_eq!(inner.status(), Status::Complete);
        yield_from!([8, 9]);
    }
    #[generator(boxed)]
    fn three() -> impl Generator<Yield = u8> {
        yield_!(1);
        yield_!(2);
        yield_!(3);
    }
    let mut inner = three();
    assert_eq!(inner.start(), Yielded(1));
    assert_eq!(rest(inner).iter().collect::<Vec<_>>(), [2, 3, 8, 9]);
}

#[test]
fn recursion() {
    #[generator(boxed)]
    fn depth_first(n: u32) -> Box<dyn Iterator<Item = u32>> {
        let below = [n / 2, n / 3];
        for n in below.iter().filter(|n| **n > 0) {
            yield_from!(depth_first(*n));
        }
        yield_!(n);
    }
    assert_eq!(depth_first(6).collect::<Vec<_>>(), [1, 1, 3, 1, 2, 6]);
}

#[test]
fn under_try_a_result_may_be_returned() {
    #[generator(boxed, try)]
    fn checked(text: String) -> impl Iterator<Item = Result<u8, String>> {
        let words = text.split(' ').collect::<Vec<_>>();
        for word in &words {
            if word.is_empty() {
                return Err("empty".to_string());
            }
            yield_!(word.parse().map_err(|_| format!("{word}?"))?);
        }
        if words.len() > 2 { Err("long".to_string()) } else { Ok(()) }
    }
    let all = |text: &str| checked(text.to_string()).collect::<Vec<_>>();
    assert_eq!(all("1 2"), [Ok(1), Ok(2)]);
    assert_eq!(all("1  2"), [Ok(1), Err("empty".to_string())]);
    assert_eq!(all("1 x"), [Ok(1), Err("x?".to_string())]);
    assert_eq!(all("1 2 3").last(), Some(&Err("long".to_string())));
}
