//! Patterns: each kind, with what it binds living across a `yield_!`.

use crate::harness::{Guard, check, check_drops, check_values, guard, log};
use genfn::generator;

#[derive(Clone, Debug, PartialEq)]
enum Shape {
    Dot,
    Circle(u32),
    Rect { w: u32, h: u32 },
    Group(Vec<Shape>),
}

#[test]
fn enums_are_matched_by_value() {
    #[generator]
    fn areas(shapes: Vec<Shape>) -> impl Iterator<Item = u32> {
        let mut stack = shapes;
        while let Some(shape) = stack.pop() {
            match shape {
                Shape::Dot => yield_!(0),
                Shape::Circle(r) if r > 9 => yield_!(999),
                Shape::Circle(r) => yield_!(3 * r * r),
                Shape::Rect { w, h: height } => {
                    yield_!(w);
                    yield_!(w * height);
                }
                Shape::Group(inner) => stack.extend(inner),
            }
        }
    }
    let group = Shape::Group(vec![Shape::Circle(1), Shape::Rect { w: 2, h: 3 }]);
    let shapes = vec![Shape::Dot, group, Shape::Circle(10)];
    check_values(|| areas(shapes.clone()), [999, 2, 6, 3, 0]);
}

#[test]
fn enums_are_matched_by_reference() {
    #[generator]
    fn walk(shapes: &[Shape]) -> impl Iterator<Item = &u32> {
        for shape in shapes {
            match shape {
                Shape::Dot => {}
                Shape::Circle(r) => yield_!(r),
                Shape::Rect { w, h } => {
                    yield_!(w);
                    yield_!(h);
                }
                Shape::Group(inner) => {
                    for n in Box::new(walk(inner)) as Box<dyn Iterator<Item = &u32>> {
                        yield_!(n);
                    }
                }
            }
        }
    }
    let shapes = [Shape::Circle(1), Shape::Dot, Shape::Rect { w: 2, h: 3 }];
    check_values(|| walk(&shapes), [&1, &2, &3]);
}

#[test]
fn or_patterns_bind_in_each_alternative() {
    #[generator]
    fn sides(shapes: Vec<Shape>) -> impl Iterator<Item = u32> {
        for shape in shapes {
            if let Shape::Circle(n) | Shape::Rect { w: n, .. } = shape {
                yield_!(n);
                yield_!(n + 1);
            }
        }
    }
    check_values(|| sides(vec![Shape::Circle(1), Shape::Dot, Shape::Rect { w: 5, h: 0 }]), [1, 2, 5, 6]);
}

#[test]
fn slices_are_matched_by_their_shape() {
    #[generator]
    fn parts(list: &[u8]) -> impl Iterator<Item = String> {
        match list {
            [] => yield_!("nothing".to_string()),
            [one] => yield_!(format!("one {one}")),
            [first, .., last] if first == last => yield_!(format!("twice {first}")),
            [first, middle @ .., last] => {
                yield_!(format!("from {first} to {last}"));
                for n in middle {
                    yield_!(format!("over {n}"));
                }
            }
        }
    }
    check_values(|| parts(&[]), ["nothing"]);
    check_values(|| parts(&[1]), ["one 1"]);
    check_values(|| parts(&[1, 2, 1]), ["twice 1"]);
    check_values(|| parts(&[1, 2, 3]), ["from 1 to 3", "over 2"]);
}

#[test]
fn bindings_with_a_subpattern_hold_the_whole() {
    #[generator]
    fn bands(points: Vec<u32>) -> impl Iterator<Item = (char, u32)> {
        for n in points {
            match n {
                low @ 0..=4 => yield_!(('c', low)),
                mid @ (5 | 6 | 7) => yield_!(('b', mid)),
                high @ 8.. => {
                    yield_!(('a', high));
                    yield_!(('+', high - 8));
                }
            }
        }
    }
    check_values(|| bands(vec![0, 6, 9]), [('c', 0), ('b', 6), ('a', 9), ('+', 1)]);
}

#[test]
fn constants_are_compared_and_not_bound() {
    const LIMIT: u8 = 3;
    mod codes {
        pub(super) const STOP: u8 = 9;
    }

    #[generator]
    fn until(list: &[u8]) -> impl Iterator<Item = u8> {
        for &n in list {
            match n {
                LIMIT => yield_!(100),
                codes::STOP => break,
                u8::MAX => yield_!(200),
                n => yield_!(n),
            }
        }
    }
    check_values(|| until(&[1, 3, 255, 9, 4]), [1, 100, 200]);
}

