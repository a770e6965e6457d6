//! Loops over iterators that are used again behind them: they are asked for each item where they are.

use crate::harness::{Guard, check, check_values, guard, log};
use genfn::generator;

struct Reader {
    lines: std::vec::IntoIter<&'static str>,
    read: u32,
}

impl Reader {
    #[generator]
    fn paragraphs(&mut self) -> impl Iterator<Item = String> {
        loop {
            let mut text = String::new();
            for line in self.lines.by_ref() {
                if line.is_empty() {
                    break;
                }
                self.read += 1;
                text.push_str(line);
                if line.ends_with('!') {
                    yield_!(format!("{}!", self.read));
                }
            }
            if text.is_empty() {
                return;
            }
            yield_!(text);
        }
    }
}

#[test]
fn an_iterator_behind_self_is_looped_over_again_and_again() {
    let lines = ["a", "b!", "", "c", "d"];
    let reader = || Box::leak(Box::new(Reader { lines: Vec::from(lines).into_iter(), read: 0 }));
    check_values(|| reader().paragraphs(), ["2!".to_string(), "ab!".to_string(), "cd".to_string()]);
}

#[test]
fn an_iterator_of_ones_own_is_asked_on_behind_its_loop() {
    #[generator]
    fn run(guards: Vec<Guard>) -> impl Iterator<Item = &'static str> {
        let mut guards = guards.into_iter();
        'outer: loop {
            for guard in guards.by_ref() {
                yield_!("one");
                if guard.name() == "b" {
                    continue 'outer;
                }
                log("next");
            }
            break;
        }
        yield_!("none");
        assert!(guards.next().is_none());
    }
    let guards = || ["a", "b", "c"].map(guard).into();
    check(|| run(guards()), "+a +b +c yone a next ~a yone b ~b yone c next ~c ynone end");
}

#[test]
fn an_iterator_behind_self_is_delegated_to_again_and_again() {
    struct Refilled {
        items: std::vec::IntoIter<u8>,
        rounds: u8,
    }
    impl Refilled {
        #[generator]
        fn items(&mut self) -> impl Iterator<Item = u8> {
            while self.rounds > 0 {
                yield_from!(self.items.by_ref());
                self.rounds -= 1;
                self.items = vec![self.rounds].into_iter();
                yield_!(self.items.len() as u8 + 10);
            }
        }
    }
    let refilled = || Box::leak(Box::new(Refilled { items: vec![7, 8].into_iter(), rounds: 2 }));
    check_values(|| refilled().items(), [7, 8, 11, 1, 11]);
}

#[test]
fn what_a_delegate_by_reference_has_not_yielded_is_left() {
    #[generator]
    fn twice(numbers: &mut std::ops::Range<u8>) -> impl Iterator<Item = u8> {
        for round in 10..12 {
            let () = yield_from!(numbers.by_ref());
            yield_!(round);
            numbers.end += 1;
        }
    }
    let mut numbers = 1..3;
    assert_eq!(twice(&mut numbers).take(4).collect::<Vec<_>>(), [1, 2, 10, 3]);
    assert_eq!(twice(&mut numbers).collect::<Vec<_>>(), [10, 4, 11]);
}

#[test]
fn what_adapts_an_iterator_holds_no_borrow_of_it() {
    #[generator]
    fn run(lines: &mut std::str::Lines<'_>, most: usize) -> impl Iterator<Item = String> {
        for (index, line) in lines.take(most).enumerate() {
            yield_!(format!("{index} {line}"));
        }
        for line in lines.by_ref().take_while(|line| !line.is_empty()).filter(|line| line.len() > most) {
            yield_!(line.to_uppercase());
        }
        for number in (&mut *lines).map_while(|line| line.parse::<u8>().ok()).inspect(|number| log(number.to_string()))
        {
            yield_!("number".to_owned());
            log((number + 1).to_string());
        }
        for letter in lines.filter_map(|line| line.chars().next()).map(|letter| letter.to_ascii_lowercase()) {
            yield_!(letter.to_string());
            if letter == 'z' {
                break;
            }
        }
        for line in lines.by_ref().skip(1).step_by(2) {
            yield_!(line.to_owned());
        }
        yield_!(lines.next().unwrap_or("none").to_owned());
    }
    let text = "a\nb\ncc\nddd\n\n1\n2\nx\n\nY\nZ\nq\nr\ns\nt\nu";
    check(|| run(Box::leak(Box::new(text.lines())), 2), "y0 a y1 b yDDD 1 ynumber 2 2 ynumber 3 yy yz yr yt ynone end");
}

#[test]
fn an_adaptor_runs_until_its_loop_ends() {
    struct Reader {
        lines: std::vec::IntoIter<&'static str>,
    }
    impl Reader {
        #[generator]
        fn run(&mut self) -> impl Iterator<Item = &'static str> {
            let held = guard("held");
            'all: for line in self.lines.by_ref().inspect(move |line| log(format!("{}{line}", held.name()))).take(3) {
                yield_!(line);
                if line == "b" {
                    break 'all;
                }
            }
            log("left");
            yield_!(self.lines.next().unwrap_or_default());
        }
    }
    let reader = || Box::leak(Box::new(Reader { lines: vec!["a", "b", "c"].into_iter() }));
    check(|| reader().run(), "+held held helda ya held heldb yb ~held left yc end");
}

#[test]
fn a_unique_reference_to_what_is_asked_elsewhere_is_one_to_an_iterator() {
    #[generator]
    fn run<I: Iterator<Item = u8>>(numbers: &mut I) -> impl Iterator<Item = u8> {
        for number in &mut *numbers {
            if number > 2 {
                break;
            }
            yield_!(number);
        }
        yield_!(10 * (*numbers).next().unwrap_or(0));
        yield_from!(&mut *numbers);
        yield_!((*numbers).next().map_or(100, |number| number));
    }
    check_values(|| run(Box::leak(Box::new(1..7))), [1, 2, 40, 5, 6, 100]);
}
