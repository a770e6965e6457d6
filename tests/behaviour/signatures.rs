//! Signatures: receivers, generics, lifetimes, opaque arguments and patterns.

use crate::harness::check_values;
use genfn::generator;
use std::collections::HashMap;
use std::fmt::{Debug, Display};
use std::hash::Hash;
use std::pin::Pin;
use std::rc::Rc;

struct List(Vec<u8>);

impl List {
    const FIRST: u8 = 100;

    #[generator]
    fn by_ref(&self) -> impl Iterator<Item = u8> {
        yield_!(Self::FIRST);
        for n in &self.0 {
            yield_!(*n);
        }
    }

    #[generator]
    fn by_mut(&mut self) -> impl Iterator<Item = usize> {
        while let Some(n) = self.0.pop() {
            yield_!(self.0.len() + usize::from(n));
        }
    }

    #[generator]
    fn by_value(self, extra: u8) -> impl Iterator<Item = u8> {
        let Self(list) = self;
        for n in list {
            yield_!(n + extra);
        }
    }

    #[generator]
    fn by_mut_value(mut self) -> impl Iterator<Item = u8> {
        while !self.0.is_empty() {
            yield_!(self.0.remove(0));
        }
    }

    #[generator]
    fn by_box(self: Box<Self>) -> impl Iterator<Item = u8> {
        for i in 0..self.0.len() {
            yield_!(self.0[i]);
        }
    }

    #[generator]
    fn by_rc(self: &Rc<Self>) -> impl Iterator<Item = usize> {
        let kept = Rc::clone(self);
        for _ in &self.0 {
            yield_!(Rc::strong_count(&kept));
        }
    }

    #[generator]
    fn by_pin(self: Pin<&mut Self>) -> impl Iterator<Item = u8> {
        let list = &mut self.get_mut().0;
        for n in list.iter_mut() {
            *n += 1;
            yield_!(*n);
        }
    }

    #[generator]
    fn associated(list: &Self) -> impl Iterator<Item = u8> {
        for n in Self::by_ref(list) {
            yield_!(n);
        }
        yield_!(u8::try_from(list.0.len()).unwrap());
    }
}

#[test]
fn methods_take_self_in_every_way() {
    let list = || List(vec![1, 2]);
    check_values(|| Box::leak(Box::new(list())).by_mut(), [3, 1]);
    check_values(|| list().by_value(10), [11, 12]);
    check_values(|| list().by_mut_value(), [1, 2]);
    check_values(|| Box::new(list()).by_box(), [1, 2]);
    let list = list();
    check_values(|| list.by_ref(), [100, 1, 2]);
    check_values(|| List::associated(&list), [100, 1, 2, 2]);
    let shared = Rc::new(list);
    check_values(|| shared.by_rc(), [2, 2]);
    let mut list = List(vec![1, 2]);
    assert_eq!(Pin::new(&mut list).by_pin().collect::<Vec<_>>(), [2, 3]);
    assert_eq!(Pin::new(&mut list).by_pin().fold(0, |sum, n| sum + n), 7);
}

#[test]
fn traits_declare_what_generators_implement() {
    trait Walk {
        type Item;
        fn walk(&self) -> impl Iterator<Item = &Self::Item>;
        fn drain(self) -> Box<dyn Iterator<Item = Self::Item>>;
    }

    impl<T: 'static> Walk for Vec<Vec<T>> {
        type Item = T;

        #[generator]
        fn walk(&self) -> impl Iterator<Item = &T> {
            for row in self {
                yield_from!(row);
            }
        }

        #[generator]
        fn drain(self) -> Box<dyn Iterator<Item = T>> {
            for row in self.into_iter().rev() {
                yield_from!(row);
            }
        }
    }
    let rows = vec![vec!["a"], vec![], vec!["b", "c"]];
    check_values(|| rows.walk(), [&"a", &"b", &"c"]);
    check_values(|| rows.clone().drain(), ["b", "c", "a"]);
}

#[test]
fn generics_are_passed_through() {
    #[generator]
    fn groups<'a, K, V, const N: usize>(pairs: &'a [(K, V)], keys: [K; N]) -> impl Iterator<Item = (K, Vec<&'a V>)>
    where
        K: Eq + Hash + Copy,
        V: Debug,
    {
        let mut found: HashMap<K, Vec<&V>> = HashMap::new();
        for (key, value) in pairs {
            found.entry(*key).or_default().push(value);
        }
        for key in keys {
            let values = found.remove(&key).unwrap_or_default();
            yield_!((key, values));
        }
    }
    let pairs = [('a', 1), ('b', 2), ('a', 3)];
    check_values(|| groups(&pairs, ['b', 'a', 'c']), [('b', vec![&2]), ('a', vec![&1, &3]), ('c', vec![])]);
}

