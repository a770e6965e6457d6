//! Values that are consumed, whole or in part, in the middle of a statement that suspends: they are gone behind it, and
//! what is left of them lives on.

#![allow(clippy::items_after_statements, reason = "what is checked stands in front of its check")]
#![allow(clippy::explicit_auto_deref, clippy::map_unwrap_or, reason = "it is what is tested")]

use crate::harness::{Guard, check, check_drops, check_values, guard, log};
use genfn::generator;

#[derive(Default)]
struct Order {
    price: u32,
    name: String,
    tags: Vec<u32>,
    note: Option<String>,
}

impl Order {
    fn raised(mut self, by: u32) -> Self {
        self.price += by;
        self
    }

    fn is_dear(&self) -> bool {
        self.price > 3
    }
}

fn order(price: u32) -> Order {
    Order { price, name: "abc".to_owned(), tags: vec![1, 2], note: Some("note".to_owned()) }
}

fn length(text: String) -> u32 {
    text.into_bytes().len() as u32
}

/// A value with a destructor, beside a number.
struct Held {
    count: u32,
    guard: Guard,
}

impl Held {
    fn new(count: u32) -> Self {
        Self { count, guard: guard("held") }
    }

    fn spent(self) -> u32 {
        log("spent");
        self.count
    }
}

#[test]
fn a_pattern_in_an_operand_takes_a_local_apart() {
    #[allow(deprecated)] // The tags are dropped early.
    #[generator]
    fn yielded(order: Order) -> impl Iterator<Item = u32> {
        yield_!({
            let Order { price, name, .. } = order;
            price + name.len() as u32
        });
    }
    check_values(|| yielded(order(1)), [4]);

    #[allow(deprecated)]
    #[generator]
    fn tested(orders: Vec<Order>) -> impl Iterator<Item = u32> {
        for order in orders {
            if order.is_dear() {
                yield_!(match order {
                    Order { price: 9, .. } => 9,
                    Order { price, name, .. } => price + name.len() as u32,
                });
            } else if {
                let Order { price, note, .. } = order;
                price + note.map_or(0, length)
            } > 5
            {
                yield_!(6);
            }
        }
        yield_!(0);
    }
    check_values(|| tested(vec![order(1), order(2), order(4)]), [6, 7, 0]);
}

#[test]
fn what_such_a_pattern_takes_is_dropped_in_the_operand() {
    #[generator]
    fn all(held: Held) -> impl Iterator<Item = u32> {
        yield_!({
            let Held { count, guard } = held;
            log(guard.name());
            count
        });
        log("end");
    }
    check(|| all(Held::new(1)), "+held held held ~held y1 end end");

    #[generator]
    fn copies(held: Held) -> impl Iterator<Item = u32> {
        yield_!({
            let Held { count, .. } = held;
            count
        });
        log("last");
    }
    check(|| copies(Held::new(1)), "+held y1 last ~held end");
    check_drops(|| copies(Held::new(1)), &["~held", "~held"]);
}

#[test]
fn a_pattern_copies_out_of_a_reference_in_a_loop() {
    #[generator]
    fn each(orders: &[Order]) -> impl Iterator<Item = u32> {
        let mut left = 3;
        for order in orders {
            while left > 1 {
                left -= 1;
                yield_!({
                    let Order { price, name, .. } = order;
                    *price + name.len() as u32
                });
            }
            if order.is_dear() {
                yield_!(order.price);
            }
        }
    }
    let orders = [order(1), order(4)];
    check_values(|| each(&orders), [4, 4, 4]);
}

#[test]
fn a_unique_reference_is_matched_with_patterns_on_both_sides_of_a_suspension() {
    enum Shape {
        Line(u32, String),
        Many(Vec<u32>),
    }
    #[generator]
    fn shapes(shapes: &mut [Shape]) -> impl Iterator<Item = u32> {
        for shape in shapes.iter_mut() {
            yield_!(if let Shape::Many(list) = shape { list.pop().unwrap_or(7) } else { 0 } + 1);
            yield_!(match Some(if let Shape::Line(length, _) = shape { *length } else { 9 }) {
                Some(count) if count > 8 => count,
                Some(count) => count + 1,
                None => 0,
            });
            if let Shape::Line(length, name) = shape {
                *length += 1;
                name.push('x');
            }
        }
    }
    let mut list = [Shape::Line(1, String::new()), Shape::Many(vec![1, 2])];
    assert_eq!(shapes(&mut list).collect::<Vec<_>>(), [1, 2, 3, 9]);
    assert!(matches!(list[0], Shape::Line(2, _)));

    #[generator]
    fn last(shapes: &mut [Shape]) -> impl Iterator<Item = u32> {
        for shape in shapes.iter_mut() {
            yield_!(if let Shape::Many(list) = shape { list.pop().unwrap_or(7) } else { 0 } + 1);
            yield_!(match Some(if let Shape::Line(length, _) = shape { *length } else { 9 }) {
                Some(count) if count > 8 => count,
                Some(count) => count + 1,
                None => 0,
            });
        }
    }
    let mut list = [Shape::Line(1, String::new()), Shape::Many(vec![1, 2])];
    assert_eq!(last(&mut list).collect::<Vec<_>>(), [1, 2, 3, 9]);
}

