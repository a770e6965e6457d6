//! Borrows: of what the generator borrows itself, across a `yield_!`, and of its own locals, between two of them.

use crate::harness::{check, check_drops, check_values, guard, log};
use genfn::generator;
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

#[test]
fn items_borrow_from_an_argument() {
    #[generator]
    fn words(text: &str) -> impl Iterator<Item = &str> {
        for line in text.lines() {
            for word in line.split(' ').filter(|word| !word.is_empty()) {
                yield_!(word);
            }
        }
    }
    let text = String::from("a b\n c");
    check_values(|| words(&text), ["a", "b", "c"]);
}

#[test]
fn a_mutable_argument_is_changed_between_items() {
    #[generator]
    fn fill(list: &mut Vec<usize>) -> impl Iterator<Item = usize> {
        for n in 0..3 {
            list.push(n * n);
            yield_!(list.len());
        }
        list.reverse();
    }
    let mut list = Vec::new();
    assert_eq!(fill(&mut list).collect::<Vec<_>>(), [1, 2, 3]);
    assert_eq!(fill(&mut list).fold(0, |sum, n| sum + n), 4 + 5 + 6);
    assert_eq!(list, [4, 1, 0, 0, 1, 4]);
}

#[test]
fn mutable_items_are_handed_out() {
    #[generator]
    fn odd(list: &mut [i32]) -> impl Iterator<Item = &mut i32> {
        for n in list {
            if *n % 2 != 0 {
                yield_!(n);
            }
        }
    }
    let mut list = [1, 2, 3];
    for n in odd(&mut list) {
        *n *= 10;
    }
    odd(&mut list).fold((), |(), n| *n += 1);
    assert_eq!(list, [10, 2, 30]);
}

#[test]
fn a_slice_is_split_while_it_is_walked() {
    #[generator]
    fn halves<'a>(mut rest: &'a mut [u8]) -> impl Iterator<Item = &'a mut [u8]> {
        while rest.len() > 1 {
            let (left, right) = rest.split_at_mut(rest.len() / 2);
            yield_!(left);
            rest = right;
        }
    }
    let mut bytes = [1, 2, 3, 4, 5];
    let lengths: Vec<_> = halves(&mut bytes).map(|half| half.len()).collect();
    assert_eq!(lengths, [2, 1, 1]);
    halves(&mut bytes).fold((), |(), half| half.fill(0));
    assert_eq!(bytes, [0, 0, 0, 0, 5]);
}

#[test]
fn a_borrow_of_a_local_that_is_over_does_not_matter() {
    #[generator]
    fn over() -> impl Iterator<Item = usize> {
        let mut list = vec![3, 1, 2];
        let first = &list[0];
        let total = list.iter().sum::<usize>() + first;
        yield_!(total);
        let last = list.last_mut().unwrap();
        *last += 10;
        let text = format!("{list:?}");
        let digits = text.chars().filter(char::is_ascii_digit);
        yield_!(digits.count());
        list.sort_unstable();
        for n in list {
            yield_!(n);
        }
    }
    check_values(over, [9, 4, 1, 3, 12]);
}

#[test]
fn a_local_is_walked_by_index() {
    #[generator]
    fn pairs(items: Vec<char>) -> impl Iterator<Item = (char, char)> {
        for i in 0..items.len() {
            for j in i + 1..items.len() {
                yield_!((items[i], items[j]));
            }
        }
    }
    check_values(|| pairs(vec!['a', 'b', 'c']), [('a', 'b'), ('a', 'c'), ('b', 'c')]);
}

#[test]
fn a_borrowed_cell_stays_borrowed_across_a_yield() {
    #[generator]
    fn hold(cell: &RefCell<u8>) -> impl Iterator<Item = u8> {
        let mut value = cell.borrow_mut();
        *value += 1;
        yield_!(*value);
        *value += 1;
        drop(value);
        yield_!(*cell.borrow());
    }
    let cell = RefCell::new(0);
    let mut iter = hold(&cell);
    assert_eq!(iter.next(), Some(1));
    assert!(cell.try_borrow().is_err());
    assert_eq!(iter.next(), Some(2));
    assert!(cell.try_borrow().is_ok());
    drop(iter);
    let sum = hold(&cell).fold(0, |sum, n| sum + n);
    assert_eq!(sum, 3 + 4);
}

#[test]
fn an_argument_is_borrowed_again_and_again() {
    #[generator]
    fn visit(seen: &Cell<u32>, map: &BTreeMap<&'static str, Vec<u32>>) -> impl Iterator<Item = u32> {
        for (name, list) in map {
            let last = list.last();
            seen.set(seen.get() + 1);
            if let Some(last) = last {
                yield_!(*last);
            }
            yield_!(u32::try_from(name.len()).unwrap());
        }
    }
    let map = BTreeMap::from([("a", vec![1, 2]), ("bcd", vec![])]);
    let seen = Cell::new(0);
    check_values(|| visit(&seen, &map), [2, 1, 3]);
    assert_eq!(seen.get(), 4);
}

