//! References into a place that is used again, held across suspensions: a step that goes on binds them again.

use crate::harness::{Guard, check, check_return, check_values, guard, log, panic_message, trace};
use genfn::{Generator, generator};
use std::collections::{BTreeMap, HashMap};

#[derive(Debug, PartialEq, Eq)]
enum Mode {
    Counting(u32),
    Naming { name: String, left: u32 },
    Done,
}

struct Item {
    price: u32,
    tags: Vec<u32>,
}

struct Machine {
    mode: Mode,
    items: Vec<Item>,
    current: Option<Box<Item>>,
    at: (u32, u32),
    steps: u32,
}

fn item(price: u32) -> Item {
    Item { price, tags: vec![price] }
}

fn machine() -> &'static mut Machine {
    let mode = Mode::Counting(1);
    let items = vec![item(1), item(2)];
    Box::leak(Box::new(Machine { mode, items, current: Some(Box::new(item(3))), at: (1, 2), steps: 0 }))
}

impl Machine {
    #[generator]
    fn modes(&mut self) -> impl Iterator<Item = u32> {
        loop {
            self.steps += 1;
            match &mut self.mode {
                Mode::Counting(n) if *n > 2 => self.mode = Mode::Naming { name: String::new(), left: 2 },
                Mode::Counting(n) => {
                    yield_!(*n);
                    *n += 1;
                }
                Mode::Naming { name, left } => {
                    name.push('x');
                    yield_!(10 * name.len() as u32);
                    *left -= 1;
                    yield_!(*left);
                    if *left == 0 {
                        self.mode = Mode::Done;
                    }
                }
                Mode::Done => break,
            }
        }
        yield_!(100 * self.steps);
    }

    #[generator]
    fn options(&mut self) -> impl Iterator<Item = u32> {
        while let Some(item) = &mut self.current {
            yield_!(item.price);
            item.price += 1;
            if item.price > 4 {
                self.current = None;
            }
        }
        self.current = Some(Box::new(item(7)));
        for _ in 0..2 {
            if let Some(item) = self.current.as_mut() {
                yield_!(item.price);
                item.price += 1;
            }
            let Some(item) = self.current.as_deref_mut() else { return };
            item.tags.push(1);
            yield_!(item.tags.len() as u32);
            item.tags.push(1);
        }
        yield_!(self.current.as_ref().map_or(0, |item| item.tags.len() as u32));
    }

    #[generator]
    fn elements(&mut self) -> impl Iterator<Item = u32> {
        for i in 0..3 {
            if let Some(item) = self.items.get_mut(i) {
                item.price *= 10;
                yield_!(item.price);
                item.price += 1;
            }
            self.steps += 1;
        }
        let last = self.items.last_mut().unwrap();
        yield_!(last.price);
        last.price += self.steps;
        let Item { price, tags } = &mut self.items[1];
        yield_!(*price);
        tags.push(*price);
        if let Some(tag) = tags.get_mut(1) {
            yield_!(*tag);
            *tag += 1;
        }
        yield_!(tags.iter().sum());
        yield_!(self.items.len() as u32);
    }

    #[generator]
    fn inner(&mut self) -> impl Iterator<Item = u32> {
        for item in &mut self.items {
            for tag in item.tags.iter_mut() {
                *tag += 1;
                yield_!(*tag);
            }
            if let Some(tag) = item.tags.first_mut() {
                *tag *= 10;
                yield_!(*tag);
                *tag += 1;
            }
            let Item { price, tags } = item;
            yield_!(*price);
            tags.push(*price);
            let count = &mut item.price;
            *count += 100;
            yield_!(*count);
            *count += 1;
            self.steps += 1;
        }
        let Some(item) = self.items.get_mut(1) else { return };
        item.tags.push(self.steps);
        for tag in &item.tags {
            yield_!(*tag);
        }
        yield_!(self.items.iter().map(|item| item.price).sum());
    }

    #[generator]
    fn parts(&mut self) -> impl Iterator<Item = u32> {
        for _ in 0..2 {
            let (x, y) = &mut self.at;
            yield_!(*x);
            *x += 1;
            *y += *x;
            yield_!(*y);
        }
        let Machine { steps, at: (x, _), .. } = self;
        *steps += *x;
        yield_!(*steps);
    }
}

#[test]
fn the_variant_that_a_step_is_in() {
    check_values(|| machine().modes(), [1, 2, 10, 1, 20, 0, 600]);
}

#[test]
fn what_an_option_holds() {
    check_values(|| machine().options(), [3, 4, 7, 2, 8, 4, 5]);
}

#[test]
fn elements_of_collections() {
    check_values(|| machine().elements(), [10, 20, 21, 24, 24, 27, 2]);
}