#[test]
fn an_option_in_a_field_is_consumed_by_the_last_method_that_is_called_on_it() {
    #[generator]
    fn last(order: Order) -> impl Iterator<Item = u32> {
        yield_!(order.tags.len() as u32);
        yield_!(order.note.map_or(0, length));
        yield_!(order.tags[1]);
    }
    check_values(|| last(order(1)), [2, 4, 2]);

    #[generator]
    fn on_one_path(orders: Vec<Order>) -> impl Iterator<Item = u32> {
        for order in orders {
            if order.is_dear() {
                yield_!(order.note.map(|note| length(note) * 2).unwrap_or(1));
            } else {
                match order.note.map_or(0, length) {
                    4 => yield_!(order.price),
                    _ => {}
                }
            }
        }
    }
    check_values(|| on_one_path(vec![order(1), order(5)]), [1, 8]);
}

struct Optional {
    first: Option<Guard>,
    second: Result<Guard, u32>,
    last: Guard,
}

#[test]
fn what_a_method_leaves_of_a_value_with_such_a_field_lives_on() {
    fn optional() -> Optional {
        Optional { first: Some(guard("first")), second: Ok(guard("second")), last: guard("last") }
    }
    #[generator]
    fn option(optional: Optional) -> impl Iterator<Item = u32> {
        yield_!(optional.first.map_or(0, |first| first.into_name().len() as u32));
        log("end");
        optional.last.name();
    }
    check(|| option(optional()), "+first +second +last into:first ~first y5 end last ~second ~last end");

    #[allow(deprecated)] // Nothing takes the place of a `Result`.
    #[generator]
    fn result(optional: Optional) -> impl Iterator<Item = u32> {
        yield_!(optional.second.map_or(0, |second| second.into_name().len() as u32));
        optional.first.iter().for_each(|first| log(first.0));
        optional.last.name();
    }
    check(|| result(optional()), "+first +second +last into:second ~second y6 first last ~first ~last end");
}

/// It has a method by which options are consumed, and keeps itself.
struct Plot {
    guard: Guard,
}

impl Plot {
    fn map(&self, at: u32) -> u32 {
        log(self.guard.0);
        at
    }
}

#[test]
fn a_field_that_is_no_option_is_not_consumed_by_a_method_of_that_name() {
    struct Sheet {
        plot: Plot,
        _other: Guard,
    }
    #[generator]
    fn plotted(sheet: Sheet) -> impl Iterator<Item = u32> {
        yield_!(sheet.plot.map(1));
        log("end");
    }
    let sheet = || Sheet { plot: Plot { guard: guard("plot") }, _other: guard("other") };
    check(|| plotted(sheet()), "+plot +other plot y1 end ~plot ~other end");
    check_drops(|| plotted(sheet()), &["~plot ~other", "~plot ~other"]);
}

#[test]
fn a_method_consumes_a_local_of_which_a_field_was_copied() {
    #[generator]
    fn consumed(held: Held) -> impl Iterator<Item = u32> {
        yield_!(held.count);
        if held.spent() > 1 {
            yield_!(2);
        }
        log("end");
    }
    check(|| consumed(Held::new(2)), "+held y2 spent ~held y2 end end");

    #[generator]
    fn on_one_path(held: Held, consumes: bool) -> impl Iterator<Item = u32> {
        yield_!(held.count);
        if consumes {
            yield_!(held.spent());
        } else {
            yield_!(0);
        }
        log("end");
    }
    check(|| on_one_path(Held::new(2), true), "+held y2 spent ~held y2 end end");
    check(|| on_one_path(Held::new(2), false), "+held y2 y0 end ~held end");
    check_drops(|| on_one_path(Held::new(2), false), &["~held", "~held", "~held"]);

    #[generator]
    fn chained(order: Order) -> impl Iterator<Item = u32> {
        yield_!(order.price);
        let price = order.raised(3).price;
        yield_!(price);
        yield_!(price + 1);
    }
    check_values(|| chained(order(1)), [1, 4, 5]);
}

#[test]
fn a_method_consumes_what_a_box_holds() {
    #[generator]
    fn whole(held: Box<Held>) -> impl Iterator<Item = u32> {
        yield_!(held.count);
        match held.spent() {
            0 => {}
            count => yield_!(count),
        }
        log("end");
    }
    check(|| whole(Box::new(Held::new(2))), "+held y2 spent ~held y2 end end");

    #[generator]
    fn starred(held: Box<Held>) -> impl Iterator<Item = u32> {
        yield_!((*held).spent());
        log("end");
    }
    check(|| starred(Box::new(Held::new(2))), "+held spent ~held y2 end end");

    #[generator]
    fn borrowed(held: Box<Held>) -> impl Iterator<Item = usize> {
        yield_!(held.guard.0.len());
        yield_!(held.name().len());
        log("end");
    }
    check(|| borrowed(Box::new(Held::new(2))), "+held y4 name y4 end ~held end");
}