#[test]
fn methods_borrow_from_self() {
    struct Grid {
        cells: Vec<Vec<u8>>,
    }

    impl Grid {
        #[generator]
        fn column(&self, x: usize) -> impl Iterator<Item = &u8> {
            for row in &self.cells {
                if let Some(cell) = row.get(x) {
                    yield_!(cell);
                }
            }
        }

        #[generator]
        fn clear(&mut self) -> impl Iterator<Item = u8> {
            for row in &mut self.cells {
                for cell in row.iter_mut() {
                    yield_!(std::mem::take(cell));
                }
            }
        }
    }

    let mut grid = Grid { cells: vec![vec![1, 2], vec![3], vec![4, 5]] };
    check_values(|| grid.column(1), [&2, &5]);
    assert_eq!(grid.clear().take(3).collect::<Vec<_>>(), [1, 2, 3]);
    assert_eq!(grid.clear().fold(0, |sum, n| sum + n), 9);
    assert_eq!(grid.cells, [vec![0, 0], vec![0], vec![0, 0]]);
}

#[test]
fn a_generator_outlives_a_shorter_borrow() {
    #[generator]
    fn longest<'a, 'b>(kept: &'a [&'a str], limit: &'b str) -> impl Iterator<Item = &'a str> + use<'a, 'b> {
        for word in kept {
            if word.len() > limit.len() {
                yield_!(*word);
            }
        }
    }
    let words = ["one", "three", "five"];
    let long: Vec<&str> = {
        let limit = String::from("123");
        longest(&words, &limit).collect()
    };
    assert_eq!(long, ["three", "five"]);
    check_values(|| longest(&words, "1234"), ["three"]);
}

#[test]
fn shared_owners_are_cheap_to_keep() {
    #[generator]
    fn shared(list: Rc<Vec<u8>>) -> impl Iterator<Item = u8> {
        let again = Rc::clone(&list);
        for i in 0..again.len() {
            yield_!(list[i]);
        }
    }
    let list = Rc::new(vec![1, 2]);
    check_values(|| shared(Rc::clone(&list)), [1, 2]);
    assert_eq!(Rc::strong_count(&list), 1);
}

#[test]
fn a_reference_to_a_dead_guard_does_not_keep_it() {
    #[generator]
    fn dead() -> impl Iterator<Item = usize> {
        let len = {
            let a = guard("abc");
            let name = &a.0;
            name.len()
        };
        yield_!(len);
        let b = guard("b");
        let shown = &b;
        let n = shown.0.len();
        yield_!(n);
    }
    check(dead, "+abc ~abc y3 +b y1 ~b end");
    check_drops(dead, &["", "", "~b"]);
}

#[test]
fn a_dead_reference_to_a_temporary_is_not_saved() {
    #[generator]
    fn count((mut n, step): (i32, i32)) -> impl Iterator<Item = i32> {
        while n < 3 {
            yield_!(n);
            n += step;
        }
        let (ref mut a, b) = (n, 1);
        *a += b;
        yield_!(*a);
    }

    check_values(|| count((1, 1)), [1, 2, 4]);
}

struct Stock {
    items: Vec<u32>,
    name: String,
    count: Count,
}

#[derive(Default)]
struct Count {
    sold: u32,
    days: Vec<u32>,
}

impl Stock {
    fn new() -> Self {
        Self { items: vec![5, 6], name: "ab".to_owned(), count: Count::default() }
    }

    #[generator]
    fn restock(&mut self) -> impl Iterator<Item = u32> {
        let items = &mut self.items;
        let days = &mut self.count.days;
        for n in 0..2 {
            self.count.sold += 1;
            yield_!(self.count.sold);
            items.push(n);
            items.push(items.len() as u32);
            days.push(items[items.len() - 1]);
        }
        *days = days.iter().map(|day| day * 10).collect();
        yield_!(days.len() as u32);
    }

    #[generator]
    fn sell(&mut self) -> impl Iterator<Item = (u32, char)> {
        let mut letters = self.name.chars();
        for item in &mut self.items {
            let Some(letter) = letters.next() else { break };
            self.count.sold += 1;
            *item -= 1;
            yield_!((*item, letter));
            *item -= self.count.sold;
            self.count.days.push(*item);
            yield_!((self.name.len() as u32, letter));
        }
    }
}

#[test]
fn a_part_of_self_is_borrowed_while_others_are_used() {
    let mut stock = Stock::new();
    assert_eq!(stock.restock().collect::<Vec<_>>(), [1, 2, 2]);
    assert_eq!((&stock.items[..], &stock.count.days[..]), (&[5, 6, 0, 3, 1, 5][..], &[30, 50][..]));
    assert_eq!(stock.count.sold, 2);
    check_values(|| Box::leak(Box::new(Stock::new())).restock(), [1, 2, 2]);
}

