//! Functions that delegate to themselves: their calls are frames of one machine, and do what boxes in boxes would do.
//!
//! Each body stands in two modules. In `frames` it calls itself by its name; in `boxes` by a path, which makes a generator of
//! its own for each call. Both have the same trace.

use crate::harness::{check, check_drops, check_values, guard, log, panic_message, show, trace};
use genfn::{Generator, GeneratorState, Status, generator};
use std::fmt::Debug;

/// A tree of guards.
pub(crate) struct Node {
    name: &'static str,
    children: Vec<Self>,
}

fn node<const N: usize>(name: &'static str, children: [Node; N]) -> Node {
    Node { name, children: children.into() }
}

fn tree() -> Node {
    node("a", [node("b", [node("c", [])]), node("d", [])])
}

macro_rules! bodies {
    ($($path:tt)*) => {
        #[generator]
        pub(crate) fn guarded(node: &Node) -> Box<dyn Iterator<Item = &'static str> + '_> {
            let _outer = guard(node.name);
            yield_!(node.name);
            for child in &node.children {
                let _inner = guard("in");
                yield_from!($($path)* guarded(child));
                log("back");
            }
            yield_!("last");
        }

        #[generator]
        #[allow(dead_code)]
        pub(crate) fn countdown(n: u32) -> Box<dyn Iterator<Item = u32>> {
            yield_!(n);
            if n > 0 {
                yield_from!($($path)* countdown(n - 1));
            }
        }

        #[generator]
        pub(crate) fn failing(depth: u32) -> Box<dyn Generator<Yield = u32, Return = ()>> {
            let _first = guard("first");
            yield_!(depth);
            let _second = guard("second");
            if depth == 2 {
                panic!("at {depth}");
            }
            yield_from!($($path)* failing(depth + 1));
        }

        #[generator]
        pub(crate) fn ordered(depth: u32, (left, right): (u32, u32)) -> Box<dyn Iterator<Item = u32>> {
            yield_!(show(left));
            if depth > 0 {
                let mut left = left;
                yield_from!($($path)* ordered(
                    show(depth - 1),
                    ({ left += 1; show(left) }, guard("temporary").name().len() as u32 + right),
                ));
                log(format!("left:{left}"));
            }
        }

        #[generator]
        pub(crate) fn suspended_in_between(n: u32) -> Box<dyn Iterator<Item = u32>> {
            if n > 0 {
                yield_from!($($path)* suspended_in_between({ yield_!(n); n - 1 }));
                yield_!(100 + n);
            }
        }

        #[generator]
        pub(crate) fn leaving(n: u32) -> Box<dyn Iterator<Item = u32>> {
            let _guard = guard("g");
            if n == 0 {
                return;
            }
            loop {
                yield_from!($($path)* leaving(n - 1));
                yield_!(n);
                if n > 1 {
                    return;
                }
                break;
            }
        }

        #[generator]
        pub(crate) fn owning(words: Vec<String>) -> Box<dyn Iterator<Item = String>> {
            let mut words = words;
            let Some(last) = words.pop() else { return };
            yield_from!($($path)* owning(words));
            yield_!(last);
        }

        #[generator]
        pub(crate) fn moved(guards: Option<crate::harness::Guard>, n: u32) -> Box<dyn Iterator<Item = u32>> {
            yield_!(n);
            if n > 1 {
                yield_from!($($path)* moved(guards, n - 1));
            } else if n == 1 {
                yield_from!($($path)* moved(None, 0));
            }
            yield_!(10 + n);
        }

        #[generator]
        pub(crate) fn subsets<T: Clone>(list: &[T], taken: Vec<T>) -> Box<dyn Iterator<Item = Vec<T>> + '_> {
            match list {
                [] => yield_!(taken),
                [first, rest @ ..] => {
                    yield_from!($($path)* subsets(rest, taken.clone()));
                    let mut taken = taken;
                    taken.push(first.clone());
                    yield_from!($($path)* subsets(rest, taken));
                }
            }
        }

        #[generator]
        pub(crate) fn chosen<T: Clone + 'static, const N: usize>(list: Vec<T>, n: usize) -> Box<dyn Iterator<Item = [T; N]>> {
            if let Some(found) = list.clone().try_into().ok().filter(|_| list.len() == N) {
                yield_!(found);
            }
            for left_out in n..list.len() {
                let mut list = list.clone();
                list.remove(left_out);
                yield_from!($($path)* chosen(list, left_out));
            }
        }
    };
}