#[test]
fn parts_of_what_has_been_bound() {
    check_values(|| machine().inner(), [2, 20, 1, 101, 3, 30, 2, 102, 31, 2, 2, 102 + 103]);
}

#[test]
fn parts_of_tuples_and_structs() {
    check_values(|| machine().parts(), [1, 4, 2, 7, 3]);
}

#[test]
fn what_an_argument_refers_to() {
    #[generator]
    fn run(mode: &mut Mode) -> impl Iterator<Item = u32> {
        for _ in 0..3 {
            match mode {
                Mode::Counting(n) => {
                    yield_!(*n);
                    *n += 1;
                }
                Mode::Naming { .. } | Mode::Done => return,
            }
        }
        *mode = Mode::Naming { name: "ab".into(), left: 1 };
        if let Mode::Naming { ref mut name, ref left } = *mode {
            yield_!(name.len() as u32 + left);
            name.clear();
            yield_!(name.len() as u32 + left);
        }
        yield_!(u32::from(*mode == Mode::Done));
    }
    check_values(|| run(Box::leak(Box::new(Mode::Counting(1)))), [1, 2, 3, 3, 1, 0]);
}

#[test]
fn a_panic_between_two_suspensions_leaves_the_place_as_it_is() {
    #[generator]
    fn run(mode: &mut Mode, steps: &mut u32) -> impl Iterator<Item = u32> {
        while let Mode::Counting(n) = mode {
            *steps += 1;
            yield_!(*n);
            *n += 1;
            assert!(*n < 3, "enough");
        }
    }
    let (mut mode, mut steps) = (Mode::Counting(1), 0);
    let events = trace(|| {
        let mut run = run(&mut mode, &mut steps);
        log(format!("{:?} {:?}", run.next(), run.next()));
        log(panic_message(|| run.next()));
    });
    assert_eq!((&*events, mode, steps), ("Some(1) Some(2) enough", Mode::Counting(3), 2));
}

#[test]
fn a_reference_that_is_replaced_leads_elsewhere() {
    #[generator]
    fn run<'a>(mut at: &'a mut (u32, u32), other: &'a mut (u32, u32)) -> impl Iterator<Item = u32> {
        let (one, _) = &mut *at;
        at = other;
        yield_!(*one);
        *one += 1;
        yield_!(*one);
        yield_!(at.0);
    }
    check_values(|| run(Box::leak(Box::new((1, 2))), Box::leak(Box::new((10, 20)))), [1, 2, 10]);
}

#[test]
fn what_a_method_of_another_type_returns_is_held() {
    struct Pool(u32);
    impl Pool {
        fn get(&self, _: usize) -> Option<Guard> {
            (self.0 > 0).then(|| guard("got"))
        }

        fn last(&self) -> Option<Guard> {
            (self.0 > 0).then(|| guard("last"))
        }
    }

    #[generator]
    fn run(pool: &mut Pool) -> impl Iterator<Item = u32> {
        let _last = pool.last().unwrap();
        if let Some(_got) = pool.get(0) {
            yield_!(pool.0);
            log("in");
        }
        yield_!(pool.0);
        log("out");
    }
    check(|| run(Box::leak(Box::new(Pool(7)))), "+last +got y7 in ~got y7 out ~last end");
}

#[test]
fn both_parts_of_a_slice_are_found_again() {
    #[generator]
    fn run(data: &mut [u32], at: usize) -> impl Iterator<Item = u32> {
        let (left, right) = data.split_at_mut(at);
        left[0] += right[0];
        yield_!(left[0]);
        right[0] = left[0] * 2;
        yield_!(right[0]);
        if let Some((first, rest)) = data.split_first_mut() {
            *first = 0;
            yield_!(rest[0]);
            rest[0] += *first;
        }
        yield_!(data.iter().sum());
    }
    check_values(|| run(Box::leak(Box::new([1, 2, 3])), 2), [4, 8, 2, 10]);
}

#[test]
fn what_an_option_holds_is_found_again_by_a_reference_to_the_option() {
    struct Owner {
        name: Option<Box<Item>>,
        steps: u32,
    }
    #[generator]
    fn run(owner: &mut Owner) -> impl Iterator<Item = u32> {
        let Owner { name, steps } = owner;
        for _ in 0..2 {
            if let Some(item) = name.as_deref_mut() {
                *steps += 1;
                yield_!(item.price + *steps);
                item.price *= 10;
            }
        }
        *name = None;
        yield_!(*steps);
    }
    check_values(|| run(Box::leak(Box::new(Owner { name: Some(Box::new(item(3))), steps: 0 }))), [4, 32, 2]);
}