#[test]
fn parts_of_self_are_walked_while_others_are_used() {
    let mut stock = Stock::new();
    assert_eq!(stock.sell().collect::<Vec<_>>(), [(4, 'a'), (2, 'a'), (5, 'b'), (2, 'b')]);
    assert_eq!((&stock.items[..], &stock.count.days[..], stock.count.sold), (&[3, 3][..], &[3, 3][..], 2));
}

#[test]
fn a_reference_to_a_local_is_another_name_for_it() {
    #[generator]
    fn count(n: u32) -> impl Iterator<Item = u32> {
        let mut stock = Stock::new();
        let items = &mut stock.items;
        for n in 0..n {
            stock.count.sold += n;
            yield_!(stock.count.sold);
            items.push(n);
        }
        let all = &stock;
        yield_!(all.items.len() as u32 + all.items[0]);
        yield_!(all.count.sold);
    }
    check_values(|| count(3), [0, 1, 3, 10, 3]);
}

#[test]
fn fields_of_destructured_references_are_changed_where_they_are() {
    struct Point {
        at: (u32, Vec<u32>),
        steps: u32,
    }
    #[generator]
    fn walk(point: &mut Point) -> impl Iterator<Item = u32> {
        let Point { at, steps } = point;
        for n in 1..=2 {
            at.0 += n;
            *steps += 1;
            yield_!(at.0);
            at.1.push(at.0);
        }
    }
    let mut point = Point { at: (7, Vec::new()), steps: 0 };
    assert_eq!(walk(&mut point).collect::<Vec<_>>(), [8, 10]);
    assert_eq!((point.at.0, &point.at.1[..], point.steps), (10, &[8, 10][..], 2));
}

struct List {
    value: u32,
    next: Option<Box<List>>,
}

#[test]
fn a_unique_reference_walks_along_what_it_points_to() {
    #[generator]
    fn by_match(list: &mut List) -> impl Iterator<Item = u32> {
        let mut at = list;
        loop {
            yield_!(at.value);
            at.value += 1;
            match &mut at.next {
                Some(next) => at = next,
                None => break,
            }
        }
    }
    #[generator]
    fn by_option(list: &mut Option<Box<List>>) -> impl Iterator<Item = u32> {
        let mut at = list.as_mut();
        while let Some(node) = at {
            yield_!(node.value);
            node.value *= 10;
            yield_!(node.value);
            at = node.next.as_mut();
        }
    }
    #[generator]
    fn by_slice(mut rest: &mut [u32]) -> impl Iterator<Item = u32> {
        while let Some((first, others)) = rest.split_first_mut() {
            *first += 1;
            yield_!(*first);
            rest = others;
        }
    }
    let mut list = List { value: 1, next: Some(Box::new(List { value: 2, next: None })) };
    assert_eq!(by_match(&mut list).collect::<Vec<_>>(), [1, 2]);
    assert_eq!(list.value, 2);
    assert_eq!(by_option(&mut list.next).collect::<Vec<_>>(), [3, 30]);
    let mut numbers = [4, 5];
    assert_eq!(by_slice(&mut numbers).collect::<Vec<_>>(), [5, 6]);
    assert_eq!(numbers, [5, 6]);
}

#[test]
fn what_a_format_string_captures_may_be_another_name() {
    #[generator]
    fn show(n: u32) -> impl Iterator<Item = String> {
        let mut sum = 0;
        let total = &mut sum;
        for n in 0..n {
            *total += n;
            yield_!(format!("{total:>w$} {}", n, w = 2));
        }
        sum += 1;
        let mut stock = Stock::new();
        let name = &mut stock.name;
        name.push('c');
        stock.count.sold = sum;
        yield_!(format!("{name} {0}", stock.count.sold));
        name.clear();
        yield_!(format!("{name:?}"));
        let part = &stock.count;
        let sold = &part.sold;
        yield_!(sold.to_string());
        yield_!((part.sold + *sold).to_string());
    }
    check_values(|| show(3), [" 0 0", " 1 1", " 3 2", "abc 4", "\"\"", "4", "8"].map(String::from));
}

#[test]
fn what_is_lent_may_be_used_up_to_a_suspension() {
    #[generator]
    #[allow(clippy::redundant_allocation, reason = "what is lent by a reference in a box is not lent by the box")]
    fn lends(text: String, list: Vec<usize>, shared: Rc<&'static str>) -> impl Iterator<Item = usize> {
        let cell = RefCell::new(text.len());
        let mut shown = text.as_str();
        log(shown);
        let first = &list[0];
        let trimmed = text.trim();
        let held = *cell.borrow_mut();
        yield_!(*first + trimmed.len() + held);
        shown = "other";
        yield_!(shown.len());
        log(shown);
        let mut guard = cell.borrow_mut();
        *guard += 1;
        drop(guard);
        yield_!(cell.into_inner());
        for c in shared.chars() {
            yield_!(c as usize);
        }
    }
    check_values(|| lends(" ab".to_string(), vec![7], Rc::new("A")), [12, 5, 4, 65]);
}
