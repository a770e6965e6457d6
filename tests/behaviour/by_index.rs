//! Loops over a collection that is used again, while the generator is suspended in them.

use crate::harness::{Guard, check, check_values, guard, log, panic_message};
use genfn::generator;
use std::collections::VecDeque;

#[derive(Clone)]
struct Item {
    price: u32,
    name: &'static str,
}

struct Shop {
    items: Vec<Item>,
    queue: VecDeque<u32>,
    grid: [[u32; 2]; 2],
    seen: u32,
}

fn shop() -> &'static mut Shop {
    let items = vec![Item { price: 1, name: "a" }, Item { price: 2, name: "bc" }];
    Box::leak(Box::new(Shop { items, queue: [5, 6].into(), grid: [[1, 2], [3, 4]], seen: 0 }))
}

impl Shop {
    #[generator]
    fn raise(&mut self) -> impl Iterator<Item = u32> {
        for item in self.items.iter_mut() {
            item.price *= 10;
            yield_!(item.price);
            item.price += 1;
            self.seen += 1;
        }
        for item in &mut self.items {
            yield_!(item.price);
            item.price = 0;
        }
        yield_!(self.items.iter().map(|item| item.price).sum());
        self.items.push(Item { price: self.seen, name: "new" });
        yield_!(self.items.len() as u32);
    }

    #[generator]
    fn read_and_change(&mut self) -> impl Iterator<Item = u32> {
        for _ in 0..2 {
            for (i, Item { price, name }) in self.items.iter().enumerate() {
                yield_!(price + i as u32);
                yield_!(name.len() as u32);
            }
            self.items.remove(0);
        }
        for n in &self.queue {
            yield_!(*n);
            self.seen += n;
        }
        self.queue.push_back(self.seen);
        for n in self.queue.iter_mut().rev() {
            yield_!(*n);
            *n = 0;
        }
        yield_!(self.queue.iter().sum());
    }

    #[generator]
    fn cells(&mut self) -> impl Iterator<Item = u32> {
        'rows: for row in &mut self.grid {
            for (i, cell) in row.iter_mut().enumerate() {
                *cell += 1;
                if *cell == 4 {
                    continue 'rows;
                }
                yield_!(*cell);
                *cell *= 10;
                if i == 1 && *cell > 20 {
                    break;
                }
            }
            yield_!(row[0]);
        }
        yield_!(self.grid.iter().flatten().sum());
    }
}

#[test]
fn what_is_changed_in_a_loop_is_used_behind_it() {
    check_values(|| shop().raise(), [10, 20, 11, 21, 0, 3]);
}

#[test]
fn what_is_read_in_a_loop_is_changed_behind_it() {
    check_values(|| shop().read_and_change(), [1, 1, 3, 2, 2, 2, 5, 6, 11, 6, 5, 0]);
}

#[test]
fn loops_are_left_and_continued() {
    check_values(|| shop().cells(), [2, 3, 20, 20 + 30 + 4 + 4]);
}

#[test]
fn elements_are_dropped_where_they_are_replaced() {
    #[generator]
    fn run(list: &mut Vec<Option<Guard>>) -> impl Iterator<Item = &'static str> {
        for slot in list.iter_mut() {
            yield_!(slot.as_ref().map_or("none", |guard| guard.0));
            *slot = None;
            log("replaced");
        }
        list.clear();
        log("cleared");
    }
    let list = || Box::leak(Box::new(vec![Some(guard("a")), None, Some(guard("b"))]));
    check(|| run(list()), "+a +b ya ~a replaced ynone replaced yb ~b replaced cleared end");
}

struct Picture {
    pixels: Vec<u8>,
    width: usize,
    rows: u32,
}

fn picture() -> &'static mut Picture {
    Box::leak(Box::new(Picture { pixels: (1..=5).collect(), width: 2, rows: 0 }))
}

impl Picture {
    fn width(&self) -> usize {
        log("width");
        self.width
    }

    #[generator]
    fn rows(&mut self) -> impl Iterator<Item = u32> {
        let width = self.width();
        for row in self.pixels.chunks_mut(width) {
            row[0] += 10;
            self.rows += 1;
            yield_!(row.iter().map(|pixel| u32::from(*pixel)).sum());
            row[0] -= 10;
        }
        self.pixels.truncate(4);
        yield_!(self.rows);
    }

    #[generator]
    fn whole_rows(&mut self) -> impl Iterator<Item = u32> {
        for (y, row) in self.pixels.chunks_exact_mut(self.width).enumerate() {
            row.swap(0, 1);
            yield_!(y as u32 * 100 + u32::from(row[0]));
        }
        for row in self.pixels.chunks(2).rev() {
            self.rows += 1;
            yield_!(u32::from(row[0]));
        }
        self.pixels.clear();
        yield_!(self.rows);
    }
}