#[test]
fn what_a_pattern_has_only_tried_need_not_match_again() {
    #[generator]
    fn run(machine: &mut Machine) -> impl Iterator<Item = u32> {
        if let Machine { mode: Mode::Counting(1), at: (1, ref mut second), .. } = *machine {
            machine.mode = Mode::Done;
            machine.at.0 = 7;
            yield_!(*second);
            *second += 1;
        }
        if let Machine { at: (first @ 5..=7, _), steps, .. } = machine {
            *first = 20;
            yield_!(*steps);
            *steps += *first;
        }
        if let [Item { price: 1, tags }, others @ ..] = &mut machine.items[..] {
            yield_!(tags.len() as u32);
            tags.push(others.len() as u32);
        }
        yield_!(machine.at.0 + machine.at.1 + machine.steps + machine.items[0].tags[1]);
    }
    check_values(|| run(machine()), [2, 0, 1, 20 + 3 + 20 + 1]);
}

#[test]
fn what_a_chain_of_conditions_binds() {
    #[generator]
    fn run(machine: &mut Machine) -> impl Iterator<Item = u32> {
        while let Some(item) = &mut machine.current
            && let Item { price, tags } = &mut **item
            && *price > 1
        {
            tags.push(*price);
            yield_!(*price);
            *price -= tags.len() as u32 - 1;
            if *price < 2 {
                machine.current = None;
            }
            machine.steps += 1;
        }
        if machine.steps == 1
            && let Some(last) = machine.items.last_mut()
            && let Mode::Counting(ref mut n) = machine.mode
        {
            *n += last.price;
            yield_!(*n);
            last.tags.push(*n);
            yield_!(last.tags.len() as u32);
        }
        machine.items.clear();
        machine.mode = Mode::Done;
    }
    check_values(|| run(machine()), [3, 2]);
}

#[test]
fn an_index_that_a_call_returns_is_asked_for_once() {
    fn at(index: usize) -> usize {
        log(format!("at {index}"));
        index % 2
    }
    #[generator]
    fn run(machine: &mut Machine) -> impl Iterator<Item = u32> {
        for step in 0..2 {
            if let Some(item) = machine.items.get_mut(at(step + 1)) {
                yield_!(item.price);
                item.price += 10;
            }
            let (left, right) = machine.items.split_at_mut(at(1));
            yield_!(left[0].price);
            right[0].price += 1;
        }
        machine.items.clear();
    }
    check(|| run(machine()), "at 1 y2 at 1 y1 at 2 y1 at 1 y11 end");
}

#[test]
fn borrows_that_are_matched_together_are_bound_again_one_by_one() {
    #[generator]
    fn run(machine: &mut Machine) -> impl Iterator<Item = u32> {
        while let (Some(current), Mode::Counting(n)) = (&mut machine.current, &mut machine.mode) {
            *n += current.price;
            yield_!(*n);
            current.tags.push(*n);
            yield_!(current.tags.len() as u32);
            machine.steps += 1;
            if *n > 5 {
                machine.current = None;
            }
        }
        let (items, (left, _)) = (&mut machine.items, &mut machine.at);
        *left += 1;
        yield_!(*left);
        items.truncate(*left as usize - 1);
        match (machine.items.first_mut(), machine.steps) {
            (Some(item), steps @ 1..) => {
                item.price += steps;
                yield_!(item.price);
                item.price = 0;
            }
            _ => yield_!(100),
        }
        machine.items.clear();
        machine.at = (0, 0);
    }
    check_values(|| run(machine()), [4, 2, 7, 3, 2, 3]);
}

#[test]
fn both_ends_of_a_queue_are_found_again() {
    #[generator]
    fn run(queue: &mut std::collections::VecDeque<u32>) -> impl Iterator<Item = u32> {
        while let Some(first) = queue.front_mut() {
            *first -= 1;
            yield_!(*first);
            if *first == 0 {
                queue.pop_front();
            } else if let Some(last) = queue.back_mut() {
                *last += 10;
                yield_!(*last);
                *last = 1;
                queue.rotate_left(1);
            }
        }
        queue.push_back(7);
    }
    check_values(|| run(Box::leak(Box::new([3, 1].into()))), [2, 11, 0, 1, 11, 0]);
}

#[test]
fn slices_and_texts_of_a_place_are_found_again() {
    struct Page {
        words: Vec<u32>,
        text: String,
    }
    #[generator]
    fn run(page: &mut Page) -> impl Iterator<Item = u32> {
        for _ in 0..2 {
            if let [first, .., last] = page.words.as_mut_slice() {
                yield_!(*first);
                std::mem::swap(first, last);
            }
            let text = page.text.as_str();
            yield_!(text.len() as u32);
            let len = text.len() as u32;
            if let [first, rest @ ..] = page.words.as_slice() {
                yield_!(rest.len() as u32);
                page.text = first.to_string();
            }
            page.words.push(len);
        }
    }
    check_values(|| run(Box::leak(Box::new(Page { words: vec![1, 20], text: "abc".into() }))), [1, 3, 1, 20, 2, 2]);
}