#[test]
fn references_and_boxes_are_seen_through() {
    #[generator]
    fn deref(pairs: &[(u8, Box<u8>)], extra: Option<&Option<u8>>) -> impl Iterator<Item = u8> {
        for &(n, ref boxed) in pairs {
            yield_!(n + **boxed);
            yield_!(n);
        }
        if let Some(Some(n)) = extra {
            yield_!(*n);
        }
        if let Some(&Some(n)) = extra {
            yield_!(n + 1);
        }
    }
    let pairs = [(1, Box::new(10))];
    check_values(|| deref(&pairs, Some(&Some(5))), [11, 1, 5, 6]);
}

#[test]
fn mutable_bindings_are_changed_across_yields() {
    #[generator]
    fn count((mut n, step): (i32, i32), [mut m, _]: [i32; 2]) -> impl Iterator<Item = i32> {
        while n < m {
            yield_!(n);
            n += step;
            m -= 1;
        }
        let ref_to = (n, m);
        let (ref a, mut b) = ref_to;
        b += a;
        yield_!(b);
    }
    check_values(|| count((0, 2), [6, 0]), [0, 2, 8]);
}

#[test]
fn assignments_take_values_apart() {
    #[generator]
    fn fibonacci() -> impl Iterator<Item = u32> {
        let (mut a, mut b) = (0, 1);
        let mut list = [0; 2];
        loop {
            yield_!(a);
            (a, b) = (b, a + b);
            [list[0], _] = [a, b];
            yield_!(list[0] * 100);
            if a > 2 {
                return;
            }
        }
    }
    check_values(fibonacci, [0, 100, 1, 100, 1, 200, 2, 300]);
}

#[test]
fn let_else_binds_or_leaves() {
    #[generator]
    fn numbers(words: &[&str]) -> impl Iterator<Item = i32> {
        for word in words {
            let Some((sign @ ('+' | '-'), digits)) = word.chars().next().map(|c| (c, &word[1..])) else {
                yield_!(-1);
                continue;
            };
            let Ok(n) = digits.parse::<i32>() else {
                yield_!(-2);
                break;
            };
            yield_!(if sign == '-' { -n } else { n });
        }
    }
    check_values(|| numbers(&["+5", "", "-10", "+x", "+1"]), [5, -1, -10, -2]);
}

#[test]
fn let_chains_test_one_after_the_other() {
    #[generator]
    fn chains(list: Vec<Option<Option<u8>>>) -> impl Iterator<Item = u8> {
        for item in list {
            if let Some(inner) = item
                && let Some(n) = inner
                && n % 2 == 0
            {
                yield_!(n);
                yield_!(n + 1);
            } else if item.is_some() {
                yield_!(100);
            }
        }
    }
    check_values(|| chains(vec![Some(Some(2)), Some(Some(3)), Some(None), None]), [2, 3, 100, 100]);
}

#[test]
fn what_a_binding_by_move_leaves_behind_is_dropped_with_its_owner() {
    #[generator]
    fn leave() -> impl Iterator<Item = u8> {
        let triple = (guard("a"), guard("b"), guard("c"));
        {
            let (_, b, _) = triple;
            yield_!(1);
            b.name();
        }
        yield_!(2);
    }
    check(leave, "+a +b +c y1 b ~b y2 ~a ~c end");
    check_drops(leave, &["", "~b ~a ~c", "~a ~c"]);
}

#[test]
fn fields_are_copied_out_of_what_a_pattern_borrows() {
    #[derive(Clone, Default)]
    struct Item {
        count: u8,
        price: u8,
    }
    #[generator]
    fn bill(items: &[(char, Item)], extra: Option<&Item>) -> impl Iterator<Item = (char, u8)> {
        for (name, item) in items {
            let count = item.count;
            yield_!((*name, count));
            yield_!((*name, count * item.price));
        }
        if let Some(item) = extra {
            yield_!(('+', item.count));
            yield_!(('+', item.price));
        }
        if let [(_, first), .., (_, last)] = items {
            let (a, b) = (first.count, last.count);
            yield_!(('=', a + b));
            yield_!(('=', first.price + last.price));
        }
    }
    let items = [('a', Item { count: 2, price: 3 }), ('b', Item { count: 4, price: 5 })];
    let extra = Some(Item { count: 1, price: 9 });
    let expected = [('a', 2), ('a', 6), ('b', 4), ('b', 20), ('+', 1), ('+', 9), ('=', 6), ('=', 8)];
    check_values(|| bill(&items, extra.as_ref()), expected);
}

