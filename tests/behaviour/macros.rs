//! Macros: the standard library's with a `yield_!` among their arguments, others without one, and local ones.

use crate::harness::{
    Guard, check, check_drops, check_return, check_sent, check_values, guard, log, panic_message, trace,
};
use genfn::{Generator, GeneratorState, generator};
use std::fmt::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};

#[test]
fn text_is_formatted_with_what_is_sent() {
    #[generator]
    fn text(width: usize) -> impl Generator<i32, Yield = u8, Return = String> {
        let name = "n";
        let first = format!("{name}={:>width$}|{:?}", yield_!(1), Some(yield_!(2)));
        format!("{first} {last} {0} {0:x} {last:+}", yield_!(3), last = yield_!(4))
    }
    check_sent(|| text(4), [7, 8, 255, 9], "y1 y2 y3 y4 rn=   7|Some(8) 9 255 ff +9");
}

#[test]
fn text_captures_locals_by_name() {
    #[generator]
    fn text(count: u32) -> impl Iterator<Item = String> {
        let unit = "s";
        for i in 0..count {
            yield_!(format!("{i}{unit}"));
            let i = i * 10;
            let line = format!("{i:03}/{count}");
            yield_!(line);
        }
        let unit = 'm';
        yield_!(format!("{count}{unit:?}"));
    }
    check_values(|| text(2), ["0s", "000/2", "1s", "010/2", "2'm'"]);
}

#[test]
fn a_macro_of_the_body_hides_what_ends_the_generator() {
    #[generator]
    fn sums(words: &[&'static str]) -> impl Generator<Yield = i32, Return = Result<usize, String>> {
        let mut stack = Vec::new();
        macro_rules! pop {
            () => {
                stack.pop().ok_or("empty")?
            };
        }
        macro_rules! need {
            ($count:expr $(, $why:expr)?) => {
                if stack.len() < $count {
                    return Err(format!("{} of {}", stack.len(), $count));
                }
            };
        }
        for word in words {
            let _held = guard(word);
            if *word == "+" {
                need!(2);
                let sum = pop!() + pop!();
                stack.push(sum);
                yield_!(sum);
            } else if *word == "." {
                yield_!(pop!());
            } else {
                stack.push(word.len() as i32);
            }
        }
        Ok(stack.len())
    }
    check_return(|| sums(&["a", "bb", "+", "."]), "+a ~a +bb ~bb ++ y3 ~+ +. y3 ~. rOk(0)");
    check_return(|| sums(&["a", "+"]), "+a ~a ++ ~+ rErr(1 of 2)");
    check_return(|| sums(&["."]), "+. ~. rErr(empty)");
}

#[test]
fn a_macro_of_the_body_hides_that_nothing_is_found() {
    #[generator]
    fn initials(words: &[&str]) -> impl Generator<Yield = char, Return = Option<usize>> {
        macro_rules! first {
            ($word:expr) => {
                $word.chars().next()?
            };
        }
        for word in words {
            yield_!(first!(word));
        }
        Some(words.len())
    }
    check_return(|| initials(&["ab", "c"]), "y'a' y'c' rSome(2)");
    check_return(|| initials(&["ab", ""]), "y'a' rNone");
}

#[test]
fn text_is_written_piece_by_piece() {
    #[generator]
    fn pieces() -> impl Generator<&'static str, Yield = usize, Return = String> {
        let mut out = String::new();
        write!(out, "[{}", yield_!(0)).unwrap();
        writeln!(out, ", {}]", yield_!(1)).expect("a string can be written to");
        out
    }
    check_sent(pieces, ["a", "b"], "y0 y1 r[a, b]\\n");
}

#[test]
fn lists_are_collected_from_what_is_sent() {
    #[generator]
    fn lists() -> impl Generator<u8, Yield = char, Return = String> {
        let list = vec![yield_!('a'), 0, yield_!('b')];
        let repeated = vec![yield_!('c'); usize::from(yield_!('d'))];
        format!("{list:?} {repeated:?}")
    }
    check_sent(lists, [1, 2, 3, 2], "y'a' y'b' y'c' y'd' r[1, 0, 2] [3, 3]");
}

#[test]
fn assertions_ask_the_caller() {
    #[generator]
    fn assertions() -> impl Generator<i32, Yield = &'static str, Return = bool> {
        assert!(yield_!("positive") > 0, "must be positive");
        assert_eq!(yield_!("two"), 2);
        debug_assert_ne!(yield_!("not three"), 3, "three is {}", "bad");
        matches!(yield_!("small"), 0..=9)
    }
    check_sent(assertions, [1, 2, 4, 5], "ypositive ytwo ynot three ysmall rtrue");

    let refused = |sends: &[i32]| {
        let mut generator = assertions();
        generator.start();
        panic_message(|| sends.iter().all(|n| generator.send(*n).is_yielded()))
    };
    assert_eq!(refused(&[0]), "must be positive");
    assert_eq!(refused(&[1, 5]), "assertion `left == right` failed\n  left: 5\n right: 2");
    assert_eq!(refused(&[1, 2, 3]), "assertion `left != right` failed: three is bad\n  left: 3\n right: 3");
}

