//! `BoxGenerator`: recursion on a stack of its own.

mod frames;
mod misuse;
mod programs;

use genfn::GeneratorState::{Complete, Yielded};
use genfn::{BoxGenerator, Generator, Status, generator};
use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::rc::Rc;

struct Tree {
    value: u32,
    left: Option<Box<Tree>>,
    right: Option<Box<Tree>>,
}

impl Tree {
    /// The balanced tree of the values in a range.
    fn of(from: u32, to: u32) -> Option<Box<Self>> {
        let value = from + (to - from) / 2;
        (from < to).then(|| Box::new(Self { value, left: Self::of(from, value), right: Self::of(value + 1, to) }))
    }

    #[generator]
    fn in_order(&self) -> BoxGenerator<'_, u32> {
        if let Some(left) = &self.left {
            yield_from!(left.in_order());
        }
        yield_!(self.value);
        if let Some(right) = &self.right {
            yield_from!(right.in_order());
        }
    }
}

#[test]
fn in_order() {
    let tree = Tree::of(0, 1000).unwrap();
    assert!(tree.in_order().eq(0..1000));
}

#[generator]
fn deep(depth: u32, drops: Rc<RefCell<u32>>) -> BoxGenerator<'static, u32> {
    struct Guard(Rc<RefCell<u32>>, u32);
    impl Drop for Guard {
        fn drop(&mut self) {
            // Innermost first: the depths are dropped in order.
            assert_eq!(*self.0.borrow(), self.1);
            *self.0.borrow_mut() += 1;
        }
    }
    let guard = Guard(drops.clone(), depth);
    yield_!(depth);
    if depth > 0 {
        yield_from!(deep(depth - 1, drops));
    }
    drop(guard);
}

#[test]
fn a_million_levels_deep() {
    let drops = Rc::default();
    assert_eq!(deep(1_000_000, Rc::clone(&drops)).count(), 1_000_001);
    assert_eq!(drops.take(), 1_000_001);
}

#[test]
fn a_deep_one_is_dropped_without_recursion() {
    let drops = Rc::default();
    let mut generator = deep(1_000_000, Rc::clone(&drops));
    assert_eq!(generator.by_ref().find(|depth| *depth == 0), Some(0));
    assert_eq!(generator.status(), Status::Suspended);
    drop(generator);
    assert_eq!(drops.take(), 1_000_001);
}

#[generator]
fn sum(depth: u32) -> BoxGenerator<'static, u32, u64, u64> {
    let sent = yield_!(depth);
    if depth == 0 { sent } else { sent + yield_from!(sum(depth - 1)) }
}

#[test]
fn one_that_returns_nothing_is_put_on_the_stack_as_it_is() {
    // Method lookup prefers this answer to that for generators which return something.
    #[allow(unused_imports)] // It is not the one that answers.
    use genfn::__private::stack::JoinsReturn as _;
    use genfn::__private::stack::{ByBody, JoinsBody as _, Joint, plain};
    let mut outer = plain(async move |yielder| {
        let inner = deep(1, Rc::default());
        let answer: ByBody = (&&&&&Joint::new(&inner, yielder)).genfn_tag();
        answer.pass(yielder, inner, Some(())).await;
    });
    assert!(outer.by_ref().eq([1, 0]));
}

#[test]
fn sends_and_returns_pass_through() {
    let mut sum = sum(3);
    assert_eq!(sum.start(), Yielded(3));
    assert_eq!(sum.send(1000), Yielded(2));
    assert_eq!(sum.send(100), Yielded(1));
    assert_eq!(sum.send(10), Yielded(0));
    assert_eq!(sum.send(1), Complete(1111));
    assert_eq!(sum.status(), Status::Complete);
    assert_eq!(sum.try_send(1).unwrap_err().into_inner(), 1);
}

#[test]
fn a_return_comes_from_a_great_depth() {
    let mut sum = sum(100_000);
    let mut state = sum.start();
    while let Yielded(_) = state {
        state = sum.send(1);
    }
    assert_eq!(state, Complete(100_001));
}

#[test]
fn other_generators_and_iterables_are_delegated_to() {
    #[generator]
    fn plain(n: u8) -> impl Generator<Yield = u8, Return = &'static str> {
        yield_!(n);
        "returned"
    }
    #[generator]
    fn all() -> BoxGenerator<'static, u8> {
        assert_eq!(yield_from!(plain(1)), "returned");
        yield_from!([2, 3]);
        let list = vec![4, 5];
        // Borrows of its own locals are iterated, not put on the stack.
        for n in &list {
            yield_!(*n);
        }
        yield_from!(list.iter().map(|n| n + 2));
    }
    assert_eq!(all().collect::<Vec<_>>(), [1, 2, 3, 4, 5, 6, 7]);
}

