//! References to elements of collections, held across suspensions: the element is found again by its index.

use crate::harness::{check, check_values, log, panic_message, show, trace};
use genfn::generator;
use std::collections::VecDeque;

#[derive(Debug)]
struct Item {
    price: u32,
    tags: Vec<&'static str>,
}

fn items() -> Vec<Item> {
    (1..3).map(|price| Item { price, tags: vec![] }).collect()
}

#[test]
fn an_element_is_changed_between_suspensions() {
    fn raise(item: &mut Item) {
        item.price *= 10;
    }

    #[generator]
    fn run(items: &mut Vec<Item>) -> impl Iterator<Item = u32> {
        for i in 0..items.len() {
            let item = &mut items[i];
            yield_!(item.price);
            item.tags.push("seen");
            raise(item);
            yield_!(item.price);
            if let Some(tag) = item.tags.pop() {
                yield_!(tag.len() as u32);
            }
        }
        yield_!(items.iter().map(|item| item.price).sum());
    }
    check_values(|| run(Box::leak(Box::new(items()))), [1, 10, 4, 2, 20, 4, 30]);
}

#[test]
fn the_index_may_change_behind_the_reference() {
    struct Shop {
        items: VecDeque<Item>,
        at: usize,
    }
    impl Shop {
        #[generator]
        fn run(&mut self) -> impl Iterator<Item = u32> {
            while self.at < self.items.len() {
                let item = &mut self.items[self.at];
                self.at += 1;
                yield_!(item.price);
                item.price += self.at as u32;
                yield_!(item.price);
            }
        }
    }
    let shop = || Box::leak(Box::new(Shop { items: items().into(), at: 0 }));
    check_values(|| shop().run(), [1, 2, 2, 4]);
}

#[test]
fn rows_and_cells_are_held_at_a_time() {
    #[generator]
    fn run(grid: &mut [[u32; 2]; 2]) -> impl Iterator<Item = u32> {
        for r in 0..2 {
            let row = &mut grid[r];
            for c in 0..row.len() {
                let cell = &mut row[c];
                *cell += 1;
                yield_!(*cell);
                *cell *= 2;
            }
            yield_!(row.iter().sum());
        }
        let corner = &mut grid[1][1];
        yield_!(*corner);
        *corner = 0;
        yield_!(grid[1][1]);
    }
    check_values(|| run(Box::leak(Box::new([[1, 2], [3, 4]]))), [2, 3, 10, 4, 5, 18, 10, 0]);
}

#[test]
fn an_index_is_evaluated_once_where_it_stands() {
    #[generator]
    fn run(list: &mut [u32]) -> impl Iterator<Item = u32> {
        let mut next = 0;
        let one = &mut list[{
            next += 1;
            show(next)
        }];
        log("let");
        yield_!(*one);
        *one += 1;
        yield_!(*one);
        yield_!(list[next]);
    }
    check(|| run(Box::leak(Box::new([5, 6]))), "1 let y6 y7 y7 end");
}

#[test]
fn an_index_out_of_bounds_panics_where_it_stands() {
    #[generator]
    fn run(list: &mut Vec<u32>) -> impl Iterator<Item = u32> {
        yield_!(0);
        let one = &mut list[7];
        log("behind");
        yield_!(1);
        *one += 1;
        yield_!(list[0]);
    }
    let mut list = vec![1, 2];
    let mut run = run(&mut list);
    assert_eq!(run.next(), Some(0));
    let events = trace(|| log(panic_message(|| run.next())));
    assert!(events.contains("index out of bounds") && !events.contains("behind"), "{events}");
}

#[test]
fn a_slice_of_what_is_borrowed_is_held() {
    struct Entry<'a> {
        date: &'a str,
        amount: u8,
    }

    #[generator]
    fn months(entries: Vec<Entry<'_>>) -> impl Iterator<Item = (String, u8)> {
        let mut last = None;
        for Entry { date, amount } in entries {
            let month = &date[..2];
            if last != Some(month) {
                yield_!((month.to_string(), 0));
            }
            last = Some(month);
            yield_!((date.to_string(), amount));
        }
    }
    let entries = || vec![Entry { date: "0102", amount: 3 }, Entry { date: "0103", amount: 4 }];
    check_values(|| months(entries()), [("01", 0), ("0102", 3), ("0103", 4)].map(|(text, n)| (text.to_string(), n)));
}

#[test]
fn a_range_of_elements_is_found_again_by_its_ends() {
    #[generator]
    fn halves(list: &mut [i32]) -> impl Iterator<Item = i32> {
        let middle = list.len() / 2;
        let left = &mut list[..middle];
        left[0] += 1;
        yield_!(left[0]);
        left.reverse();
        yield_!(left[0]);
        let right = &mut list[middle..=3];
        for n in right {
            *n = -*n;
            yield_!(*n);
        }
        yield_!(list.iter().sum());
    }
    check_values(|| halves(Box::leak(Box::new([1, 5, 3, 4]))), [2, 5, -3, -4, 0]);
}

#[test]
fn a_part_of_a_text_is_found_again_by_its_ends() {
    #[generator]
    fn text(text: &mut String) -> impl Iterator<Item = usize> {
        let tail = &mut text[1..];
        tail.make_ascii_uppercase();
        yield_!(tail.len());
        yield_!(tail.matches('B').count());
        text.clear();
        yield_!(text.len());
    }
    check_values(|| text(Box::leak(Box::new("abba".to_owned()))), [3, 2, 0]);
}

#[test]
fn the_ends_of_a_range_are_evaluated_once() {
    struct Buffer {
        data: Vec<u8>,
        at: usize,
    }
    impl Buffer {
        fn end(&self) -> usize {
            log("end");
            self.at + 2
        }
    }
    #[generator]
    fn run(buffer: &mut Buffer) -> impl Iterator<Item = u32> {
        let end = buffer.end();
        let part = &mut buffer.data[buffer.at..end];
        buffer.at += 1;
        part[0] = 7;
        yield_!(u32::from(part[0]));
        part[1] = 8;
        buffer.at += part.len();
        yield_!(part.iter().map(|n| u32::from(*n)).sum());
        yield_!(buffer.data.len() as u32);
    }
    let buffer = || Box::leak(Box::new(Buffer { data: vec![1; 4], at: 1 }));
    check(|| run(buffer()), "end y7 y15 y4 end");
}

#[test]
fn a_loop_goes_over_a_reference_that_is_a_name_for_a_place() {
    struct Shop {
        items: Vec<Item>,
        seen: u32,
    }
    #[generator]
    fn run(shop: &mut Shop) -> impl Iterator<Item = u32> {
        let items = &mut shop.items;
        for item in items {
            item.price += 1;
            shop.seen += 1;
            yield_!(item.price);
        }
        shop.items.clear();
        yield_!(shop.seen);
    }
    check_values(|| run(Box::leak(Box::new(Shop { items: items(), seen: 0 }))), [2, 3, 2]);
}

#[test]
fn a_range_of_elements_is_found_again_by_a_local_that_holds_it() {
    #[generator]
    fn run(data: &mut [u32], range: std::ops::Range<usize>) -> impl Iterator<Item = u32> {
        let part = &mut data[range];
        part.reverse();
        yield_!(part[0]);
        part[0] = 7;
        yield_!(part.iter().sum());
        data[0] += 10;
        yield_!(data[0] + data[1]);
    }
    check_values(|| run(Box::leak(Box::new([1, 2, 3, 4])), 1..3), [3, 9, 18]);
}
