//! Parts of what is borrowed, and other names for places: they are used while the rest is used, too.

use crate::harness::check_values;
use genfn::generator;

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

#[test]
fn a_pattern_names_the_fields_of_a_reference_beside_others_that_are_used() {
    struct World {
        cells: Vec<u32>,
        speeds: Vec<u32>,
        log: (Vec<u32>, u32),
        tick: u32,
    }
    #[generator]
    fn in_front(world: &mut World) -> impl Iterator<Item = u32> {
        let World { cells, speeds, log: (log, _), .. } = world;
        for (cell, speed) in cells.iter_mut().zip(speeds.iter()) {
            *cell += speed;
            yield_!(*cell);
            log.push(*cell);
            world.tick += 1;
        }
        world.log.1 = world.tick;
    }
    #[generator]
    fn behind(world: &mut World) -> impl Iterator<Item = u32> {
        for (cell, speed) in world.cells.iter_mut().zip(world.speeds.iter_mut().rev()) {
            std::mem::swap(cell, speed);
            yield_!(*cell);
        }
        let World { tick, log: (ref mut log, _), .. } = *world;
        log.push(tick);
    }
    let mut world = World { cells: vec![1, 2], speeds: vec![10, 20], log: (vec![], 0), tick: 3 };
    assert!(in_front(&mut world).eq([11, 22]));
    assert_eq!((&world.log.0[..], world.log.1, world.tick), (&[11, 22][..], 5, 5));
    assert!(behind(&mut world).eq([20, 10]));
    assert_eq!((&world.cells[..], &world.speeds[..], world.log.0.last()), (&[20, 10][..], &[22, 11][..], Some(&5)));
}

#[test]
fn another_name_for_a_place_lends_several_parts_to_a_call() {
    struct Part {
        items: Vec<u32>,
        prices: Vec<u32>,
        total: u32,
    }
    struct Whole {
        part: Part,
        boxed: Box<Part>,
        sold: u32,
    }
    impl Whole {
        #[generator]
        fn sell(&mut self) -> impl Iterator<Item = u32> {
            let part = &mut self.part;
            for (item, price) in part.items.iter_mut().zip(&part.prices) {
                part.total += *item * price;
                *item -= 1;
                yield_!(part.total);
            }
            let boxed = &mut *self.boxed;
            for (item, price) in boxed.items.drain(..).zip(boxed.prices.iter_mut()) {
                *price -= 1;
                yield_!(item * *price);
                boxed.total = *price;
            }
            self.sold += 1;
        }
    }
    let part = || Part { items: vec![2, 3], prices: vec![10, 20], total: 0 };
    let whole = || Box::leak(Box::new(Whole { part: part(), boxed: Box::new(part()), sold: 0 }));
    check_values(|| whole().sell(), [20, 80, 18, 57]);
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
fn a_unique_reference_walks_along_what_branches_borrow() {
    #[generator]
    fn by_reference(list: &mut List) -> impl Iterator<Item = u32> {
        let mut at = list;
        loop {
            at.value *= 2;
            yield_!(at.value);
            at = match at.next {
                Some(ref mut next) => next,
                None => break,
            };
        }
        at.value += 100;
    }
    #[generator]
    fn by_branch(mut list: &mut List, skips: bool) -> impl Iterator<Item = u32> {
        while let Some(ref mut next) = list.next {
            yield_!(next.value);
            list = if skips { next.next.as_mut().unwrap() } else { next };
            list.value = 7;
        }
    }
    let last = List { value: 3, next: None };
    let mut list = List { value: 1, next: Some(Box::new(List { value: 2, next: Some(Box::new(last)) })) };
    assert_eq!(by_reference(&mut list).collect::<Vec<_>>(), [2, 4, 6]);
    assert_eq!(by_branch(&mut list, true).collect::<Vec<_>>(), [4]);
    assert_eq!(list.next.and_then(|next| next.next).map(|last| last.value), Some(7));
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
fn a_reference_is_passed_on_before_a_field_behind_it_is_read() {
    struct Item {
        price: u32,
        name: String,
    }
    fn doubled(item: &Item) -> u32 {
        2 * item.price
    }

    #[generator]
    fn prices(items: &[Item]) -> impl Iterator<Item = u32> {
        for (i, item) in items.iter().enumerate() {
            yield_!(doubled(item));
            yield_!(item.price + i as u32);
        }
        for item in items {
            yield_!(doubled(item));
            yield_!(item.name.len() as u32);
            yield_!(item.price);
        }
    }
    let items = [("a", 1), ("bc", 2)].map(|(name, price)| Item { price, name: name.into() });
    check_values(|| prices(&items), [2, 1, 4, 3, 2, 1, 1, 4, 2, 2]);
}

#[test]
fn fields_of_a_field_are_borrowed_one_by_one_beside_a_loop_that_goes_by_index() {
    struct Inner {
        slot: Option<u32>,
        list: Vec<u32>,
    }
    struct Outer {
        inner: Inner,
        steps: u32,
    }
    #[generator]
    fn run(outer: &mut Outer) -> impl Iterator<Item = u32> {
        if let Some(value) = &mut outer.inner.slot {
            yield_!(*value);
            *value += 1;
        }
        for item in outer.inner.list.iter_mut() {
            yield_!(*item);
            *item += outer.steps;
        }
        outer.inner.list.push(outer.inner.slot.unwrap());
        yield_!(outer.inner.list.iter().sum());
    }
    let outer = || Box::leak(Box::new(Outer { inner: Inner { slot: Some(1), list: vec![3, 4] }, steps: 10 }));
    check_values(|| run(outer()), [1, 3, 4, 13 + 14 + 2]);
}