#[test]
fn chunks_are_found_again_by_where_they_begin_and_end() {
    check(|| picture().rows(), "width y13 y17 y15 y3 end");
    check_values(|| picture().whole_rows(), [2, 104, 5, 4, 2, 3]);
}

#[test]
fn windows_are_found_again_by_where_they_begin() {
    #[generator]
    fn run(data: &mut Vec<u32>, size: usize) -> impl Iterator<Item = u32> {
        for window in data.windows(size) {
            yield_!(window.iter().sum());
            yield_!(window.len() as u32);
        }
        data.push(9);
        for (at, window) in data.windows(2).rev().enumerate() {
            yield_!(at as u32 + window[1] - window[0]);
        }
        data.clear();
    }
    let run_of = |size| run(Box::leak(Box::new(vec![1, 2, 4, 8])), size);
    check_values(|| run_of(3), [7, 3, 14, 3, 1, 5, 4, 4]);
    check_values(|| run_of(5), [1, 5, 4, 4]);
    assert_eq!(panic_message(|| run_of(0).count()), "window size must be non-zero");
}

#[test]
fn elements_are_counted_from_the_last_one_down() {
    #[generator]
    fn run(rows: &mut [Vec<u32>]) -> impl Iterator<Item = u32> {
        for (y, row) in rows.iter_mut().enumerate().rev() {
            for (x, cell) in row.iter_mut().enumerate().rev() {
                *cell += 10 * x as u32;
                yield_!(*cell);
                *cell += 100 * y as u32;
            }
            row.truncate(1);
        }
        for (n, row) in rows.iter().rev().enumerate() {
            yield_!(n as u32 + row[0]);
        }
        rows.reverse();
        yield_!(rows.concat().iter().sum());
    }
    check_values(|| run(Box::leak(Box::new([vec![1, 2], vec![3, 4]]))), [14, 3, 12, 1, 103, 2, 104]);
}

struct Flock {
    birds: Vec<(u32, bool)>,
    winds: Vec<u32>,
    ticks: u32,
}

impl Flock {
    fn new() -> &'static mut Self {
        let birds = vec![(1, true), (2, false), (3, true), (4, true)];
        Box::leak(Box::new(Self { birds, winds: vec![10, 20, 30], ticks: 0 }))
    }

    #[generator]
    fn fly(&mut self, most: u32) -> impl Iterator<Item = u32> {
        while self.ticks < 2 {
            for (bird, wind) in self.birds.iter_mut().zip(&self.winds) {
                bird.0 += wind;
                yield_!(bird.0);
                bird.1 = bird.0 < most;
            }
            self.winds.rotate_left(1);
            for (bird, _) in self.birds.iter_mut().rev().filter(|bird| bird.1).filter(|(height, _)| *height < most - 5)
            {
                yield_!(*bird);
                *bird = 0;
                if self.ticks == 1 {
                    break;
                }
            }
            self.ticks += 1;
        }
        self.birds.clear();
    }

    #[generator]
    fn counted(&mut self) -> impl Iterator<Item = (usize, u32)> {
        for (at, (height, _)) in self.birds.iter_mut().skip(1).step_by(2).enumerate() {
            *height *= 2;
            yield_!((at, *height));
        }
        for (at, (height, _)) in self.birds.iter().enumerate().skip(1).take(2) {
            yield_!((at, *height));
        }
        for (winds, (height, _)) in self.winds.chunks(2).rev().zip(self.birds.iter().skip(2)) {
            yield_!((winds.len(), *height));
        }
        for ((_, flies), name) in self.birds.iter_mut().zip("ab".chars()) {
            *flies = !*flies;
            yield_!((usize::from(*flies), name.into()));
        }
        self.birds.clear();
        self.winds.clear();
    }
}

#[test]
fn what_adapts_a_collection_adapts_its_indices() {
    check_values(|| Flock::new().fly(40), [11, 22, 33, 4, 33, 22, 11, 20, 30, 10, 0]);
    let counted = [(0, 4), (1, 8), (1, 4), (2, 3), (1, 3), (2, 8), (0, 97), (1, 98)];
    check_values(|| Flock::new().counted(), counted);
}

