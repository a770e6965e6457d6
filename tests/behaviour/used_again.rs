//! What can be used again behind what would move anything else: copies, references, and what is only seemingly consumed.

use crate::harness::{Guard, check, check_values, guard};
use genfn::generator;
use std::convert::identity;

#[derive(Clone, Copy)]
struct Pair {
    one: u32,
    other: u32,
}

impl Pair {
    fn sum(self) -> u32 {
        self.one + self.other
    }
}

/// Its methods have names of methods that consume, and do not.
struct Report(Guard);

impl Report {
    fn finish(&mut self) -> usize {
        self.0.name().len()
    }

    #[allow(clippy::wrong_self_convention)] // The name is what is tested.
    fn into_iter(&self) -> std::ops::Range<usize> {
        0..self.0.name().len()
    }
}

#[test]
fn a_closure_moves_copies() {
    #[generator]
    fn copied(step: u32, pair: Pair, words: &[&str]) -> impl Iterator<Item = u32> {
        let add = move |n: u32| n + step.pow(1) + pair.sum() - pair.other + words.len() as u32;
        yield_!(add(1));
        yield_!(step + pair.other + words.len() as u32);
    }
    check_values(|| copied(10, Pair { one: 2, other: 3 }, &["a"]), [14, 14]);
}

#[test]
fn a_closure_moves_one_field() {
    struct Named {
        name: String,
        others: Vec<u32>,
    }
    #[generator]
    fn one_field(named: Named) -> impl Iterator<Item = usize> {
        let Named { name, others } = named;
        let len = move || name.len();
        yield_!(len());
        yield_!(others.len());
    }
    check_values(|| one_field(Named { name: "four".into(), others: vec![1] }), [4, 1]);
}

#[test]
fn a_variant_binds_copies_and_references() {
    #[generator]
    fn bound(number: Option<u32>, mut name: Result<&mut String, ()>) -> impl Iterator<Item = usize> {
        if let Some(n) = number {
            yield_!(n as usize);
        }
        if let Ok(name) = &mut name {
            name.push('s');
            yield_!(name.len());
        }
        match number {
            Some(n) if n > 1 => yield_!(n as usize + 1),
            Some(_) | None => {}
        }
        yield_!(number.map_or(0, |n| n as usize) + name.map_or(0, |name| name.len()));
    }
    check_values(|| bound(Some(2), Ok(Box::leak(Box::new("word".into())))), [2, 5, 3, 7]);
}

#[test]
fn a_variant_moves_what_is_not_used_where_it_does() {
    #[generator]
    fn moved(value: Option<Guard>, last: bool) -> impl Iterator<Item = u8> {
        match value {
            Some(value) if last => {
                yield_!(1);
                drop(value);
                yield_!(2);
                return;
            }
            Some(_) | None => yield_!(3),
        }
        yield_!(u8::from(value.is_some()));
    }
    check(|| moved(Some(guard("value")), true), "+value y1 ~value y2 end");
    check(|| moved(Some(guard("value")), false), "+value y3 y1 ~value end");
}

#[test]
fn a_chain_binds_once() {
    #[generator]
    fn chained(name: Option<Guard>, most: usize) -> impl Iterator<Item = usize> {
        if let Some(name) = name
            && name.name().len() < most
        {
            yield_!(1);
            yield_!(name.name().len());
        }
    }
    check(|| chained(Some(guard("name")), 9), "+name name y1 name y4 ~name end");
    check(|| chained(Some(guard("name")), 1), "+name name ~name end");
}

#[test]
fn a_method_borrows_that_seems_to_consume() {
    #[generator]
    fn borrowed(mut report: Report) -> impl Iterator<Item = usize> {
        for n in report.into_iter() {
            yield_!(n);
        }
        yield_!(report.finish());
        yield_!(report.into_iter().count() + report.finish());
    }
    check(|| borrowed(Report(guard("ab"))), "+ab ab y0 y1 ab y2 ab ab y4 ~ab end");
}

#[test]
fn a_call_that_does_not_return_leaves_nothing_unset() {
    fn leave(flag: bool) -> ! {
        panic!("{flag} is not expected")
    }
    #[generator]
    fn set(flag: bool) -> impl Iterator<Item = String> {
        let name;
        if flag {
            name = String::from("set");
        } else {
            leave(flag)
        }
        yield_!(String::new());
        yield_!(name);
    }
    check_values(|| set(true), [String::new(), "set".into()]);
}

#[test]
fn an_iterator_has_methods_of_its_own() {
    struct Countdown(Guard, u8);
    impl Iterator for Countdown {
        type Item = u8;

        fn next(&mut self) -> Option<u8> {
            self.1 = self.1.checked_sub(1)?;
            Some(self.1)
        }
    }
    impl Countdown {
        fn or(&self, other: u8) -> u8 {
            self.1 | other
        }
    }
    #[generator]
    fn counted(countdown: Countdown) -> impl Iterator<Item = u8> {
        yield_!(countdown.or(0));
        yield_!(countdown.or(4));
        yield_!(countdown.1);
    }
    check(|| counted(Countdown(guard("n"), 3)), "+n y3 y7 y3 ~n end");
}

#[test]
fn a_unique_reference_is_borrowed_again_where_its_type_is_known() {
    #[generator]
    fn borrowed(mut numbers: Vec<u32>) -> impl Iterator<Item = u32> {
        let list = &mut numbers;
        let typed: &mut Vec<u32> = list;
        typed.push(1);
        yield_!(typed[0]);
        list.push(2);
        yield_!(list[1]);
    }
    check_values(|| borrowed(Vec::new()), [1, 2]);
}

#[test]
fn a_closure_that_moves_a_copy_is_called_twice() {
    #[generator]
    fn called(pair: Pair) -> impl Iterator<Item = u32> {
        let sum = move || pair.sum();
        yield_!(sum());
        yield_!(sum() + pair.one);
        let taken = || Pair::sum(pair);
        yield_!(taken() + 1);
        yield_!(taken() + 2);
    }
    check_values(|| called(Pair { one: 2, other: 3 }), [5, 7, 6, 7]);
}

#[test]
fn what_a_local_does_not_own_is_yielded_by_reference() {
    #[generator]
    fn lent<'a>(words: &'a [&'a str]) -> impl Iterator<Item = &'a str> {
        let copied = words.to_vec();
        yield_!(&copied[0]);
        let slice = identity(words);
        yield_!(&slice[1]);
        let word = identity(slice[1]);
        yield_!(&word);
        yield_!(&word[1..]);
    }
    check_values(|| lent(&["one", "two"]), ["one", "two", "two", "wo"]);
}
