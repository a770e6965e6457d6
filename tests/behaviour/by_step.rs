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