#[test]
fn a_filter_looks_at_a_part_when_its_turn_comes() {
    #[generator]
    fn run(list: &mut Vec<u32>, holds: fn(&&mut u32) -> bool) -> impl Iterator<Item = u32> {
        'all: for item in list.iter_mut().filter(holds) {
            for n in 1..3 {
                if n == *item {
                    continue 'all;
                }
                *item += n;
                yield_!(*item);
            }
        }
        for item in list.iter().filter(|item| {
            log(item.to_string());
            **item > 3
        }) {
            yield_!(*item);
        }
        list.clear();
    }
    check(|| run(Box::leak(Box::new(vec![1, 2, 3])), |item| **item != 2), "y4 y6 1 2 6 y6 end");
}

#[test]
fn chunks_are_not_empty() {
    #[generator]
    fn run(list: &mut [u32], size: usize) -> impl Iterator<Item = u32> {
        for chunk in list.chunks_mut(size) {
            yield_!(chunk[0]);
        }
        yield_!(list[0]);
    }
    let list = || Box::leak(Box::new([1, 2, 3]));
    check_values(|| run(list(), usize::MAX), [1, 1]);
    check_values(|| run(&mut [], 1).take(0), []);
    assert_eq!(panic_message(|| run(list(), 0).next()), "chunk size must be non-zero");
}

#[test]
fn what_a_reference_refers_to_is_walked_as_well() {
    #[generator]
    fn each(list: &mut [u32]) -> impl Iterator<Item = u32> {
        for element in &mut *list {
            *element = element.wrapping_mul(2);
            yield_!(*element);
        }
        yield_!(list.iter().sum());
    }
    check_values(|| each(vec![1, 2, 3].leak()), [2, 4, 6, 12]);
}

struct Mail {
    letters: Vec<Guard>,
    queue: VecDeque<u32>,
    text: String,
    read: u32,
}

fn mail() -> &'static mut Mail {
    let letters = vec![guard("a"), guard("b"), guard("c")];
    Box::leak(Box::new(Mail { letters, queue: [1, 2].into(), text: "x1y2".to_owned(), read: 0 }))
}

impl Mail {
    #[generator]
    fn read(&mut self) -> impl Iterator<Item = u32> {
        for letter in self.letters.drain(1..) {
            self.read += 1;
            yield_!(self.read + letter.name().len() as u32);
            if self.read == 9 {
                break;
            }
        }
        self.letters.push(guard("new"));
        yield_!(self.letters.len() as u32);
    }

    #[generator]
    fn more(&mut self) -> impl Iterator<Item = u32> {
        for (i, n) in self.queue.drain(..).rev().enumerate() {
            self.read += n;
            yield_!(n * 10 + i as u32);
        }
        for letter in self.text.drain(..2) {
            self.queue.push_back(letter.into());
            yield_!(letter.into());
        }
        yield_!(self.read + self.queue.len() as u32);
        yield_!(self.text.len() as u32);
    }
}

#[test]
fn what_a_loop_drains_is_taken_out_in_front_of_it() {
    check(|| mail().read(), "+a +b +c b y2 ~b c y3 ~c +new y2 end");
    check_values(|| mail().more(), [20, 11, 120, 49, 5, 2]);
}

#[test]
fn what_is_drained_and_not_reached_is_dropped_with_the_loop() {
    #[generator]
    fn run(list: &mut Vec<Guard>) -> impl Iterator<Item = usize> {
        for (i, _held) in list.drain(..2).enumerate() {
            yield_!(i);
            if i == 0 {
                break;
            }
        }
        log("behind");
        yield_!(list.len());
    }
    let list = || Box::leak(Box::new(vec![guard("a"), guard("b"), guard("c")]));
    check(|| run(list()), "+a +b +c y0 ~a ~b behind y1 end");
}

#[test]
fn a_method_of_the_name_drain_may_return_anything() {
    struct Barrel(Vec<u32>);
    impl Barrel {
        fn drain(&mut self, count: usize) -> Vec<u32> {
            self.0.split_off(count)
        }
    }
    #[generator]
    fn run(barrel: &mut Barrel) -> impl Iterator<Item = u32> {
        for n in barrel.drain(1) {
            barrel.0.push(n);
            yield_!(n + barrel.0.len() as u32);
        }
        yield_!(barrel.0.len() as u32);
    }
    check_values(|| run(Box::leak(Box::new(Barrel(vec![1, 2, 3])))), [4, 6, 3]);
}

struct Page {
    items: Vec<Item>,
    sizes: [u32; 4],
    text: String,
    seen: u32,
}

fn page() -> &'static mut Page {
    let items = vec![Item { price: 1, name: "a" }, Item { price: 2, name: "bc" }, Item { price: 3, name: "" }];
    Box::leak(Box::new(Page { items, sizes: [1, 2, 3, 4], text: "a bé\n\n c,d".into(), seen: 0 }))
}