#[test]
fn fields_are_taken_from_what_patterns_bind() {
    struct Part {
        name: String,
        _guard: Guard,
    }
    #[generator]
    fn names((a, b): (Part, Part), list: Vec<(Part, Part)>) -> impl Iterator<Item = String> {
        let name = a.name;
        yield_!(name);
        yield_!(b.name);
        for (c, d) in list {
            let name = d.name;
            yield_!(c.name + &name);
        }
    }
    let part = |name| Part { name: String::from(name), _guard: Guard(name) };
    let make = || names((part("a"), part("b")), vec![(part("c"), part("d"))]);
    check(make, "ya yb ycd ~d ~c ~b ~a end");
}

#[test]
#[allow(non_upper_case_globals)]
fn constants_need_no_capitals() {
    const limit: u8 = 3;

    #[allow(non_camel_case_types)]
    #[derive(Clone, Copy)]
    enum Side {
        left,
        right,
        both,
    }

    #[generator]
    fn sides(size: u8, side: Side) -> impl Iterator<Item = u8> {
        use Side::{left, right};
        match size {
            limit => yield_!(1),
            _ => yield_!(2),
        }
        match side {
            left | right => yield_!(3),
            Side::both => yield_!(4),
        }
        match side {
            left => yield_!(5),
            other => yield_!(other as u8 + 10),
        }
    }
    check_values(|| sides(3, Side::left), [1, 3, 5]);
    check_values(|| sides(1, Side::right), [2, 3, 11]);
    check_values(|| sides(0, Side::both), [2, 4, 12]);
}

#[test]
fn an_arm_that_refers_to_a_local_need_not_hold_the_reference() {
    #[generator]
    fn matched(guard: Option<(u8, Guard)>) -> impl Iterator<Item = u8> {
        match guard {
            Some((k @ 2..=9, guard)) => {
                yield_!(k);
                guard.name();
            }
            Some((ref n, _)) => yield_!(n * 10),
            None => yield_!(0),
        }
        yield_!(1);
    }
    check(|| matched(Some((2, guard("a")))), "+a y2 a ~a y1 end");
    check(|| matched(Some((1, guard("a")))), "+a y10 y1 ~a end");
    check(|| matched(None), "y0 y1 end");
}

#[test]
fn a_guard_is_asked_again_for_another_alternative() {
    #[generator]
    fn large(x: u32, y: u32) -> impl Iterator<Item = u32> {
        match (x, yield_!(y)) {
            (n, ()) if n > 100 => yield_!(n),
            _ => yield_!(0),
        }
        match (x, y) {
            (n, _) | (_, n) if n > 100 => {
                yield_!(n);
                yield_!(n + 1);
            }
            _ => yield_!(1),
        }
    }
    check_values(|| large(4, 198), [198, 0, 198, 199]);
    check_values(|| large(101, 198), [198, 101, 101, 102]);
    check_values(|| large(4, 5), [5, 0, 1]);
}

#[test]
fn a_unit_struct_is_a_pattern_that_must_match() {
    struct Done;

    impl Drop for Done {
        fn drop(&mut self) {
            log("~done");
        }
    }

    #[generator]
    #[allow(non_snake_case)]
    fn units(all: Vec<(Done, u8)>, Done: Done) -> impl Iterator<Item = u8> {
        let first = Done;
        let Done = first;
        yield_!(0);
        for (Done, n) in all {
            yield_!(n);
        }
        let N = 2;
        yield_!(N);
        yield_!(N);
    }
    check(|| units(vec![(Done, 1)], Done), "y0 y1 ~done y2 y2 ~done ~done end");
    check_drops(
        || units(vec![(Done, 1)], Done),
        &["~done ~done", "~done ~done ~done", "~done ~done ~done", "~done ~done", "~done ~done"],
    );
}
