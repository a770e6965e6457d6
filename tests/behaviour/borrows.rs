//! Borrows: of what the generator borrows itself, across a `yield_!`, and of its own locals, between two of them.

use crate::harness::{Guard, check, check_drops, check_values, guard, log};
use genfn::generator;
use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, HashMap};
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

#[test]
fn what_an_arm_binds_of_a_borrow_is_read_in_that_arm() {
    use std::collections::btree_map::Entry;

    #[generator]
    fn counts(words: Vec<&'static str>) -> impl Iterator<Item = (&'static str, u32)> {
        let mut known = BTreeMap::new();
        for word in words {
            let count = match known.entry(word) {
                Entry::Vacant(slot) => {
                    let count = *slot.insert(1);
                    yield_!((word, 0));
                    count
                }
                Entry::Occupied(slot) => *slot.get() + 1,
            };
            yield_!((word, count));
            known.insert(word, count);
        }
    }
    check_values(|| counts(vec!["a", "a"]), [("a", 0), ("a", 1), ("a", 2)]);
}

#[test]
fn a_collection_of_references_that_is_not_used_again_borrows_nothing() {
    #[derive(Clone, Copy)]
    struct Word<'a>(&'a str);
    #[generator]
    fn words(lines: Vec<String>) -> impl Iterator<Item = usize> {
        for line in lines {
            let words: Vec<&str> = line.split(' ').collect();
            let mut counts = HashMap::new();
            words.iter().for_each(|word| *counts.entry(*word).or_insert(0) += 1);
            let kinds = counts.keys().map(|word| Word(word)).collect::<Vec<_>>();
            let mut sorted: Vec<_> = counts.iter().collect();
            sorted.sort_by(|one, other| other.1.cmp(one.1));
            let [(first, _), ..] = &sorted[..] else { return };
            let (first, kinds) = (first.len(), kinds.iter().map(|word| word.0.len()).sum::<usize>());
            yield_!(first);
            yield_!(kinds);
            drop(line);
        }
    }
    check_values(|| words(vec!["abc d abc".into(), "ef".into()]), [3, 4, 2, 2]);
}

/// A collection of one's own, as the standard library's are, but for a part whose destructor is seen.
struct Bag<T>(Vec<T>, Guard);

impl<T> Default for Bag<T> {
    fn default() -> Self {
        Self(Vec::new(), guard("bag"))
    }
}

impl<T> Extend<T> for Bag<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, items: I) {
        self.0.extend(items);
    }
}

impl<T> FromIterator<T> for Bag<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        let mut bag = Self::default();
        bag.extend(items);
        bag
    }
}

impl<T> IntoIterator for Bag<T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

#[test]
fn a_collection_with_a_destructor_in_it_is_held() {
    #[generator]
    fn words(text: &str) -> impl Iterator<Item = usize> {
        let bag: Bag<&str> = text.split(' ').collect();
        let lengths = text.split(' ').map(str::len).collect::<Bag<_>>();
        yield_!(bag.0.len() + lengths.1.0.len());
        log("behind");
    }
    check(|| words("a b"), "+bag +bag y5 behind ~bag ~bag end");
}

#[test]
fn what_borrows_from_a_range_of_a_list_is_not_held() {
    #[generator]
    fn positions(list: Vec<u32>) -> impl Iterator<Item = usize> {
        for from in 0..list.len() {
            match list[from..].iter().position(|n| *n == 7) {
                Some(position) => yield_!(position),
                None => yield_!(99),
            }
        }
    }
    check_values(|| positions(vec![1, 7, 2]), [1, 0, 99]);
}

#[test]
fn a_let_whose_else_suspends_borrows_nothing_there() {
    #[generator]
    fn entries(lines: Vec<String>) -> impl Iterator<Item = (String, i32)> {
        for line in lines {
            let [key, value] = &*line.split(':').map(str::trim).collect::<Vec<_>>() else {
                yield_!((line, -1));
                continue;
            };
            let Ok(number) = value.parse::<i32>() else {
                yield_!((key.to_string(), -2));
                continue;
            };
            yield_!((key.to_string(), number));
        }
    }
    let lines = || vec!["a: 1".to_string(), "b".to_string(), "c:x".to_string()];
    check_values(|| entries(lines()), [("a".to_string(), 1), ("b".to_string(), -1), ("c".to_string(), -2)]);
}

#[test]
#[allow(unsafe_code, reason = "that is what it is about")]
fn what_unsafe_code_may_point_into_is_kept() {
    #[generator]
    fn points() -> impl Iterator<Item = u32> {
        let list: Vec<&u32> = vec![&7, &8];
        let pointer = list.as_ptr() as usize;
        yield_!(1);
        // SAFETY: the list is in scope.
        yield_!(unsafe { **(pointer as *const &u32) });
    }
    check_values(points, [1, 7]);
}

#[test]
fn what_is_copied_out_of_a_local_is_no_borrow() {
    #[generator]
    fn copied<'a>(words: Vec<&'a str>, text: String) -> impl Iterator<Item = &'a str> + use<'a> {
        let first = words.first().copied().unwrap_or_default();
        yield_!(first);
        let last: &'a str = words.iter().max().unwrap();
        yield_!(last);
        let all = text.split(' ').collect::<String>();
        let count = words.iter().copied().map(str::len).max().unwrap_or(all.len());
        yield_!(if count > text.len() { first } else { last });
        yield_!(words[0]);
    }
    check_values(|| copied(vec!["b", "c"], "a b".to_string()), ["b", "c", "c", "b"]);
}
