//! Closures, async blocks and nested functions in a body: they hold no `yield_!`, and may live across one.

use crate::harness::{Guard, check, check_drops, check_values, guard, log};
use genfn::generator;
use std::cell::Cell;
use std::rc::Rc;

#[test]
fn a_closure_lives_across_a_yield() {
    #[generator]
    fn scaled(factor: i32, list: Vec<i32>) -> impl Iterator<Item = i32> {
        let scale = move |n| n * factor;
        for n in list {
            yield_!(scale(n));
        }
        yield_!(scale(100));
    }
    check_values(|| scaled(3, vec![1, 2]), [3, 6, 300]);
}

#[test]
fn a_closure_may_have_a_state() {
    #[generator]
    fn counter() -> impl Iterator<Item = u32> {
        let mut n = 0;
        let mut next = move || {
            n += 1;
            n
        };
        yield_!(next());
        yield_!(next() * 10);
        while next() < 5 {
            yield_!(0);
        }
    }
    check_values(counter, [1, 20, 0, 0]);
}

#[test]
fn a_closure_that_borrows_is_over_before_the_yield() {
    #[generator]
    fn totals() -> impl Iterator<Item = usize> {
        let mut list = vec![1, 2];
        let mut push = |n| list.push(n);
        push(3);
        push(4);
        yield_!(list.len());
        let over = |limit: &usize| list.iter().filter(|n| *n > limit).count();
        let (two, three) = (over(&2), over(&3));
        yield_!(two);
        yield_!(three);
        list.retain(|n| n % 2 == 0);
        yield_!(list.len());
    }
    check_values(totals, [4, 2, 1, 2]);
}

#[test]
fn a_chain_of_adaptors_lives_across_a_yield() {
    #[generator]
    fn words(text: &str, least: usize) -> impl Iterator<Item = String> {
        let mut words = text.split(' ').filter(move |word| word.len() >= least).map(str::to_uppercase).peekable();
        while let Some(word) = words.next() {
            let last = words.peek().is_none();
            yield_!(if last { format!("{word}.") } else { word });
        }
    }
    check_values(|| words("a bc def gh", 2), ["BC", "DEF", "GH."]);
}

#[test]
fn what_a_closure_captures_by_move_is_dropped_with_it() {
    #[generator]
    fn capture(a: Guard) -> impl Iterator<Item = &'static str> {
        let b = guard("b");
        let name = move || a.name();
        yield_!(name());
        yield_!(b.name());
        yield_!(name());
    }
    check(|| capture(guard("a")), "+a +b a ya b yb a ya ~a ~b end");
    check_drops(|| capture(guard("a")), &["~a", "~a ~b", "~a ~b", "~a ~b"]);
}

#[test]
fn a_closure_that_is_called_once_takes_what_it_captures() {
    #[generator]
    fn once() -> impl Iterator<Item = u8> {
        let a = guard("a");
        let finish = || drop(a);
        log("before");
        finish();
        yield_!(1);
        log("after");
    }
    check(once, "+a before ~a y1 after end");
    check_drops(once, &["", ""]);
}

#[test]
fn closures_are_chosen_and_boxed() {
    #[generator]
    fn apply(names: &[&str]) -> impl Iterator<Item = i32> {
        let table: [(&str, fn(i32) -> i32); 2] = [("double", |n| n * 2), ("negate", |n| -n)];
        let mut steps: Vec<Box<dyn Fn(i32) -> i32>> = Vec::new();
        for name in names {
            let found = table.iter().find(|(known, _)| known == name).map(|(_, f)| *f);
            match found {
                Some(f) => steps.push(Box::new(f)),
                None => steps.push(Box::new(|n| n)),
            }
            yield_!(steps.iter().fold(5, |n, step| step(n)));
        }
    }
    check_values(|| apply(&["double", "other", "negate", "double"]), [10, 10, -10, -20]);
}

