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