struct Store {
    tags: HashMap<String, Vec<u32>>,
    counts: BTreeMap<u32, u32>,
    last: Vec<u32>,
}

fn store() -> &'static mut Store {
    let tags = HashMap::from([("a".to_string(), vec![1, 2])]);
    Box::leak(Box::new(Store { tags, counts: [(1, 10), (2, 20)].into(), last: vec![1] }))
}

impl Store {
    #[generator]
    fn tagged(&mut self, names: Vec<String>) -> impl Iterator<Item = usize> {
        for name in names {
            match self.tags.get_mut(&name) {
                Some(tags) => {
                    tags.push(3);
                    yield_!(tags.len());
                    tags.truncate(1);
                    self.last.push(tags[0]);
                }
                None => _ = self.tags.insert(name, vec![7]),
            }
        }
        let tags = self.tags.get_mut("a").expect("it is there");
        yield_!(tags.len() + 10);
        tags.clear();
        self.tags.retain(|_, tags| !tags.is_empty());
        yield_!(self.tags.len() + self.last.len());
    }

    #[generator]
    fn counted(&mut self) -> impl Generator<Yield = u32, Return = Result<u32, String>> {
        for key in 1.. {
            let count: &mut u32 = self.counts.get_mut(&key).ok_or_else(|| format!("no {key}"))?;
            *count += 1;
            yield_!(*count);
            *count *= 2;
            self.last.push(*count);
        }
        Ok(self.counts.len() as u32)
    }

    #[generator]
    fn replaced(&mut self) -> impl Generator<Yield = u32, Return = Option<usize>> {
        for n in 0..2 {
            let last = self.last.last_mut()?;
            *last += n;
            yield_!(*last);
            *last += 10;
            yield_!(*last);
            self.last = vec![n, 5];
        }
        self.last = Vec::new();
        let none = self.last.first_mut()?;
        yield_!(*none);
        Some(self.last.len())
    }
}

#[test]
fn what_is_in_a_map_is_found_again() {
    let names = || ["a", "b", "b", "a"].map(String::from).into();
    check_values(|| store().tagged(names()), [3, 2, 2, 11, 5]);
    check_return(|| store().counted(), "y11 y21 rErr(no 3)");
}

#[test]
fn a_collection_is_replaced_while_nothing_is_borrowed_of_it() {
    check_return(|| store().replaced(), "y1 y11 y6 y16 rNone");
}

#[test]
fn what_alternatives_bind_is_bound_again() {
    enum Shape {
        Circle(u32),
        Square { side: u32 },
        Line(u32),
    }
    struct Drawing {
        shape: Shape,
        changes: u32,
    }
    impl Drawing {
        fn change(&mut self) {
            self.changes += 1;
        }

        #[generator]
        fn grow(&mut self) -> impl Iterator<Item = u32> {
            match &mut self.shape {
                Shape::Circle(size) | Shape::Square { side: size } if *size > 3 => {
                    yield_!(*size);
                    *size += 1;
                    self.change();
                }
                Shape::Line(size) | Shape::Circle(size) => {
                    yield_!(*size);
                    *size += 10;
                    self.change();
                }
                Shape::Square { .. } => {}
            }
            if let Shape::Line(size) | Shape::Square { side: size } = &mut self.shape {
                yield_!(*size);
                *size *= 2;
            }
            let (Shape::Circle(size) | Shape::Square { side: size } | Shape::Line(size)) = &mut self.shape;
            yield_!(*size);
            *size = 0;
            self.change();
            yield_!(self.changes);
        }
    }
    let grown = |shape| Drawing { shape, changes: 0 }.grow().collect::<Vec<_>>();
    assert_eq!(grown(Shape::Circle(9)), [9, 10, 2]);
    let step_by_step = |shape| {
        let mut drawing = Drawing { shape, changes: 0 };
        let mut grow = drawing.grow();
        std::iter::from_fn(|| grow.next()).collect::<Vec<_>>()
    };
    assert_eq!(step_by_step(Shape::Circle(9)), [9, 10, 2]);
    assert_eq!(step_by_step(Shape::Circle(1)), [1, 11, 2]);
    assert_eq!(step_by_step(Shape::Square { side: 2 }), [2, 4, 1]);
    assert_eq!(step_by_step(Shape::Line(1)), [1, 11, 22, 2]);
}