#[test]
fn returning_from_a_closure_does_not_end_the_generator() {
    #[generator]
    fn parse(words: &[&str]) -> impl Iterator<Item = Option<i32>> {
        let sign = |word: &str| -> Option<i32> {
            let n: i32 = word.parse().ok()?;
            if n < 0 {
                return Some(-1);
            }
            Some(1)
        };
        for word in words {
            yield_!(sign(word));
        }
    }
    check_values(|| parse(&["5", "x", "-5"]), [Some(1), None, Some(-1)]);
}

#[test]
fn functions_in_the_body_are_functions_of_their_own() {
    #[generator]
    fn outer(n: u64) -> impl Iterator<Item = u64> {
        const OFFSET: u64 = 100;
        fn factorial(n: u64) -> u64 {
            if n < 2 {
                return 1;
            }
            n * factorial(n - 1)
        }
        for i in 1..=n {
            #[derive(Clone, Copy)]
            struct Pair(u64, u64);
            impl Pair {
                const fn sum(self) -> u64 {
                    self.0 + self.1
                }
            }
            let pair = Pair(factorial(i), OFFSET);
            yield_!(i);
            yield_!(pair.sum());
        }
    }
    check_values(|| outer(3), [1, 101, 2, 102, 3, 106]);
}

#[test]
fn a_generator_in_a_generator_is_an_item_like_any_other() {
    #[generator]
    fn outer(n: u8) -> impl Iterator<Item = u8> {
        #[generator]
        fn twice(n: u8) -> impl Iterator<Item = u8> {
            yield_!(n);
            yield_!(n);
        }
        for i in 0..n {
            for j in twice(i) {
                yield_!(j);
            }
            yield_!(100);
        }
    }
    check_values(|| outer(2), [0, 0, 100, 1, 1, 100]);
}

#[test]
fn what_a_closure_shares_is_seen_from_outside() {
    #[generator]
    fn shared(log: &Cell<u32>) -> impl Iterator<Item = u32> {
        let count = Rc::new(Cell::new(0));
        let tick = {
            let count = Rc::clone(&count);
            move |n: u32| {
                count.set(count.get() + n);
                log.set(log.get() + 1);
            }
        };
        for n in 1..=3 {
            tick(n);
            yield_!(count.get());
        }
    }
    let log = Cell::new(0);
    check_values(|| shared(&log), [1, 3, 6]);
    assert_eq!(log.get(), 6);
}

#[test]
fn async_blocks_are_futures_of_their_own() {
    use std::future::Future;
    use std::pin::pin;
    use std::task::{Context, Poll, Waker};

    fn run<T>(future: impl Future<Output = T>) -> T {
        match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(value) => value,
            Poll::Pending => panic!("it waits for nothing"),
        }
    }

    #[generator]
    fn futures(n: u32) -> impl Iterator<Item = u32> {
        let double = |n| async move { n * 2 };
        for i in 0..n {
            let next = double(i);
            yield_!(i);
            yield_!(run(async { next.await + 1 }));
        }
    }
    check_values(|| futures(2), [0, 1, 1, 3]);
}

#[test]
fn a_closure_that_borrows_a_guard_is_not_saved_once_it_is_dead() {
    #[generator]
    fn borrow(owner: Guard) -> impl Iterator<Item = usize> {
        let measure = |more: usize| owner.name().len() + more;
        let length = measure(1);
        yield_!(length);
        log("after");
    }
    check(|| borrow(guard("owner")), "+owner owner y6 after ~owner end");
}

#[test]
fn a_boxed_closure_is_consumed_by_its_call_if_it_can_be_called_once() {
    type Task = Box<dyn FnOnce(u8) -> u8 + Send>;
    #[generator]
    fn run(tasks: Vec<Task>, shown: Vec<Box<dyn Fn() -> &'static str>>) -> impl Iterator<Item = u8> {
        for task in tasks {
            yield_!(task(1));
            yield_!(0);
        }
        for show in shown {
            show();
            yield_!(9);
        }
    }
    let make = || {
        let (task, shown) = (Guard("task"), Guard("shown"));
        run(vec![Box::new(move |n| n + u8::from(task.name() == "task"))], vec![Box::new(move || shown.name())])
    };
    check(make, "task ~task y2 y0 shown y9 ~shown end");
    check_drops(make, &["~task ~shown", "~shown", "~shown", "~shown"]);
}

