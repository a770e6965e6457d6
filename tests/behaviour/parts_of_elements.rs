//! Parts of elements that references refer to, borrowed across suspensions: each is found again by way of its element.

use crate::harness::check_values;
use genfn::generator;

struct Core {
    marks: Vec<u32>,
    last: Option<u32>,
}

struct Item {
    tags: Vec<u32>,
    price: u32,
    core: Core,
}

struct Store {
    items: Vec<Item>,
    sold: u32,
}

impl Store {
    fn new() -> &'static mut Self {
        let core = |price| Core { marks: vec![price, 7], last: Some(price) };
        let items = (1..3).map(|price| Item { tags: vec![price], price, core: core(price) }).collect();
        Box::leak(Box::new(Self { items, sold: 0 }))
    }

    #[generator]
    fn of_an_element(&mut self) -> impl Iterator<Item = u32> {
        let item = &mut self.items[1];
        for tag in &item.tags {
            yield_!(*tag);
        }
        item.price += 1;
        yield_!(item.price);
        self.sold += 1;
        yield_!(self.sold);
    }

    #[generator]
    fn of_each_element(&mut self) -> impl Iterator<Item = u32> {
        for at in 0..self.items.len() {
            let item = &mut self.items[at];
            for tag in item.tags.iter_mut() {
                *tag += 1;
                yield_!(*tag);
            }
            item.tags.push(item.price);
            self.sold += 1;
        }
        yield_!(self.sold);
    }

    #[generator]
    fn of_parts_of_found_elements(&mut self) -> impl Iterator<Item = u32> {
        for at in 0..2 {
            let item = self.items.get_mut(at).unwrap();
            let core = &mut item.core;
            if let Some(last) = &mut core.last {
                yield_!(*last);
                *last += 10;
                yield_!(*last);
            }
            for mark in &core.marks {
                yield_!(*mark);
            }
            core.marks.clear();
        }
        yield_!(self.items.iter().map(|item| item.core.marks.len() as u32).sum());
    }
}

impl Store {
    #[generator]
    fn several_at_once(&mut self) -> impl Iterator<Item = u32> {
        fn add(tags: &mut Vec<u32>, marks: &[u32]) -> u32 {
            tags.extend(marks);
            tags.len() as u32
        }
        for at in 0..self.items.len() {
            let item = &mut self.items[at];
            item.price += 1;
            yield_!(item.price);
            item.tags.push(item.price);
            yield_!(add(&mut item.tags, &item.core.marks));
            std::mem::swap(&mut item.tags, &mut item.core.marks);
            item.price += item.tags.iter().filter(|tag| **tag < item.price).count() as u32;
            self.sold += 1;
            yield_!(item.price + item.tags[0].max(item.core.marks[1]));
        }
        yield_!(self.sold);
    }
}

#[test]
fn several_parts_of_an_element_are_borrowed_by_one_call() {
    check_values(|| Store::new().several_at_once(), [2, 4, 5, 3, 4, 7, 2]);
}

#[test]
fn a_loop_over_a_part_of_an_element_goes_by_index() {
    check_values(|| Store::new().of_an_element(), [2, 3, 1]);
}

#[test]
fn so_it_does_for_each_element_of_a_collection() {
    check_values(|| Store::new().of_each_element(), [2, 3, 2]);
}

#[test]
fn the_index_of_an_element_lasts_as_long_as_its_parts_are_in_use() {
    check_values(|| Store::new().of_parts_of_found_elements(), [1, 11, 1, 7, 2, 12, 2, 7, 0]);
}

/// Slots that are visited by an index which goes on.
struct Slots {
    list: Vec<Option<(u32, u32)>>,
    at: usize,
    sum: u32,
}

impl Slots {
    fn new() -> &'static mut Self {
        Box::leak(Box::new(Self { list: vec![Some((1, 2)), None, Some((3, 4))], at: 0, sum: 0 }))
    }

    #[generator]
    fn matched(&mut self) -> impl Iterator<Item = u32> {
        let mut i = 0;
        while i < self.list.len() {
            match &mut self.list[i] {
                Some((first, second)) => {
                    *first += 1;
                    yield_!(*first);
                    i += 1;
                    *second += *first;
                    self.sum += *second;
                }
                None => _ = self.list.swap_remove(i),
            }
        }
        yield_!(self.sum);
    }

    #[generator]
    fn assigned(&mut self) -> impl Iterator<Item = usize> {
        let mut i = 0;
        while i < self.list.len() {
            match &mut self.list[i] {
                slot @ None => {
                    yield_!(i);
                    *slot = Some((7, 7));
                    yield_!(i + 10);
                    *slot = None;
                    self.sum += 1;
                }
                slot @ Some((0..=2, _)) if i == 0 => {
                    *slot = None;
                    yield_!(i + 20);
                    *slot = Some((5, 5));
                    continue;
                }
                Some(_) => {}
            }
            i += 1;
        }
        yield_!(self.list.iter().flatten().count() + self.sum as usize);
    }

    #[generator]
    fn at_a_field(&mut self) -> impl Iterator<Item = u32> {
        while self.at + 1 < self.list.len() {
            if let Some((first, second)) = &mut self.list[self.at + 1] {
                self.at += 1;
                yield_!(*first);
                *first = 0;
                *second += 1;
                yield_!(*second);
            } else {
                self.list.remove(self.at + 1);
            }
        }
        yield_!(self.list.iter().flatten().map(|(first, second)| first + second).sum());
    }

    #[generator]
    fn found(&mut self) -> impl Iterator<Item = u32> {
        let mut i = 0;
        while let Some(slot) = self.list.get_mut(i) {
            i += 2;
            if let Some((first, _)) = slot {
                *first += 1;
                yield_!(*first);
                *first += 10;
            }
        }
        while let Some(Some((first, _))) = self.list.get_mut(self.at) {
            self.at += 2;
            yield_!(*first);
            *first = 0;
        }
        yield_!(self.list.len() as u32);
    }

    #[generator]
    fn taken_apart(pairs: &mut Vec<(u32, String)>) -> impl Iterator<Item = String> {
        let mut i = pairs.len();
        while i > 0 {
            i -= 1;
            let (count, name) = &mut pairs[i];
            name.push('!');
            yield_!(name.clone());
            *count += 1;
            yield_!(format!("{name}{count}"));
        }
        pairs.clear();
    }
}

#[test]
fn an_element_that_a_pattern_takes_apart_is_found_again_though_its_index_changes() {
    check_values(|| Slots::new().matched(), [2, 4, 12]);
    check_values(|| Slots::new().assigned(), [20, 1, 11, 3]);
    check_values(|| Slots::new().at_a_field(), [3, 5, 8]);
    check_values(|| Slots::new().found(), [2, 4, 12, 14, 3]);
    let mut pairs = vec![(1, "a".to_owned()), (2, "b".to_owned())];
    assert_eq!(Slots::taken_apart(&mut pairs).collect::<Vec<_>>(), ["b!", "b!3", "a!", "a!2"]);
    assert!(pairs.is_empty());
}