mod frames {
    use super::*;
    bodies!();
}

mod boxes {
    use super::*;
    bodies!(self::);
}

/// Asserts the trace of a body in both modules.
macro_rules! check_both {
    ($body:ident($($arg:expr),*), $expected:expr) => {
        check(|| frames::$body($($arg),*), $expected);
        check(|| boxes::$body($($arg),*), $expected);
    };
}

#[test]
fn what_a_call_holds_is_dropped_when_it_ends() {
    let tree = tree();
    let expected = "+a ya +in +b yb +in +c yc ylast ~c back ~in ylast ~b back ~in \
        +in +d yd ylast ~d back ~in ylast ~a end";
    check_both!(guarded(&tree), expected);
}

#[test]
fn what_is_suspended_is_dropped_innermost_first() {
    let tree = tree();
    let expected = ["", "~a", "~b ~in ~a", "~c ~in ~b ~in ~a", "~c ~in ~b ~in ~a", "~b ~in ~a", "~d ~in ~a"];
    let expected = [&expected[..], &["~d ~in ~a", "~a"]].concat();
    check_drops(|| frames::guarded(&tree), &expected);
    check_drops(|| boxes::guarded(&tree), &expected);
}

#[test]
fn a_panic_drops_what_all_calls_hold_and_poisons() {
    let run = |mut failing: Box<dyn Generator<Yield = u32, Return = ()>>| {
        trace(|| {
            assert_eq!(failing.status(), Status::Unstarted);
            assert_eq!(failing.start(), GeneratorState::Yielded(0));
            assert_eq!(failing.send(()), GeneratorState::Yielded(1));
            assert_eq!(failing.send(()), GeneratorState::Yielded(2));
            assert_eq!(failing.status(), Status::Suspended);
            log("|");
            log(panic_message(|| failing.send(())));
            assert_eq!(failing.status(), Status::Poisoned);
            assert!(failing.try_send(()).is_err());
        })
    };
    let expected = "+first +second +first +second +first | +second ~second ~first ~second ~first ~second ~first at 2";
    assert_eq!(run(frames::failing(0)), expected);
    assert_eq!(run(boxes::failing(0)), expected);
}

#[test]
fn arguments_are_evaluated_once_and_in_order() {
    let expected =
        "0 y0 1 1 +temporary temporary ~temporary 1 y1 0 2 +temporary temporary ~temporary 2 y2 left:2 left:1 end";
    check_both!(ordered(2, (0, 0)), expected);
}

#[test]
fn arguments_may_suspend() {
    check_both!(suspended_in_between(2), "y2 y1 y101 y102 end");
}

#[test]
fn a_return_ends_the_innermost_call_alone() {
    check_both!(leaving(3), "+g +g +g +g ~g y1 ~g y2 ~g y3 ~g end");
}

#[test]
fn arguments_are_moved_into_the_call() {
    let words = || ["x", "y", "z"].map(String::from).to_vec();
    check_both!(owning(words()), "yx yy yz end");
    let guards = || Some(guard("g"));
    check_both!(moved(guards(), 2), "+g y2 y1 y0 y10 y11 ~g y12 end");
}

#[test]
fn type_and_constant_parameters_are_those_of_the_caller() {
    let expected = [vec![], vec!['b'], vec!['a'], vec!['a', 'b']];
    check_values(|| frames::subsets(&['a', 'b'], vec![]), expected.clone());
    check_values(|| boxes::subsets(&['a', 'b'], vec![]), expected);
    let expected = [['b', 'c'], ['a', 'c'], ['a', 'b']];
    check_values(|| frames::chosen::<_, 2>(vec!['a', 'b', 'c'], 0), expected);
    check_values(|| boxes::chosen::<_, 2>(vec!['a', 'b', 'c'], 0), expected);
}

#[test]
fn no_depth_overflows_the_stack() {
    let mut numbers = frames::countdown(200_000);
    assert_eq!(numbers.by_ref().take(100_000).last(), Some(100_001));
    assert_eq!(numbers.by_ref().count(), 100_001);
    assert_eq!(numbers.next(), None);
}

