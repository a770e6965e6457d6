//! Methods whose names tell what they do to what they are called on.

use crate::harness::{Guard, check, check_drops, check_values, guard, log};
use genfn::generator;
use std::collections::BTreeMap;

#[test]
fn the_greater_one_of_two_is_left() {
    #[generator]
    fn order(a: String, b: String, mut best: u8) -> impl Iterator<Item = String> {
        let (list, other) = (vec![1, 2], vec![1]);
        let greatest = a.max(b);
        yield_!(greatest.clone());
        let least = list.min(other);
        yield_!(format!("{least:?}"));
        for value in [3, 1] {
            best = best.max(value);
            yield_!(best.clamp(2, 4).to_string());
        }
        yield_!(greatest);
    }
    check_values(|| order("a".into(), "b".into(), 2), ["b", "[1]", "3", "3", "b"]);
}

#[test]
fn a_value_passes_through_a_closure() {
    trait Tap: Sized {
        fn tap(self, look: impl FnOnce(&Self)) -> Self {
            look(&self);
            self
        }

        fn pipe<R>(self, make: impl FnOnce(Self) -> R) -> R {
            make(self)
        }
    }
    impl<T> Tap for T {}

    #[generator]
    fn pass() -> impl Iterator<Item = &'static str> {
        let (a, b) = (guard("a"), guard("b"));
        let a = a.tap(|a| _ = a.name());
        yield_!(a.name());
        yield_!(b.pipe(Guard::into_name));
        yield_!("end");
    }
    check(pass, "+a +b a a ya into:b ~b yb yend ~a end");
}

#[test]
fn the_last_entry_of_a_map_is_looked_at() {
    #[generator]
    fn drain(mut jobs: BTreeMap<u8, Vec<u8>>) -> impl Iterator<Item = (u8, u8)> {
        while let Some(mut entry) = jobs.last_entry() {
            let key = *entry.key();
            let Some(job) = entry.get_mut().pop() else {
                entry.remove();
                continue;
            };
            yield_!((key, job));
        }
    }
    check_values(|| drain(BTreeMap::from([(1, vec![5]), (2, vec![7, 8])])), [(2, 8), (2, 7), (1, 5)]);
}

#[test]
fn a_name_of_the_standard_library_with_other_arguments_may_consume() {
    trait State {
        fn next(self: Box<Self>, input: char) -> Option<Box<dyn State>>;
        fn peek(&self, times: usize) -> String;
    }
    struct Reading {
        text: String,
        _guard: Guard,
    }
    impl State for Reading {
        fn next(mut self: Box<Self>, input: char) -> Option<Box<dyn State>> {
            self.text.push(input);
            (input != '.').then_some(self as Box<dyn State>)
        }

        fn peek(&self, times: usize) -> String {
            self.text.repeat(times)
        }
    }

    #[generator]
    fn read(text: &str) -> impl Iterator<Item = String> {
        let mut state: Box<dyn State> = Box::new(Reading { text: String::new(), _guard: guard("g") });
        for input in text.chars() {
            state = match state.next(input) {
                Some(next) => next,
                None => {
                    yield_!("end".to_string());
                    return;
                }
            };
            yield_!(state.peek(2));
        }
    }
    check(|| read("a."), "+g yaa ~g yend end");
    check(|| read("b"), "+g ybb ~g end");
}

#[test]
fn methods_of_ones_own_may_be_called_as_those_of_iterators() {
    struct Matrix(Vec<Vec<u32>>, Guard);
    impl Matrix {
        fn flatten(self) -> Vec<u32> {
            self.0.concat()
        }

        fn transpose(&self) -> usize {
            self.1.name().len()
        }

        fn count(mut self) -> usize {
            self.0.pop().map_or(0, |row| row.len())
        }
    }
    #[generator]
    fn all(name: &'static str) -> impl Iterator<Item = u32> {
        let matrix = Matrix(vec![vec![1, 2], vec![3]], guard("flattened"));
        for n in matrix.flatten() {
            yield_!(n);
        }
        let (matrix, counted) = (Matrix(vec![], guard(name)), Matrix(vec![], guard("counted")));
        let rows = matrix.transpose() + counted.count();
        yield_!(rows as u32);
        let found = Some(Some(guard("found")));
        let flat = found.flatten();
        yield_!(flat.map_or(0, |found| found.name().len() as u32));
    }
    check(
        || all("kept"),
        "+flattened ~flattened y1 y2 y3 +kept +counted kept ~counted y4 +found found ~found y5 ~kept end",
    );
}

/// An iterator with a method of its own, of a name that only options and results have in the standard library.
struct Fallback(Guard);

impl Iterator for Fallback {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        None
    }
}

impl Fallback {
    fn or(&self, other: u32) -> u32 {
        self.0.0.len() as u32 + other
    }
}

#[test]
fn an_iterator_with_a_method_of_options_is_held() {
    #[generator]
    fn sums() -> impl Iterator<Item = u32> {
        let fallback = Fallback(guard("a"));
        yield_!(fallback.or(2));
        let none = None.or(Some(guard("b")));
        yield_!(u32::from(none.is_some()));
        let left = none.or(None);
        yield_!(left.map_or(0, |guard| guard.0.len() as u32 + 9));
    }
    check(sums, "+a y3 +b y1 ~b y10 ~a end");
}

struct View(Guard);

impl View {
    #[expect(clippy::wrong_self_convention)]
    fn into_len(&self) -> usize {
        self.0.name().len()
    }

    #[expect(clippy::wrong_self_convention)]
    fn into_guard(&self, name: &'static str) -> Guard {
        guard(self.0.name().get(1..).unwrap_or(name))
    }

    fn into_sum<T: From<u8>>(self, other: T) -> (Guard, T) {
        (self.0, other)
    }
}

#[test]
fn what_convention_says_is_consumed_is_held_if_it_is_borrowed() {
    #[generator]
    fn lengths() -> impl Iterator<Item = usize> {
        let view = View(guard("a"));
        yield_!(view.into_len());
        log("behind");
        yield_!(2);
        let other = View(guard("b"));
        let into = || { other }.into_sum(7_u16);
        let (guard, sum) = into();
        yield_!(usize::from(sum));
        drop(guard);
        yield_!(4);
    }
    check(lengths, "+a a y1 behind y2 +b y7 ~b y4 ~a end");
}

#[test]
fn what_convention_says_is_consumed_is_held_where_a_type_is_declared() {
    #[generator]
    fn lengths() -> impl Iterator<Item = usize> {
        let view = View(guard("a"));
        let length: usize = view.into_len();
        yield_!(length);
        let second = View(guard("bc"));
        let _held: Guard = second.into_guard("none");
        yield_!(2);
        let other = View(guard("d"));
        let last: (Guard, u8) = other.into_sum(7);
        yield_!(usize::from(last.1));
    }
    check(lengths, "+a a y1 +bc bc +c y2 +d y7 ~d ~c ~bc ~a end");
}

#[test]
fn what_convention_says_is_consumed_waits_for_what_suspends() {
    #[generator]
    fn sums() -> impl Iterator<Item = u16> {
        let view = View(guard("a"));
        let (held, sum) = view.into_sum({
            yield_!(1);
            7
        });
        yield_!(sum);
        drop(held);
        yield_!(2);
    }
    check(sums, "+a y1 y7 ~a y2 end");
    check_drops(sums, &["", "~a", "~a", ""]);
}