#[test]
fn a_closure_that_a_closure_has_made_is_kept() {
    #[generator]
    fn composed(n: i32) -> impl Iterator<Item = i32> {
        let compose = |f: fn(i32) -> i32, g: Box<dyn Fn(i32) -> i32>| move |x| f(g(x));
        let twice_less = compose(|x| x * 2, Box::new(move |x| x - n));
        yield_!(twice_less(5));
        yield_!(n);
    }
    check_values(|| composed(3), [4, 3]);
}

#[test]
fn what_a_pattern_binds_is_called_once() {
    #[generator]
    fn finish<F: FnOnce() -> Guard, G: FnOnce(u8, &str) -> String>(
        first: F,
        second: G,
    ) -> impl Iterator<Item = String> {
        let (mut first, second) = (Some(first), Some(second));
        for _ in 0..2 {
            if let Some(make) = first.take() {
                let guard = make();
                yield_!(guard.name().to_string());
            }
        }
        if let Some(show) = second {
            yield_!(show(3, "s"));
        }
    }
    let run = || {
        let held = guard("held");
        finish(move || held, |n, text| format!("{n}{text}"))
    };
    check(run, "+held held yheld ~held y3s end");
}

#[test]
fn what_is_called_again_and_again_is_dropped_where_its_scope_ends() {
    #[generator]
    fn repeat<F: FnMut(u8) -> u8>(callback: Option<F>) -> impl Iterator<Item = u8> {
        if let Some(mut callback) = callback {
            yield_!(callback(1));
            yield_!(callback(2));
            yield_!(3);
        }
        yield_!(4);
    }
    let run = || {
        let held = guard("held");
        repeat(Some(move |n| {
            held.name();
            n
        }))
    };
    check(run, "+held held y1 held y2 y3 ~held y4 end");
}

/// A function that a closure hands what it has captured to.
fn is_among(n: u32, list: &[u32]) -> bool {
    list.contains(&n)
}

#[test]
fn a_closure_that_is_held_copies_the_numbers_that_it_reads() {
    #[generator]
    fn filtered(list: &[u32], known: &[u32], limit: u32) -> impl Iterator<Item = u32> {
        for n in list.iter().filter(|n| **n > limit) {
            yield_!(*n);
        }
        let mut rest = list.iter().copied().filter(|n| is_among(*n, known));
        yield_!(rest.next().unwrap_or(0) + limit);
        for n in rest {
            yield_!(n);
        }
    }
    check_values(|| filtered(&[1, 5, 9], &[9, 1], 4), [5, 9, 5, 9]);
}

#[test]
fn a_closure_that_is_held_copies_parts_of_tuples_and_elements_of_arrays() {
    #[generator]
    fn bound(corner: (u32, u32), size: usize) -> impl Iterator<Item = u32> {
        let distance = |x: u32, y: u32| x.abs_diff(corner.0) + y.abs_diff(corner.1);
        let weights = [1, 10];
        for index in (0..size).filter(|index| *index + 1 < size) {
            let weighted = (0..2).map(|axis| weights[axis] * (index as u32 + 1));
            for weight in weighted {
                yield_!(distance(weight, 0));
            }
        }
    }
    check_values(|| bound((3, 1), 3), [3, 8, 2, 18]);
}

#[test]
fn a_closure_that_changes_what_it_captures_borrows_it() {
    #[generator]
    fn counted(by: u32) -> impl Iterator<Item = u32> {
        let mut sum = 0;
        let mut add = |n: u32| {
            sum += n * by;
            sum
        };
        let first = add(1);
        yield_!(first);
        yield_!(sum);
    }
    check_values(|| counted(2), [2, 2]);
}