#[test]
fn panics_are_formatted_with_what_is_sent() {
    #[generator]
    fn fail() -> impl Generator<&'static str, Yield = u8, Return = ()> {
        match yield_!(1) {
            "todo" => todo!("{}", yield_!(2)),
            "unreachable" => unreachable!("{}", yield_!(2)),
            _ => panic!("{} again", yield_!(2)),
        }
    }
    let message = |kind| {
        let mut generator = fail();
        generator.start();
        generator.send(kind);
        panic_message(|| generator.send("x"))
    };
    assert_eq!(message("todo"), "not yet implemented: x");
    assert_eq!(message("unreachable"), "internal error: entered unreachable code: x");
    assert_eq!(message("panic"), "x again");
}

#[test]
fn other_macros_are_left_as_they_are() {
    macro_rules! max {
        ($one:expr) => { $one };
        ($one:expr, $($more:expr),+) => {{ let rest = max!($($more),+); if $one > rest { $one } else { rest } }};
    }

    #[generator]
    fn maxima(list: &[i32]) -> impl Iterator<Item = i32> {
        let mut best = 0;
        for n in list {
            best = max!(best, *n, 2);
            yield_!(best);
        }
        yield_!(max!(best + 1, 4));
    }
    check_values(|| maxima(&[1, 5, 3]), [2, 5, 5, 6]);
}

#[test]
fn macros_of_the_body_see_its_locals() {
    #[generator]
    fn steps(start: i32) -> impl Iterator<Item = i32> {
        let mut n = start;
        macro_rules! step {
            ($by:expr) => {{
                n += $by;
                n
            }};
        }
        yield_!(step!(1));
        yield_!(step!(n));
        let n2 = step!(10);
        yield_!(n2 - n);
        yield_!(n);
    }
    check_values(|| steps(1), [2, 4, 0, 14]);
}

#[test]
fn macros_make_values_and_patterns() {
    macro_rules! twice {
        ($n:expr) => {
            $n + $n
        };
    }
    macro_rules! vowel {
        () => {
            'a' | 'e' | 'i' | 'o' | 'u'
        };
    }

    #[generator]
    fn vowels(text: &str) -> impl Generator<Yield = char, Return = usize> {
        let limit = twice!(1);
        let mut count = 0;
        for c in text.chars() {
            if let vowel!() = c {
                yield_!(c);
                count += 1;
            }
            if count == limit {
                break;
            }
        }
        count
    }
    check_return(|| vowels("generator"), "y'e' y'e' r2");
}

#[test]
fn known_macros_may_end_the_generator() {
    #[generator]
    fn parse(words: &[&str]) -> impl Generator<Yield = i32, Return = Result<String, std::num::ParseIntError>> {
        let mut all = Vec::new();
        for word in words {
            all = vec![all, vec![word.parse::<i32>()?]].concat();
            yield_!(all.len() as i32);
        }
        Ok(format!("{:?} {}", all, "9".parse::<i32>()?))
    }
    check_return(|| parse(&["1", "2"]), "y1 y2 rOk([1, 2] 9)");
    check_return(|| parse(&["1", "x"]), "y1 rErr(ParseIntError { kind: InvalidDigit })");
}

#[test]
fn the_message_of_an_assertion_may_ask() {
    #[generator]
    fn check_small(n: u8) -> impl Generator<&'static str, Yield = u8> {
        assert!(n < 10, "{n} is {what}", what = yield_!(n));
        yield_!(0);
    }
    let mut small = check_small(5);
    assert_eq!(small.start(), GeneratorState::Yielded(0));
    let mut large = check_small(10);
    assert_eq!(large.start(), GeneratorState::Yielded(10));
    let panic = catch_unwind(AssertUnwindSafe(|| large.send("too large"))).unwrap_err();
    assert_eq!(panic.downcast_ref::<String>().unwrap(), "10 is too large");
}

#[test]
fn the_message_of_a_comparison_may_ask() {
    #[generator]
    fn compare(list: Vec<u8>) -> impl Generator<&'static str, Yield = usize> {
        assert_eq!(list, [1, 2], "{}", yield_!(list.len()));
        assert_ne!(list.len(), 3, "{}", yield_!(0));
        yield_!(7);
    }
    let mut same = compare(vec![1, 2]);
    assert_eq!(same.start(), GeneratorState::Yielded(7));
    let mut other = compare(vec![3]);
    assert_eq!(other.start(), GeneratorState::Yielded(1));
    let panic = catch_unwind(AssertUnwindSafe(|| other.send("why"))).unwrap_err();
    let text = panic.downcast_ref::<String>().unwrap();
    assert_eq!(text, "assertion `left == right` failed: why\n  left: [3]\n right: [1, 2]");
}

