//! Functions whose calls of themselves are frames of one machine: nobody can tell them from those whose bodies rustc compiles.
//!
//! Each body stands in two modules: in `machines` it calls itself by its name, in `bodies` by a path.

use genfn::{BoxGenerator, Generator, GeneratorState, Status, generator};
use std::panic::{AssertUnwindSafe, catch_unwind};

pub(crate) struct Tree {
    value: u32,
    children: Vec<Self>,
}

fn tree<const N: usize>(value: u32, children: [Tree; N]) -> Tree {
    Tree { value, children: children.into() }
}

fn sample() -> Tree {
    tree(1, [tree(2, [tree(3, [])]), tree(4, []), tree(5, [tree(6, []), tree(7, [])])])
}

macro_rules! bodies {
    ($($path:tt)*) => {
        #[generator]
        pub(crate) fn walk(tree: &Tree, depth: usize) -> BoxGenerator<'_, (usize, u32)> {
            yield_!((depth, tree.value));
            for (i, child) in tree.children.iter().enumerate() {
                yield_from!($($path)* walk(child, depth + 1));
                yield_!((i, child.value));
            }
        }

        #[generator]
        pub(crate) fn down(n: u32) -> BoxGenerator<'static, u32> {
            if n == 13 {
                panic!("unlucky");
            }
            if n > 0 {
                yield_from!($($path)* down(n - 1));
            }
            yield_!(n);
        }
    };
}

mod machines {
    use super::*;
    bodies!();
}

mod bodies {
    use super::*;
    bodies!(self::);
}

#[test]
fn both_walk_in_the_same_order() {
    let tree = sample();
    let expected =
        [(0, 1), (1, 2), (2, 3), (0, 3), (0, 2), (1, 4), (1, 4), (1, 5), (2, 6), (0, 6), (2, 7), (1, 7), (2, 5)];
    assert_eq!(machines::walk(&tree, 0).collect::<Vec<_>>(), expected);
    assert_eq!(bodies::walk(&tree, 0).collect::<Vec<_>>(), expected);
    assert!(machines::walk(&tree, 0).skip(5).eq(bodies::walk(&tree, 0).skip(5)));
}

#[test]
fn both_pass_through_the_same_statuses() {
    fn check(mut generator: BoxGenerator<'_, u32>) {
        assert_eq!(generator.status(), Status::Unstarted);
        assert_eq!(generator.try_send(()).unwrap_err().status(), Status::Unstarted);
        assert_eq!(generator.start(), GeneratorState::Yielded(0));
        assert_eq!(generator.status(), Status::Suspended);
        let again = catch_unwind(AssertUnwindSafe(|| generator.start())).unwrap_err();
        assert!(again.downcast_ref::<String>().unwrap().contains("already started"));
        assert_eq!(generator.send(()), GeneratorState::Yielded(1));
        assert_eq!(generator.next(), Some(2));
        assert_eq!(generator.send(()), GeneratorState::Complete(()));
        assert_eq!((generator.status(), generator.next()), (Status::Complete, None));
        assert_eq!(generator.try_send(()).unwrap_err().status(), Status::Complete);
    }
    check(machines::down(2));
    check(bodies::down(2));
}

#[test]
fn both_are_poisoned_by_a_panic() {
    fn check(mut generator: BoxGenerator<'_, u32>) {
        let panic = catch_unwind(AssertUnwindSafe(|| generator.next())).unwrap_err();
        assert_eq!(panic.downcast_ref::<&str>(), Some(&"unlucky"));
        assert_eq!(generator.status(), Status::Poisoned);
        let again = catch_unwind(AssertUnwindSafe(|| generator.next())).unwrap_err();
        assert!(again.downcast_ref::<String>().unwrap().contains("poisoned"));
    }
    check(machines::down(20));
    check(bodies::down(20));
}

#[test]
fn a_body_delegates_to_a_machine_whether_it_has_started_or_not() {
    #[generator]
    fn all<'a>(unstarted: BoxGenerator<'a, u32>, mut started: BoxGenerator<'a, u32>) -> BoxGenerator<'a, u32> {
        yield_!(started.next().unwrap());
        yield_from!(unstarted);
        yield_!(100);
        yield_from!(started);
        yield_!(200);
    }
    let expected = [0, 0, 1, 100, 1, 2, 200];
    assert_eq!(all(machines::down(1), machines::down(2)).collect::<Vec<_>>(), expected);
    assert_eq!(all(bodies::down(1), bodies::down(2)).collect::<Vec<_>>(), expected);
}

#[test]
fn any_other_generator_delegates_to_both() {
    #[generator]
    fn plain() -> impl Iterator<Item = u32> {
        yield_from!(machines::down(1));
        yield_from!(bodies::down(1));
    }
    assert_eq!(plain().collect::<Vec<_>>(), [0, 1, 0, 1]);
}

#[test]
fn what_is_returned_comes_through_a_body_that_asks_for_it() {
    #[generator]
    fn asks(inner: BoxGenerator<'static, u32>) -> BoxGenerator<'static, u32, (), &'static str> {
        let () = yield_from!(inner);
        "done"
    }
    for inner in [machines::down(1), bodies::down(1)] {
        let mut asks = asks(inner);
        assert_eq!(asks.iter().sum::<u32>(), 1);
        assert_eq!(asks.status(), Status::Complete);
    }
}

#[test]
fn one_that_has_ended_is_refused() {
    #[generator]
    fn outer(inner: BoxGenerator<'static, u32>) -> BoxGenerator<'static, u32> {
        yield_from!(inner);
    }
    for mut inner in [machines::down(1), bodies::down(1)] {
        inner.by_ref().for_each(drop);
        let panic = catch_unwind(AssertUnwindSafe(|| outer(inner).next())).unwrap_err();
        assert!(panic.downcast_ref::<String>().unwrap().contains("has completed"));
    }
}

#[test]
fn no_depth_overflows_the_stack() {
    #[generator]
    fn count(n: u32, end: u32) -> BoxGenerator<'static, u32> {
        if n < end {
            yield_from!(count(n + 1, end));
        }
        yield_!(n);
    }
    assert!(count(0, 1_000_000).eq((0..=1_000_000).rev()));
    let mut dropped = count(0, 1_000_000);
    assert_eq!(dropped.next(), Some(1_000_000));
}

#[test]
fn what_a_method_returns_is_held_until_its_scope_ends() {
    struct Lock<'l>(&'l std::cell::Cell<u32>);
    impl Drop for Lock<'_> {
        fn drop(&mut self) {
            self.0.set(self.0.get() - 1);
        }
    }
    struct Node {
        held: std::cell::Cell<u32>,
        next: Option<Box<Self>>,
    }
    impl Node {
        fn first(&self) -> Option<Lock<'_>> {
            self.held.set(self.held.get() + 1);
            (self.held.get() > 0).then(|| Lock(&self.held))
        }
    }

    #[generator]
    fn locked(node: &Node) -> BoxGenerator<'_, u32> {
        if let Some(_lock) = node.first() {
            yield_!(node.held.get());
            yield_!(node.held.get());
        }
        yield_!(node.held.get());
        if let Some(next) = &node.next {
            yield_from!(locked(next));
        }
    }
    let node = |next| Node { held: std::cell::Cell::new(0), next };
    let list = node(Some(Box::new(node(None))));
    assert_eq!(locked(&list).collect::<Vec<_>>(), [1, 1, 0, 1, 1, 0]);
}