#[test]
fn one_that_was_started_goes_on_with_all_of_its_stack() {
    #[generator]
    fn count(n: u32) -> BoxGenerator<'static, u32, (), u32> {
        yield_!(n);
        if n > 0 { yield_from!(count(n - 1)) + 1 } else { 0 }
    }
    #[generator]
    fn rest(inner: BoxGenerator<'static, u32, (), u32>) -> BoxGenerator<'static, u32> {
        let returned = yield_from!(inner);
        yield_!(returned * 100);
    }
    let mut inner = count(3);
    assert_eq!(inner.by_ref().take(2).collect::<Vec<_>>(), [3, 2]);
    assert_eq!(rest(inner).collect::<Vec<_>>(), [1, 0, 300]);
}

#[test]
fn a_panic_drops_all_levels_and_poisons() {
    struct Guard(Rc<RefCell<Vec<u32>>>, u32);
    impl Drop for Guard {
        fn drop(&mut self) {
            self.0.borrow_mut().push(self.1);
        }
    }
    #[generator]
    fn failing(depth: u32, drops: Rc<RefCell<Vec<u32>>>) -> BoxGenerator<'static, u32> {
        let _guard = Guard(drops.clone(), depth);
        yield_!(depth);
        assert!(depth > 0, "the bottom");
        yield_from!(failing(depth - 1, drops));
    }
    let drops = Rc::default();
    let mut generator = failing(2, Rc::clone(&drops));
    let panicked = catch_unwind(AssertUnwindSafe(|| generator.by_ref().count()));
    assert_eq!(panicked.unwrap_err().downcast_ref::<&str>(), Some(&"the bottom"));
    assert_eq!(generator.status(), Status::Poisoned);
    assert_eq!(drops.take(), [0, 1, 2]);
    drop(generator);
    assert_eq!(drops.take(), []);
}

#[test]
fn one_that_can_not_go_on_is_refused() {
    #[generator]
    fn echo() -> BoxGenerator<'static, u8, u8> {
        yield_!(1);
    }
    #[generator]
    fn outer(inner: BoxGenerator<'static, u8, u8>) -> BoxGenerator<'static, u8, u8> {
        yield_from!(inner);
    }
    let mut started = echo();
    started.start();
    let mut outer = outer(started);
    let panicked = catch_unwind(AssertUnwindSafe(|| outer.start())).unwrap_err();
    let message = "the generator has already started: resume it with `send`";
    assert_eq!(panicked.downcast_ref::<String>().map(String::as_str), Some(message));
}

#[test]
fn it_yields_what_it_borrows_from_outside() {
    struct Node {
        name: String,
        below: Vec<Node>,
    }
    impl Node {
        #[generator]
        fn names<'a>(&'a self, prefix: &'a str) -> BoxGenerator<'a, &'a str> {
            if self.name.starts_with(prefix) {
                yield_!(&self.name);
            }
            for node in &self.below {
                yield_from!(node.names(prefix));
            }
        }
    }
    let leaf = |name: &str| Node { name: name.to_string(), below: vec![] };
    let tree = Node { name: "ab".to_string(), below: vec![leaf("b"), leaf("ac")] };
    assert_eq!(tree.names("a").collect::<Vec<_>>(), ["ab", "ac"]);
}

#[test]
fn a_body_that_is_polled_with_the_yielder_of_another_one() {
    use genfn::__private::{frame, give, stack::plain};
    let (_, mut stranger) = frame::<(), [u64; 4]>();
    let mut generator = plain::<u8, ()>(async |_| {
        give([1; 4], &mut stranger).await;
    });
    let panicked = catch_unwind(AssertUnwindSafe(|| generator.next())).unwrap_err();
    let message = "a `yield_!` was polled by something else than its own generator";
    assert_eq!(panicked.downcast_ref::<&str>(), Some(&message));
    assert_eq!(generator.status(), Status::Poisoned);
}

#[test]
fn bodies_of_any_size_and_alignment() {
    #[repr(align(128))]
    #[derive(Clone, Copy)]
    struct Aligned([u8; 100]);
    #[generator]
    fn nested(depth: u8, aligned: Aligned) -> BoxGenerator<'static, (u8, usize)> {
        let address = &raw const aligned as usize;
        yield_!((aligned.0[99], address % 128));
        if depth > 0 {
            yield_from!(nested(depth - 1, Aligned([depth; 100])));
        }
        yield_!((aligned.0[0], &raw const aligned as usize - address));
    }
    let expected = [(9, 0), (2, 0), (1, 0), (1, 0), (2, 0), (9, 0)];
    assert_eq!(nested(2, Aligned([9; 100])).collect::<Vec<_>>(), expected);
}
