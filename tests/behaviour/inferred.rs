//! Types are inferred as they are for the body as it is written, from top to bottom, wherever a step begins.

use crate::harness::{Guard, check, check_panic, check_return, check_sent, check_values, guard, log};
use genfn::{Generator, generator};
use std::fmt::Display;
use std::ops::Mul;

#[test]
fn a_number_has_the_type_that_the_condition_of_its_loop_tells() {
    #[generator]
    fn count(limit: u8) -> impl Iterator<Item = String> {
        let mut n = 0;
        while n < limit {
            yield_!(n.to_string());
            n += 100;
        }
    }
    check(|| count(150), "y0 y100 end");
}

#[test]
fn a_sum_has_the_type_of_what_is_sent() {
    #[generator]
    fn sum() -> impl Generator<i8, Yield = usize, Return = ()> {
        let mut sum = 0;
        loop {
            yield_!(size_of_val(&sum));
            let sent = yield_!(0);
            sum += sent;
        }
    }
    check_sent(sum, [5, 6], "y1 y0 y1 |");
}

#[test]
fn items_are_told_in_front_of_a_suspension_and_known_behind_it() {
    #[generator]
    fn squares() -> impl Iterator<Item = usize> {
        let mut list = Vec::new();
        while list.len() < 3 {
            list.push(3_u8);
            yield_!(list.len());
            list[0] = list[0].wrapping_pow(2);
        }
        yield_!(list[0].into());
    }
    check(squares, "y1 y2 y3 y161 end");
}

#[test]
fn a_conversion_is_decided_by_what_comes_first() {
    #[generator]
    fn shown() -> impl Iterator<Item = String> {
        let mut last = None;
        let mut n = 0;
        while n < 3 {
            let text: Option<&dyn Display> = last;
            yield_!(text.map_or_else(String::new, ToString::to_string));
            n += 1;
            if n == 2 {
                last = Some(&"two");
            }
        }
        yield_!(last.map_or_else(String::new, ToString::to_string));
    }
    check(shown, "y y ytwo ytwo end");
}

#[test]
fn a_number_that_a_round_begins_with_is_added_at_its_end() {
    #[generator]
    fn squares() -> impl Iterator<Item = u64> {
        let mut sum = 0;
        for n in 1..4 {
            let square = n * n;
            yield_!(square);
            sum += square;
        }
        yield_!(sum);
    }
    check(squares, "y1 y4 y9 y14 end");
}

#[test]
fn the_type_of_one_local_tells_that_of_another() {
    #[generator]
    fn options() -> impl Iterator<Item = u8> {
        let first = None;
        let mut last = first;
        for n in 1..3_u8 {
            yield_!(last.unwrap_or(n));
            last = Some(first.map_or(7, |n| n.pow(2)));
        }
    }
    check(options, "y1 y7 end");
}

#[derive(Clone, Copy)]
struct Span(u32);

impl Mul<u32> for Span {
    type Output = Self;

    fn mul(self, by: u32) -> Self {
        Self(self.0 * by)
    }
}

impl Mul<u64> for Span {
    type Output = u64;

    fn mul(self, by: u64) -> u64 {
        u64::from(self.0) * by
    }
}

#[test]
fn an_operator_of_a_type_of_ones_own_is_chosen_by_what_is_known() {
    #[generator]
    fn longer(span: Span, limit: u32) -> impl Iterator<Item = u32> {
        let (mut span, mut by) = (span, 1);
        while by < limit {
            yield_!(span.0);
            span = span * by * by;
            by += 1;
        }
    }
    check(|| longer(Span(5), 4), "y5 y5 y20 end");
}

#[test]
fn what_is_assigned_behind_a_suspension_is_coerced_to_the_type_of_its_local() {
    enum List {
        Nil,
        Cons(u32, Box<List>),
    }
    #[generator]
    fn values(list: &List) -> impl Iterator<Item = u32> {
        let mut rest = list;
        while let List::Cons(value, next) = rest {
            yield_!(*value);
            rest = next;
        }
    }
    #[generator]
    fn places(list: &mut List) -> impl Iterator<Item = &mut u32> {
        let mut rest = list;
        while let List::Cons(value, next) = rest {
            yield_!(value);
            rest = next;
        }
    }
    #[generator]
    fn shown() -> impl Iterator<Item = String> {
        let mut last = None;
        for n in 0..3 {
            let now: Option<&dyn Display> = last;
            yield_!(now.map_or(String::from("none"), |shown| format!("{shown}{n}")));
            last = Some(&"two");
        }
    }
    let mut list = List::Cons(1, Box::new(List::Cons(2, Box::new(List::Nil))));
    places(&mut list).for_each(|value| *value *= 5);
    check(|| values(&list), "y5 y10 end");
    check(shown, "ynone ytwo1 ytwo2 end");
}