#[test]
fn a_method_that_consumes_is_called_in_an_argument_of_a_macro() {
    struct Held(Guard);
    impl Held {
        fn rename(self) -> usize {
            self.0.name().len()
        }
    }

    #[generator]
    fn lengths() -> impl Iterator<Item = String> {
        let (short, long) = (Held(guard("a")), guard("bcd"));
        yield_!(format!("{}", short.rename()));
        log(format!("<{}>", long.name()));
        yield_!("after".to_string());
    }
    check(lengths, "+a +bcd a ~a y1 bcd <bcd> yafter ~bcd end");
}

#[test]
fn the_message_of_an_assertion_that_holds_is_not_evaluated() {
    #[generator]
    fn holding() -> impl Generator<u8, Yield = u8, Return = u8> {
        let (one, other) = (guard("one"), guard("other"));
        assert!(
            yield_!(1) == 5,
            "{}",
            match Some(guard("never")) {
                Some(other) => other.into_name(),
                None => one.into_name(),
            }
        );
        let sent = yield_!(2);
        drop(other);
        sent
    }
    check_sent(holding, [5, 6], "+one +other y1 y2 ~other ~one r6");
}

#[test]
fn what_the_condition_of_an_assertion_makes_is_dropped_in_front_of_the_message() {
    #[generator]
    fn checks(limit: usize) -> impl Generator<usize, Yield = usize> {
        assert!(
            vec![guard("a"), guard("b")].len() + yield_!(0) < limit,
            "{} is too large",
            guard("message").into_name()
        );
        log("behind");
    }
    let sent = |limit| {
        trace(|| {
            let mut generator = checks(limit);
            generator.start();
            let end = catch_unwind(AssertUnwindSafe(|| generator.send(1)));
            log(if end.is_ok() { "end" } else { "panic" });
        })
    };
    assert_eq!(sent(4), "+a +b ~a ~b behind end");
    assert_eq!(sent(3), "+a +b ~a ~b +message into:message ~message panic");
}

#[test]
fn an_assertion_that_is_disabled_asks_nothing() {
    #[generator]
    fn checks() -> impl Iterator<Item = u8> {
        debug_assert!({
            yield_!(1);
            true
        });
        debug_assert_eq!(
            {
                yield_!(2);
                3
            },
            3
        );
        yield_!(4);
    }
    let expected: &[u8] = if cfg!(debug_assertions) { &[1, 2, 4] } else { &[4] };
    check_values(checks, expected.iter().copied());
}

#[test]
fn a_macro_is_a_statement_in_an_argument_of_another_one() {
    #[generator]
    fn nested() -> impl Generator<u8, Yield = u8, Return = ()> {
        assert_ne!(
            {
                assert_eq!(yield_!(1), 2);
                println!("{}", yield_!(2));
                0
            },
            yield_!(3)
        );
    }
    check_sent(nested, [2, 0, 1], "y1 y2 y3 r()");
}

#[test]
fn a_value_is_moved_on_some_paths_in_an_argument() {
    #[generator]
    fn moved(go: bool) -> impl Iterator<Item = u8> {
        let (a, b) = (guard("a"), guard("b"));
        let list = vec![if go { a.into_name() } else { "none" }, "last"];
        assert!(!go || b.into_name() == "b", "{} is not b", guard("message").name());
        yield_!(u8::try_from(list.len()).unwrap_or_default());
        log("behind");
    }
    check(|| moved(true), "+a +b into:a ~a into:b ~b y2 behind end");
    check(|| moved(false), "+a +b y2 behind ~b ~a end");
    check_drops(|| moved(false), &["", "~b ~a"]);
}

#[test]
fn a_jump_stands_in_front_of_a_path_in_an_argument() {
    #[generator]
    fn plain(n: u32) -> impl Iterator<Item = u32> {
        assert!(if n > 1 { return ::genfn::yield_!(n) } else { true });
        yield_!(7);
    }
    #[generator(boxed)]
    fn boxed(n: u32) -> impl Iterator<Item = u32> {
        assert!(if n > 1 { return ::genfn::yield_!(n) } else { true });
        yield_!(7);
    }
    assert_eq!((plain(1).sum::<u32>(), plain(2).sum::<u32>(), plain(3).next()), (7, 2, Some(3)));
    assert_eq!((boxed(1).sum::<u32>(), boxed(2).sum::<u32>(), boxed(3).next()), (7, 2, Some(3)));
}