impl Held {
    fn name(&self) -> &'static str {
        log("name");
        self.guard.0
    }
}

#[test]
fn fields_are_moved_out_of_a_box_that_is_dereferenced() {
    #[generator]
    fn summed(order: Box<Order>) -> impl Iterator<Item = u32> {
        yield_!(order.price);
        yield_!((*order).tags.into_iter().sum::<u32>());
        yield_!({
            let name = (*order).name;
            name.len() as u32
        });
    }
    check_values(|| summed(Box::new(order(1))), [1, 3, 3]);
}

/// A method that consumes what it is called on, be that a reference.
trait Pairs: Iterator + Sized {
    fn pairs(mut self) -> Vec<(Self::Item, Self::Item)> {
        let mut pairs = Vec::new();
        while let (Some(first), Some(second)) = (self.next(), self.next()) {
            pairs.push((first, second));
        }
        pairs
    }
}

impl<I: Iterator> Pairs for I {}

#[test]
fn what_a_unique_reference_is_called_on_by_a_trait_of_references_has_nothing_to_drop() {
    struct Source<'a> {
        numbers: &'a mut dyn Iterator<Item = u32>,
        guard: Guard,
    }

    #[generator]
    fn of_a_pattern(mut stack: Vec<(Guard, std::ops::Range<u32>)>) -> impl Iterator<Item = u32> {
        while let Some((guard, numbers)) = stack.last_mut() {
            log(guard.0);
            match numbers.next() {
                Some(number) => yield_!(number),
                None => drop(stack.pop()),
            }
        }
        log("end");
    }
    let stack = || vec![(guard("a"), 0..1), (guard("b"), 5..6)];
    check(|| of_a_pattern(stack()), "+a +b b y5 b ~b a y0 a ~a end end");

    #[generator]
    fn of_a_field(source: Source<'_>) -> impl Iterator<Item = u32> {
        let pairs = source.numbers.pairs();
        for (first, second) in pairs {
            yield_!(first * second);
        }
        log(source.guard.0);
    }
    let mut numbers = 1..5;
    let yielded = of_a_field(Source { numbers: &mut numbers, guard: guard("source") });
    assert_eq!(yielded.collect::<Vec<_>>(), [2, 12]);

    #[generator]
    fn of_a_local(mut texts: Vec<Vec<u8>>) -> impl Iterator<Item = usize> {
        use std::io::Write as _;
        if let Some(text) = texts.first_mut() {
            let written = text.by_ref().write(b"four").unwrap_or(0);
            yield_!(written);
        }
        yield_!(texts.concat().len());
    }
    check_values(|| of_a_local(vec![vec![0]]), [4, 5]);
}

#[test]
fn what_an_adaptor_makes_of_a_local_is_kept() {
    #[generator]
    fn iterator() -> impl Iterator<Item = u8> {
        let items = vec![guard("a"), guard("b")].into_iter();
        let mut pairs = items.enumerate();
        drop(pairs.next());
        yield_!(1);
    }
    #[generator]
    fn option() -> impl Iterator<Item = u8> {
        let item = Some(guard("a"));
        let _pair = item.map(|item| (1, item, 2));
        yield_!(1);
    }
    #[generator]
    fn in_a_loop(last: usize) -> impl Iterator<Item = usize> {
        let items = vec![guard("a"), guard("b"), guard("c")].into_iter();
        for (n, _item) in items.enumerate() {
            if n == last {
                yield_!(n);
                panic!("there is a last one");
            }
        }
    }
    check(iterator, "+a +b ~a y1 ~b end");
    check(option, "+a y1 ~a end");
    check_drops(|| in_a_loop(0).take(1), &["", "~a ~b ~c"]);
    check_drops(|| in_a_loop(1).take(1), &["", "~b ~c"]);
}

#[test]
fn a_chain_of_conditions_consumes_what_it_has_bound() {
    #[generator]
    fn names(one: Option<Guard>, other: Option<Guard>) -> impl Iterator<Item = &'static str> {
        if let Some(one) = one
            && one.into_name() == "a"
        {
            yield_!("first");
        }
        if let Some(other) = other
            && (other.name() == "c" || other.into_name() == "b")
        {
            yield_!("second");
        }
        yield_!("last");
    }
    let with = |other| names(Some(guard("a")), Some(guard(other)));
    check(|| with("b"), "+a +b into:a ~a yfirst b into:b ~b ysecond ylast end");
    check(|| with("c"), "+a +c into:a ~a yfirst c ysecond ~c ylast end");
    check_drops(|| with("c"), &["~a ~c", "~c", "~c", ""]);
}