#[test]
fn a_box_keeps_its_type_where_another_value_is_boxed_for_it() {
    #[generator]
    fn boxed(wide: bool) -> impl Iterator<Item = String> {
        let shown: Box<dyn Display>;
        if wide {
            yield_!("wide".into());
            shown = Box::new(5);
        } else {
            shown = Box::new("narrow");
        }
        yield_!(shown.to_string());
    }
    check(|| boxed(true), "ywide y5 end");
    check(|| boxed(false), "ynarrow end");
}

#[test]
fn a_step_begins_in_front_of_what_is_made_for_its_first_statement() {
    struct Lot(u8);
    impl Lot {
        fn same(&self) -> &Self {
            self
        }
        fn turned(self, k: u8) -> Self {
            Self(self.0 + k)
        }
        fn meet(self, k: u8) -> u8 {
            self.0 + k
        }
    }
    impl Drop for Lot {
        fn drop(&mut self) {
            log(format!("~{}", self.0));
        }
    }
    #[generator]
    fn run(lot: Lot, list: Vec<u8>, mut out: Vec<u8>) -> impl Generator<u8, Yield = u8, Return = u8> {
        let step = 1;
        match list.first() {
            Some(first) => {
                let _held = Lot(*first);
                out.extend([1, Lot(20).turned(step).meet(yield_!(0))]);
            }
            None => {
                for n in (lot.same().0 & 1)..=(step & 1) {
                    out.push(n);
                }
            }
        }
        step
    }
    check_sent(|| run(Lot(1), vec![7], vec![]), [5], "~20 y0 ~21 ~7 ~1 r1");
    check_sent(|| run(Lot(1), vec![], vec![]), [], "~1 r1");
}

#[test]
fn a_part_that_is_used_where_control_never_gets() {
    #[generator]
    #[expect(unreachable_code)]
    fn never(mut count: u8) -> impl Iterator<Item = Guard> {
        while count > 0 {
            count -= 1;
            yield_!(guard("a"));
            break;
            yield_!({ (guard("b"), guard("c")) }.1);
        }
    }
    check(|| never(2), "+a yGuard(a) ~a end");
}

#[test]
fn types_are_told_behind_what_never_ends() {
    #[generator]
    #[expect(unused)]
    fn unfinished(n: u8) -> impl Iterator<Item = u8> + Generator<Yield = u8> {
        let (mut list, mut best) = (Vec::new(), None);
        yield_!(1);
        if n > 3 {
            best = Some(n);
        }
        todo!();
        list.push(n);
        for n in list {
            yield_!(n);
        }
        yield_!(best.unwrap());
    }
    check_panic(|| unfinished(4), "y1 !");
}

#[test]
fn types_are_told_behind_a_block_that_returns() {
    #[generator]
    #[expect(unused)]
    fn returned(n: u8) -> impl Generator<Yield = u8, Return = Option<u8>> {
        yield_!(n);
        let mut list = Vec::new();
        {
            yield_!(n + 1);
            return None;
        }
        list.push(guard("a"));
    }
    check_return(|| returned(1), "y1 y2 rNone");
}

#[test]
fn what_has_been_moved_is_named_where_control_never_gets() {
    #[generator]
    #[expect(unreachable_code)]
    fn named(held: Guard, n: u8) -> impl Iterator<Item = u8> + Generator<Yield = u8> {
        drop(held);
        yield_!(1);
        loop {
            yield_!(n);
            return;
            yield_!(held.into_name().len() as u8);
        }
    }
    check(|| named(guard("a"), 2), "+a ~a y1 y2 end");
    assert_eq!(named(guard("a"), 2).size_hint(), (2, Some(2)));
}