#[test]
fn no_depth_overflows_the_stack_on_the_way_back() {
    #[generator]
    fn back(n: u32) -> Box<dyn Iterator<Item = u32>> {
        if n > 0 {
            yield_from!(back(n - 1));
        }
        yield_!(n);
    }
    assert!(back(200_000).eq(0..=200_000));
    let mut dropped = back(200_000);
    assert_eq!(dropped.next(), Some(0));
}

#[test]
fn the_hint_counts_what_all_calls_have_to_come() {
    #[generator]
    fn twice(n: u32) -> Box<dyn Iterator<Item = u32>> {
        yield_!(n);
        if n > 0 {
            yield_from!(twice(n - 1));
        }
        yield_!(n);
        yield_!(n);
    }
    let mut numbers = twice(2);
    assert_eq!(numbers.size_hint(), (3, None));
    numbers.nth(2);
    assert_eq!(numbers.size_hint(), (6, None));
    numbers.next();
    assert_eq!(numbers.size_hint(), (5, Some(5)));
    assert_eq!(numbers.count(), 5);
}

#[test]
fn it_is_send_if_its_frames_are() {
    #[generator]
    fn down(n: u32) -> Box<dyn Iterator<Item = u32> + Send> {
        yield_!(n);
        if n > 0 {
            yield_from!(down(n - 1));
        }
    }
    let mut numbers = down(3);
    numbers.next();
    assert_eq!(std::thread::spawn(move || numbers.sum::<u32>()).join().unwrap(), 3);
}

#[test]
fn references_are_coerced_as_in_a_call() {
    struct List(u32, Option<Box<List>>);

    #[generator]
    fn values<'a>(list: &'a List, shown: &'a dyn Debug) -> Box<dyn Iterator<Item = String> + 'a> {
        yield_!(format!("{}{shown:?}", list.0));
        if let Some(next) = &list.1 {
            yield_from!(values(next, &'x'));
        }
    }
    let list = List(1, Some(Box::new(List(2, None))));
    check_values(|| values(&list, &0.5), ["10.5", "2'x'"]);
}

#[test]
fn a_call_may_borrow_for_a_shorter_time_and_from_another_argument() {
    #[generator]
    fn swapped<'a: 'c, 'b: 'c, 'c>(one: &'a [u32], other: &'b [u32]) -> Box<dyn Iterator<Item = u32> + 'c> {
        if let [first, rest @ ..] = one {
            yield_!(*first);
            yield_from!(swapped(other, rest));
        }
    }
    let other = vec![10, 20];
    check_values(|| swapped(&[1, 2, 3], &other), [1, 10, 2, 20, 3]);
}

#[test]
fn the_name_may_mean_a_local() {
    #[generator]
    fn local(n: u32) -> Box<dyn Iterator<Item = u32>> {
        let local = |n: u32| [n, n + 1];
        yield_from!(local(n));
    }
    check_values(|| local(1), [1, 2]);
}

#[test]
fn the_name_may_mean_an_item_of_the_body() {
    #[generator]
    fn item(n: u32) -> Box<dyn Iterator<Item = u32>> {
        fn item(n: u32) -> [u32; 2] {
            [n, n + 2]
        }
        yield_from!(item(n));
    }
    check_values(|| item(1), [1, 3]);
}

#[test]
fn the_name_may_mean_what_is_imported() {
    #[generator]
    fn once(n: u32) -> Box<dyn Iterator<Item = u32>> {
        use std::iter::once;
        yield_from!(once(n));
    }
    check_values(|| once(1), [1]);
}

#[test]
fn methods_and_functions_of_types_delegate_as_to_any_other() {
    struct Tree(u32, Vec<Self>);
    impl Tree {
        #[generator]
        fn values(&self) -> Box<dyn Iterator<Item = u32> + '_> {
            yield_!(self.0);
            for child in &self.1 {
                yield_from!(child.values());
            }
        }

        #[generator]
        fn leaves(tree: &Self) -> Box<dyn Iterator<Item = u32> + '_> {
            if tree.1.is_empty() {
                yield_!(tree.0);
            }
            for child in &tree.1 {
                yield_from!(Self::leaves(child));
            }
        }
    }
    let tree = Tree(1, vec![Tree(2, vec![]), Tree(3, vec![Tree(4, vec![])])]);
    check_values(|| tree.values(), [1, 2, 3, 4]);
    check_values(|| Tree::leaves(&tree), [2, 4]);
}
