//! `yield_from!`: what the inner generator yields, is sent and returns passes through (PEP 380).

use crate::harness::{Guard, check, check_drops, check_return, check_sent, check_values, guard, log};
use genfn::{Generator, generator};
use std::collections::BTreeMap;

#[test]
fn values_sends_and_the_returned_value_pass_through() {
    #[generator]
    fn ask(what: &str) -> impl Generator<u32, Yield = String, Return = u32> {
        let n = yield_!(format!("{what}?"));
        if n == 0 { yield_!(format!("{what}!")) } else { n }
    }

    #[generator]
    fn volume() -> impl Generator<u32, Yield = String, Return = u32> {
        let width = yield_from!(ask("width"));
        width * yield_from!(ask("height")) * yield_!("depth".to_string())
    }
    check_sent(volume, [2, 0, 3, 4], "ywidth? yheight? yheight! ydepth r24");
}

#[test]
fn whatever_can_be_iterated_is_delegated_to() {
    #[generator]
    fn all(list: Vec<u8>, map: &BTreeMap<u8, u8>, more: &mut dyn Iterator<Item = u8>) -> impl Iterator<Item = u8> {
        yield_from!(list);
        yield_from!(0..2);
        yield_from!([7, 8]);
        yield_from!(Some(9));
        yield_from!(map.values().copied());
        yield_from!(more);
        yield_from!(std::iter::repeat_n(1, 2).map(|n| n + 1));
    }
    let map = BTreeMap::from([(2, 20), (1, 10)]);
    let expected = [5, 0, 1, 7, 8, 9, 10, 20, 3, 2, 2];
    assert_eq!(all(vec![5], &map, &mut std::iter::once(3)).collect::<Vec<_>>(), expected);
    let mut more = std::iter::once(3);
    let folded = all(vec![5], &map, &mut more).fold(Vec::new(), |list, n| [list, vec![n]].concat());
    assert_eq!(folded, expected);
}

#[test]
fn generators_recurse_through_boxes() {
    struct Tree {
        value: i32,
        children: Vec<Self>,
    }

    impl Tree {
        #[generator]
        fn preorder(&self) -> Box<dyn Iterator<Item = i32> + '_> {
            yield_!(self.value);
            for child in &self.children {
                yield_from!(child.preorder());
            }
        }

        #[generator]
        fn depths(&self, depth: u32) -> Box<dyn Generator<Yield = (i32, u32), Return = u32> + '_> {
            let mut deepest = depth;
            for child in &self.children {
                deepest = deepest.max(yield_from!(child.depths(depth + 1)));
            }
            yield_!((self.value, depth));
            deepest
        }
    }
    let leaf = |value| Tree { value, children: vec![] };
    let tree = Tree { value: 1, children: vec![leaf(2), Tree { value: 3, children: vec![leaf(4)] }] };
    check_values(|| tree.preorder(), [1, 2, 3, 4]);
    check_return(|| tree.depths(0), "y(2, 1) y(4, 2) y(3, 1) y(1, 0) r2");
}

#[test]
fn the_inner_generator_is_dropped_when_it_ends_and_with_the_outer_one() {
    #[generator]
    fn inner(a: Guard) -> impl Iterator<Item = u8> {
        yield_!(1);
        yield_!(2);
        log("inner");
        drop(a);
    }

    #[generator]
    fn outer() -> impl Iterator<Item = u8> {
        let _b = guard("b");
        yield_from!(inner(guard("a")));
        log("outer");
        yield_!(3);
    }
    check(outer, "+b +a y1 y2 inner ~a outer y3 ~b end");
    check_drops(outer, &["", "~a ~b", "~a ~b", "~b"]);
}

#[test]
fn a_generator_may_be_borrowed_to_delegate_to_it() {
    #[generator]
    fn numbers(from: u8) -> impl Generator<u8, Yield = u8, Return = u8> {
        let n = yield_!(from);
        yield_!(n) + from
    }

    #[generator]
    fn both(inner: &mut dyn Generator<u8, Yield = u8, Return = u8>) -> impl Generator<u8, Yield = u8, Return = u8> {
        let returned = yield_from!(inner);
        yield_!(returned) * 10
    }
    let mut inner = numbers(1);
    let mut outer = both(&mut inner);
    let values = [outer.start(), outer.send(5), outer.send(6)].map(genfn::GeneratorState::yielded);
    assert_eq!(values, [Some(1), Some(5), Some(7)]);
    assert_eq!(outer.send(2).complete(), Some(20));
}

#[test]
fn an_empty_source_yields_nothing() {
    #[generator]
    fn none(stop: bool) -> impl Generator<Yield = u8, Return = &'static str> {
        yield_from!(Vec::new());
        if stop {
            return "stopped";
        }
        yield_from!(None);
        "ended"
    }
    check_return(|| none(true), "rstopped");
    check_return(|| none(false), "rended");
}

#[test]
fn delegation_is_an_expression_in_any_position() {
    #[generator]
    fn give(n: i32) -> impl Generator<i32, Yield = i32, Return = i32> {
        yield_!(n) + n
    }

    #[generator]
    fn nested() -> impl Generator<i32, Yield = i32, Return = String> {
        let list = [yield_from!(give(1)), yield_!(2), yield_from!(give(3))];
        if yield_from!(give(4)) > 4 && yield_from!(give(5)) > 0 {
            return format!("{list:?} {}", yield_from!(give(yield_from!(give(6)))));
        }
        String::new()
    }
    check_sent(nested, [10, 20, 30, 1, 1, 0, 4], "y1 y2 y3 y4 y5 y6 y6 r[11, 20, 33] 10");
}

#[test]
fn the_question_mark_follows_the_returned_value() {
    #[generator]
    fn digits(word: &str) -> impl Generator<Yield = char, Return = Result<u32, String>> {
        for c in word.chars() {
            yield_!(c);
        }
        word.parse().map_err(|_| format!("{word}?"))
    }

    #[generator]
    fn sum(words: &[&str]) -> impl Generator<Yield = char, Return = Result<u32, String>> {
        let mut sum = 0;
        for word in words {
            sum += yield_from!(digits(word))?;
        }
        Ok(sum)
    }
    check_return(|| sum(&["1", "23"]), "y'1' y'2' y'3' rOk(24)");
    check_return(|| sum(&["1", "x", "2"]), "y'1' y'x' rErr(x?)");
}

#[test]
fn permutations_are_generated_by_recursion() {
    #[generator]
    fn permutations(list: Vec<u8>) -> Box<dyn Iterator<Item = Vec<u8>>> {
        if list.is_empty() {
            yield_!(vec![]);
        }
        for i in 0..list.len() {
            let mut rest = list.clone();
            let first = rest.remove(i);
            for mut tail in permutations(rest) {
                tail.insert(0, first);
                yield_!(tail);
            }
        }
    }
    let expected = [[1, 2, 3], [1, 3, 2], [2, 1, 3], [2, 3, 1], [3, 1, 2], [3, 2, 1]];
    check_values(|| permutations(vec![1, 2, 3]), expected);
}

#[test]
fn the_source_may_be_a_block_with_macros_that_suspend() {
    #[generator]
    fn from_block() -> impl Iterator<Item = u8> {
        yield_from!({
            assert_eq!(yield_!(1), ());
            [2, 3]
        });
    }
    check_values(from_block, [1, 2, 3]);
}