impl Page {
    #[generator]
    fn made(&mut self) -> impl Iterator<Item = u32> {
        for (i, size) in self.sizes.iter().copied().rev().take(3).map(|size| size * 10).enumerate() {
            yield_!(size + i as u32);
            self.seen += 1;
        }
        for len in self.items.iter().filter_map(|item| item.name.len().checked_sub(1)).filter(|len| *len > 0) {
            yield_!(len as u32);
            self.seen += 10;
        }
        for Item { price, .. } in self.items.iter().filter(|item| item.price != 2).cloned() {
            yield_!(price);
            self.seen += 100;
        }
        for (size, next) in self.sizes.iter().copied().zip(self.sizes.iter().copied().skip(2)) {
            yield_!(size * 10 + next);
        }
        self.sizes = [self.seen; 4];
        self.items.clear();
        yield_!(self.sizes.iter().sum());
    }

    #[generator]
    fn read(&mut self) -> impl Iterator<Item = String> {
        for (at, c) in self.text.char_indices().filter(|(_, c)| c.is_alphabetic()) {
            yield_!(format!("{at}{c}"));
            self.seen += 1;
        }
        for c in self.text.chars().rev().map(|c| c.to_ascii_uppercase()) {
            if c == 'C' {
                break;
            }
            yield_!(c.to_string());
        }
        for byte in self.text.bytes().step_by(4) {
            yield_!(byte.to_string());
            self.seen += 1;
        }
        self.text.push('.');
        yield_!(self.seen.to_string());
    }

    #[generator]
    fn split(&mut self) -> impl Iterator<Item = String> {
        for line in self.text.lines() {
            for word in line.split_whitespace() {
                yield_!(word.to_string());
                self.seen += word.len() as u32;
            }
            yield_!(line.len().to_string());
        }
        for part in self.text.split(',').rev() {
            yield_!(part.trim().to_string());
            self.seen += 1;
        }
        self.text = String::new();
        yield_!(self.seen.to_string());
    }
}

impl Page {
    #[generator]
    fn numbered(&mut self) -> impl Iterator<Item = (usize, String)> {
        for (i, line) in self.text.lines().enumerate() {
            let line = line.trim();
            if line.is_empty() {
                continue;
            }
            yield_!((i, line.to_string()));
            self.seen += line.len() as u32;
        }
        for (i, c) in self.text.chars().rev().enumerate() {
            if i > 4 {
                break;
            }
            if i % 2 == 0 {
                yield_!((i, c.to_string()));
            }
        }
        for (i, item) in self.items.iter_mut().filter(|item| item.price > 1).enumerate() {
            item.price += self.seen;
            yield_!((i, item.price.to_string()));
        }
        self.items.clear();
        self.text.clear();
    }
}

#[test]
fn what_is_left_of_parts_is_counted() {
    let lines = [(0, "a bé"), (2, "c,d")];
    let others = [(0, "d"), (2, "c"), (4, "\n"), (0, "10"), (1, "11")];
    check_values(|| page().numbered(), lines.into_iter().chain(others).map(|(i, text)| (i, text.to_string())));
}

#[test]
fn what_adaptors_make_of_elements_is_made_of_those_by_index() {
    check_values(|| page().made(), [40, 31, 22, 1, 1, 3, 13, 24, 852]);
}

#[test]
fn texts_go_by_where_their_parts_begin() {
    check_values(|| page().read(), ["0a", "2b", "3é", "8c", "10d", "D", ",", "97", "169", "99", "8"].map(String::from));
    check_values(|| page().split(), ["a", "bé", "5", "0", "c,d", "4", "d", "a bé\n\n c", "9"].map(String::from));
}

#[test]
fn clones_are_made_one_by_one_and_dropped_with_the_turn() {
    struct Cloned(u32);
    impl Clone for Cloned {
        fn clone(&self) -> Self {
            log(format!("clone{}", self.0));
            Self(self.0 + 10)
        }
    }
    impl Drop for Cloned {
        fn drop(&mut self) {
            log(format!("~{}", self.0));
        }
    }
    #[generator]
    fn run(list: &mut Vec<Cloned>) -> impl Iterator<Item = u32> {
        for item in list.iter().cloned() {
            yield_!(item.0);
            if item.0 == 12 {
                break;
            }
        }
        list.truncate(2);
    }
    let list = || Box::leak(Box::new(vec![Cloned(1), Cloned(2), Cloned(3)]));
    check(|| run(list()), "clone1 y11 ~11 clone2 y12 ~12 ~3 end");
}
