//! Closures that borrow what is used again, held across suspensions: a step that goes on makes them again.

use crate::harness::{Guard, check, check_drops, check_values, guard, log};
use genfn::generator;
use std::fmt::Write as _;

#[test]
fn a_closure_counts_in_a_local() {
    #[generator]
    fn numbered() -> impl Iterator<Item = u32> {
        let mut count = 0;
        let mut next = || {
            count += 1;
            count
        };
        yield_!(next());
        for _ in 0..2 {
            yield_!(next() * 10);
        }
        let last = next();
        yield_!(last);
        yield_!(count + 100);
    }
    check_values(numbered, [1, 20, 30, 4, 104]);
}

#[test]
fn a_closure_borrows_an_argument_that_is_used_behind_it() {
    #[generator]
    fn pushed(list: &mut Vec<u32>) -> impl Iterator<Item = usize> {
        let mut push = |n: u32| {
            list.push(n);
            list.len()
        };
        for n in 0..2 {
            let len = push(n);
            yield_!(len);
        }
        yield_!(push(7));
        list.clear();
        yield_!(list.len());
    }
    check_values(|| pushed(Box::leak(Box::default())), [1, 2, 3, 0]);
}

#[test]
fn a_closure_calls_another_one() {
    #[generator]
    fn table(words: Vec<&'static str>) -> impl Iterator<Item = String> {
        let width = words.iter().map(|word| word.len()).max().unwrap_or(0);
        let pad = |word: &str| format!("{word:>width$}");
        let pair = |one: &str, other: &str| format!("{}|{}", pad(one), pad(other));
        for i in 1..words.len() {
            if i == 2 {
                yield_!("-".to_owned());
            }
            yield_!(pair(words[i - 1], words[i]));
        }
        yield_!(pad(words[0]));
    }
    check(|| table(vec!["a", "bcd", "ef"]), "y  a|bcd y- ybcd| ef y  a end");
}

#[test]
fn what_closures_borrow_is_used_behind_the_loop_around_them() {
    #[generator]
    fn best(rows: &'static [&'static [i32]]) -> impl Iterator<Item = i32> {
        let mut better = 0;
        for row in rows {
            let mut best = 0;
            let mut see = |n: &i32| {
                let is_better = *n > best;
                if is_better {
                    best = *n;
                    better += 1;
                }
                is_better
            };
            for n in *row {
                if see(n) {
                    yield_!(*n);
                }
            }
            see(&9);
            yield_!(best * 10);
        }
        yield_!(better);
    }
    check_values(|| best(&[&[1, 3, 2], &[5, 4]]), [1, 3, 90, 5, 90, 5]);
}

#[test]
fn a_closure_writes_into_an_argument_behind_the_loop() {
    #[generator]
    fn lines(text: &mut String, rows: &'static [(&'static str, u32)]) -> impl Iterator<Item = usize> {
        let width = rows.iter().map(|(name, _)| name.len()).max().unwrap_or(0);
        let mut line = |name: &str, n: u32| write!(text, "{name:>width$} {n};");
        let mut total = 0;
        for (name, n) in rows {
            total += n;
            line(name, *n).unwrap();
            yield_!(total as usize);
        }
        if line("all", total).is_ok() {
            yield_!(width);
        }
        log(text.as_str());
    }
    let run = || lines(Box::leak(Box::default()), &[("a", 1), ("bcd", 2)]);
    check(run, "y1 y3 y3   a 1;bcd 2;all 3; end");
}

#[test]
fn the_types_of_arguments_are_those_of_the_first_call() {
    #[generator]
    fn doubled(mut seen: Vec<usize>) -> impl Iterator<Item = u8> {
        let mut double = |n| {
            seen.push(1);
            n * 2
        };
        yield_!(0);
        yield_!(double(4_u8));
        yield_!(size_of_val(&double(100)) as u8);
        yield_!(seen.len() as u8);
    }
    check_values(|| doubled(Vec::new()), [0, 8, 1, 2]);
}

#[test]
fn a_closure_is_passed_by_value_and_used_again() {
    fn apply(f: impl Fn(usize) -> usize, n: usize) -> usize {
        f(n)
    }
    #[generator]
    fn lens(words: Vec<&'static str>) -> impl Iterator<Item = usize> {
        let len = |i: usize| words[i].len();
        for i in 0..words.len() {
            yield_!(apply(len, i));
        }
        yield_!((0..words.len()).map(len).sum());
    }
    check_values(|| lens(vec!["a", "bcd"]), [1, 3, 4]);
}

#[test]
fn a_closure_that_consumes_what_it_captures_is_held() {
    #[generator]
    fn finished(held: Guard, other: Guard) -> impl Iterator<Item = usize> {
        let len = || other.name().len();
        let finish = || held.into_name();
        yield_!(len());
        yield_!(finish().len() * 10);
        yield_!(len());
    }
    check(|| finished(guard("h"), guard("ot")), "+h +ot ot y2 into:h ~h y10 ot y2 ~ot end");
    check_drops(|| finished(guard("h"), guard("ot")), &["~h ~ot", "~h ~ot", "~ot", "~ot"]);
}

#[test]
fn what_closures_borrow_is_dropped_in_its_order() {
    #[generator]
    fn held() -> impl Iterator<Item = usize> {
        let first = guard("first");
        let mut guards = vec![guard("a")];
        let mut hold = |name| {
            guards.push(guard(name));
            guards.len() + first.name().len()
        };
        let _last = guard("last");
        yield_!(hold("b"));
        {
            let _inner = guard("inner");
            yield_!(hold("c"));
        }
        yield_!(guards.len());
    }
    check(held, "+first +a +last +b first y7 +inner +c first y8 ~inner y3 ~last ~a ~b ~c ~first end");
    let two = "~inner ~last ~a ~b ~c ~first";
    check_drops(held, &["", "~last ~a ~b ~first", two, "~last ~a ~b ~c ~first"]);
}

#[test]
fn a_closure_is_used_in_a_loop_and_in_the_step_that_leaves_it() {
    #[generator]
    fn logged(names: &'static [&'static str]) -> impl Iterator<Item = usize> {
        let mut count = 0;
        let mut say = |name: &str| {
            count += 1;
            log(format!("{count}{name}"));
        };
        for (i, name) in names.iter().enumerate() {
            say(name);
            yield_!(i);
        }
        say("bye");
        yield_!(count * 10);
    }
    check(|| logged(&["a", "b"]), "1a y0 2b y1 3bye y30 end");
}