#[test]
fn what_may_be_moved_is_assigned_in_front_of_all_suspensions() {
    #[generator]
    fn assigned((_, mut second): (Guard, Guard), times: u8) -> impl Iterator<Item = u8> {
        drop(second);
        for time in 0..times {
            second = guard("new");
            yield_!(time);
            second.name();
            drop(second);
        }
    }
    check(|| assigned((guard("a"), guard("b")), 2), "+a +b ~b +new y0 new ~new +new y1 new ~new ~a end");
}

#[test]
fn what_may_be_moved_is_assigned_again_by_what_assigns_it() {
    #[generator]
    fn chosen((_, mut second): (Guard, Guard), again: bool) -> impl Iterator<Item = u8> {
        drop(second);
        second = if again {
            second = guard("c");
            (guard("d"), guard("e"))
        } else {
            (guard("f"), guard("g"))
        }
        .0;
        yield_!(1);
        if !again {
            drop(second);
        }
        yield_!(2);
    }
    check(|| chosen((guard("a"), guard("b")), true), "+a +b ~b +c +d +e ~c ~e y1 y2 ~d ~a end");
    check(|| chosen((guard("a"), guard("b")), false), "+a +b ~b +f +g ~g y1 ~f y2 ~a end");
}

#[test]
fn what_branches_assign_is_what_the_local_is_declared_to_be() {
    #[generator]
    fn run(list: &'static [u32], ops: &'static str) -> impl Iterator<Item = u32> {
        let mut iter: Box<dyn Iterator<Item = u32>> = Box::new(list.iter().copied());
        for op in ops.chars() {
            iter = match op {
                '+' => Box::new(iter.map(|n| n + 1)),
                _ => {
                    if let Some(next) = iter.next() {
                        yield_!(next);
                    }
                    iter
                }
            };
        }
        yield_from!(iter);
    }
    check(|| run(&[1, 2, 3], "+n+"), "y2 y4 y5 end");
}

fn size_behind(_: bool, value: impl Copy) -> usize {
    size_of_val(&value)
}

#[test]
fn what_one_branch_tells_of_a_value_is_known_in_the_steps_of_the_others() {
    #[generator]
    fn by_if(is_new: bool, old: u8) -> impl Iterator<Item = usize> {
        let size = size_behind(
            guard("g").name() == "g",
            if is_new {
                yield_!(0);
                1
            } else {
                old
            },
        );
        yield_!(size);
    }
    #[generator]
    fn by_break(old: Option<u8>) -> impl Iterator<Item = usize> {
        let size = size_behind(guard("g").name() == "g", 'value: {
            if old.is_some() {
                break 'value old;
            }
            yield_!(0);
            None
        });
        yield_!(size);
    }
    check(|| by_if(true, 2), "+g g y0 ~g y1 end");
    check(|| by_break(None), "+g g y0 ~g y2 end");
}

#[test]
#[allow(clippy::unnecessary_cast, reason = "it tells the type")]
fn a_number_that_a_block_ends_in_has_the_type_that_it_is_cast_to() {
    #[generator]
    fn large() -> impl Iterator<Item = u64> {
        let number = {
            yield_!(0);
            3_000_000_000
        } as u64;
        yield_!(number);
    }
    #[generator]
    fn exact() -> impl Iterator<Item = f32> {
        let number = {
            yield_!(0.0);
            16_777_217.000_000_001
        } as f32;
        yield_!(number);
    }
    check(large, "y0 y3000000000 end");
    check(exact, "y0.0 y16777218.0 end");
}

#[test]
fn a_declared_type_is_known_where_a_step_stands_in_front_of_its_let() {
    trait Shown {
        fn shown(&self) -> usize;
    }
    impl Shown for u8 {
        fn shown(&self) -> usize {
            usize::from(*self)
        }
    }
    #[generator]
    fn rounds(list: &mut Vec<usize>) -> impl Iterator<Item = usize> {
        while let Some(last) = list.pop() {
            let squares: Vec<usize> = (0..last).map(|n| n * n).collect();
            let power: u8 = 2;
            let shown: Box<dyn Shown> = Box::new(3);
            let halves: Vec<_> = (0..4_u8).map(|n| n / 2).collect();
            yield_!(last);
            yield_!(squares.len() + usize::from(power.pow(2)) + shown.shown());
            yield_!(usize::from(halves[3].pow(3)));
        }
        yield_!(list.len());
    }
    check_values(|| rounds(Box::leak(Box::new(vec![1, 5]))), [5, 12, 1, 1, 8, 1, 0]);
}