#[test]
fn a_closure_that_lends_what_it_captures_borrows_it() {
    #[generator]
    fn lent(first: usize) -> impl Iterator<Item = u32> {
        let table = [10, 20];
        let best = [first, 1].iter().map(|index| &table[*index]).max().copied();
        let last = [first, 7].iter().filter_map(|index| table.get(*index)).min().copied();
        yield_!(table[first]);
        yield_!(best.unwrap_or(0));
        yield_!(last.unwrap_or(0));
    }
    check_values(|| lent(0), [10, 20, 10]);
}

#[test]
fn iterators_with_closures_that_borrow_are_not_kept() {
    struct Cells {
        taken: Vec<u8>,
    }

    impl Cells {
        #[generator]
        fn fill(&mut self) -> impl Iterator<Item = u8> {
            for least in [3, 1] {
                let mut free = (least..6).filter(|cell| !self.taken.contains(cell)).peekable();
                if let (Some(cell), Some(_)) = (free.next(), free.peek()) {
                    self.taken.push(cell);
                    yield_!(cell);
                }
            }
        }
    }
    assert_eq!(Cells { taken: vec![1] }.fill().collect::<Vec<_>>(), [3, 2]);
}

#[test]
fn iterators_over_values_with_destructors_are_kept() {
    #[generator]
    fn named(skipped: &str) -> impl Iterator<Item = &'static str> + use<'_> {
        let list = vec![guard("a"), guard("b"), guard("c")];
        let mut rest = list.into_iter().filter(move |one| one.0 != skipped);
        if let Some(first) = rest.next() {
            yield_!(first.0);
        }
        log("end");
    }
    check(|| named("a"), "+a +b +c ~a yb ~b end ~c end");
}

#[test]
fn a_closure_reads_numbers_that_an_argument_is_taken_apart_into() {
    #[generator]
    fn within(list: &[i32], (from, to): (i32, i32)) -> impl Iterator<Item = i32> {
        for n in list.iter().filter(|n| (from..=to).contains(*n)) {
            yield_!(*n);
        }
        yield_!(from * 100);
    }
    check_values(|| within(&[1, 2, 3, 4], (2, 3)), [2, 3, 200]);
}

#[test]
fn a_value_of_which_a_closure_copies_a_field_lives_on() {
    struct Item {
        number: u8,
        #[allow(dead_code)]
        guard: Guard,
    }
    #[generator]
    fn of_a_struct() -> impl Iterator<Item = u8> {
        let item = Item { number: 3, guard: guard("a") };
        let add = move |n: u8| item.number + n;
        yield_!(add(1));
        yield_!(add(2));
    }
    check(of_a_struct, "+a y4 y5 ~a end");
}

#[test]
fn what_a_closure_leaves_of_a_value_of_which_it_takes_fields_lives_on() {
    struct Item {
        number: u8,
        factor: u8,
        name: String,
        text: String,
        guard: Guard,
    }
    fn item() -> Item {
        Item { number: 3, factor: 2, name: "n".into(), text: "text".into(), guard: guard("a") }
    }
    fn call<T>(f: impl FnOnce() -> T) -> T {
        f()
    }
    #[generator]
    fn copied() -> impl Iterator<Item = u8> {
        let item = item();
        let scale = move |n: u8| item.factor * n + item.number + item.factor;
        yield_!(scale(1));
        yield_!(scale(2));
    }
    #[generator]
    fn moved() -> impl Iterator<Item = usize> {
        let item = Item { number: 3, factor: 2, name: "n".into(), text: "text".into(), guard: guard("a") };
        let joined = call(move || [item.name, item.text].concat());
        yield_!(joined.len());
        yield_!(item.guard.name().len());
    }
    check(copied, "+a y7 y9 ~a end");
    check_drops(copied, &["", "~a", "~a"]);
    check(moved, "+a y5 a y1 ~a end");
    check_drops(moved, &["", "~a", "~a"]);
}