#[test]
fn arguments_may_be_of_opaque_types() {
    #[generator]
    fn label(
        names: impl IntoIterator<Item = impl Display>,
        mut f: impl FnMut(&str) -> usize,
    ) -> impl Iterator<Item = String> {
        for (i, name) in names.into_iter().enumerate() {
            let text = format!("{i}{name}");
            let n = f(&text);
            yield_!(text);
            yield_!(n.to_string());
        }
    }
    let mut total = 0;
    let count = |text: &str| {
        total += text.len();
        total
    };
    assert_eq!(label(["a", "bc"], count).collect::<Vec<_>>(), ["0a", "2", "1bc", "5"]);
    check_values(|| label(vec![1.5], str::len), ["01.5", "4"]);
}

#[test]
fn arguments_may_be_patterns() {
    struct Point {
        x: i32,
        y: i32,
    }

    #[generator]
    fn walk(
        (mut a, [b, ..]): (i32, [i32; 3]),
        Point { x, y: ref height }: Point,
        &c: &i32,
        _: &str,
    ) -> impl Iterator<Item = i32> {
        a += b;
        let area = x * *height;
        yield_!(a);
        yield_!(area);
        a *= c;
        yield_!(a);
    }
    check_values(|| walk((1, [2, 3, 4]), Point { x: 5, y: 6 }, &7, "unused"), [3, 30, 21]);
}

#[test]
fn names_may_be_raw_or_beyond_ascii() {
    #[generator]
    fn r#loop(r#type: u8, größe: u8) -> impl Iterator<Item = u8> {
        let r#match = r#type + größe;
        yield_!(r#match);
        for r#in in 0..2 {
            yield_!(r#in + r#match);
        }
        'größer: loop {
            yield_!(größe);
            break 'größer;
        }
    }
    check_values(|| r#loop(1, 2), [3, 3, 4, 2]);
}

#[test]
fn functions_in_arguments_have_lifetimes_of_their_own() {
    #[generator]
    fn visit<'a>(words: &'a [String], pick: impl for<'x> Fn(&'x str) -> &'x str + 'a) -> impl Iterator<Item = &'a str> {
        for word in words {
            let picked = pick(word);
            if !picked.is_empty() {
                yield_!(picked);
            }
        }
    }
    let words = ["  a ", "  ", "b"].map(String::from);
    check_values(|| visit(&words, str::trim), ["a", "b"]);
}

#[test]
fn a_local_refers_to_one_argument_or_another() {
    #[generator]
    fn longer(one: &str, other: &str) -> impl Iterator<Item = char> {
        let text = if one.len() > other.len() { one } else { other };
        for letter in text.chars() {
            yield_!(letter);
        }
    }
    let other = "c".repeat(3);
    assert_eq!(longer("ab", &other).collect::<String>(), other);
}

#[test]
fn a_local_of_a_method_that_is_visible_refers_to_itself_or_an_argument() {
    struct Book {
        title: String,
    }
    impl Book {
        #[generator]
        pub(crate) fn words(&self, fallback: &str) -> impl Iterator<Item = usize> {
            let text = if self.title.is_empty() { fallback } else { &self.title };
            for word in text.split(' ') {
                yield_!(word.len());
            }
        }

        #[generator]
        pub(crate) fn titles(&self, times: &usize) -> impl Iterator<Item = &str> {
            for _ in 0..*times {
                yield_!(&self.title);
            }
        }
    }
    let book = Book { title: String::from("On Rust") };
    check_values(|| book.words("none"), [2, 4]);
    let untitled = Book { title: String::new() };
    check_values(|| untitled.words("none"), [4]);
    let titles: Vec<&str> = book.titles(&{ 2 }).collect();
    assert_eq!(titles, ["On Rust", "On Rust"]);
}

#[test]
fn locals_change_their_places_that_refer_to_several_arguments() {
    #[generator]
    fn merged(mut one: &[u32], mut other: &[u32], swaps: &mut u32) -> impl Iterator<Item = u32> {
        while let ([first, ..], [second, ..]) = (one, other) {
            if first > second {
                std::mem::swap(&mut one, &mut other);
                *swaps += 1;
            }
            yield_!(one[0]);
            one = &one[1..];
        }
        for list in [one, other] {
            for n in list {
                yield_!(*n);
            }
        }
    }
    let mut swaps = 0;
    assert_eq!(merged(&[1, 4], &[2, 3], &mut swaps).collect::<Vec<_>>(), [1, 2, 3, 4]);
    assert_eq!(swaps, 1);
}
