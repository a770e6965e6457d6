//! In which order operands are evaluated when some of them suspend.

use crate::harness::{Guard, check, check_sent, guard, show};
use genfn::{Generator, generator};

fn three(a: i32, b: i32, c: i32) -> i32 {
    show(a * 100 + b * 10 + c)
}

#[test]
fn arguments_are_evaluated_from_left_to_right() {
    #[generator]
    fn call() -> impl Generator<i32, Yield = &'static str, Return = i32> {
        three(show(1), yield_!("second"), show(3))
    }
    check_sent(call, [2], "1 ysecond 3 123 r123");
}

#[test]
fn an_argument_is_read_before_a_later_one_changes_the_variable() {
    #[generator]
    fn call() -> impl Generator<i32, Yield = i32, Return = i32> {
        let mut n = 1;
        let sum = three(
            n,
            {
                n += yield_!(n);
                n
            },
            n,
        );
        sum + n
    }
    check_sent(call, [2], "y1 133 r136");
}

#[test]
fn the_callee_is_evaluated_before_the_arguments() {
    #[generator]
    fn call() -> impl Generator<i32, Yield = &'static str, Return = i32> {
        let pick = |name: &'static str| {
            show(name);
            three
        };
        pick("callee")(yield_!("a"), show(2), yield_!("c"))
    }
    check_sent(call, [1, 3], "callee ya 2 yc 123 r123");
}

#[test]
fn the_receiver_is_evaluated_before_the_arguments() {
    #[generator]
    fn call() -> impl Generator<i32, Yield = &'static str, Return = i32> {
        show(40_i32).wrapping_add(yield_!("argument")).max(show(7))
    }
    check_sent(call, [2], "40 yargument 7 r42");
}

#[test]
fn operators_evaluate_the_left_side_first() {
    #[generator]
    fn sums() -> impl Generator<i32, Yield = i32, Return = (i32, bool)> {
        let sum = show(1) + yield_!(2) * show(3) - show(4);
        let less = show(5) < yield_!(6);
        (sum, less)
    }
    check_sent(sums, [10, 0], "1 y2 3 4 5 y6 r(27, false)");
}

#[test]
fn the_right_side_of_an_assignment_is_evaluated_before_the_place() {
    #[generator]
    fn assign() -> impl Generator<i32, Yield = &'static str, Return = [i32; 3]> {
        let mut list = [0; 3];
        list[show(1_usize)] = yield_!("value");
        list[usize::try_from(yield_!("index")).unwrap()] = show(8);
        list
    }
    check_sent(assign, [7, 2], "yvalue 1 8 yindex r[0, 7, 8]");
}

#[test]
fn compound_assignment_of_numbers_evaluates_the_right_side_first() {
    #[generator]
    fn count() -> impl Generator<i32, Yield = i32, Return = i32> {
        let mut n = 1;
        n += {
            n *= 10;
            yield_!(n)
        };
        n
    }
    check_sent(count, [5], "y10 r15");
}

#[test]
fn fields_are_evaluated_as_written_and_the_base_last() {
    #[derive(Debug)]
    #[allow(dead_code, reason = "they are shown by `Debug`")]
    struct Point {
        x: i32,
        y: i32,
        z: i32,
    }
    #[generator]
    fn point() -> impl Generator<i32, Yield = &'static str, Return = Point> {
        Point { y: show(2), x: yield_!("x"), ..show(Point { x: 7, y: 8, z: 9 }) }
    }
    check_sent(point, [1], "2 yx Point { x: 7, y: 8, z: 9 } rPoint { x: 1, y: 2, z: 9 }");
}

#[test]
fn tuples_arrays_and_ranges_are_evaluated_from_left_to_right() {
    #[generator]
    fn lists() -> impl Generator<i32, Yield = i32, Return = String> {
        let tuple = (show(1), yield_!(2), show(3));
        let array = [yield_!(4), show(5), yield_!(6)];
        let range = show(7)..yield_!(8);
        format!("{tuple:?} {array:?} {range:?}")
    }
    check_sent(lists, [20, 40, 60, 80], "1 y2 3 y4 5 y6 7 y8 r(1, 20, 3) [40, 5, 60] 7..80");
}

#[test]
fn an_array_is_indexed_after_the_index_is_known() {
    #[generator]
    fn index() -> impl Generator<usize, Yield = usize, Return = i32> {
        let grid = [[1, 2], [3, 4]];
        grid[yield_!(0)][yield_!(1)] + grid[show(0)][yield_!(2)]
    }
    check_sent(index, [1, 0, 1], "y0 y1 0 y2 r5");
}

#[test]
fn lazy_operators_suspend_only_when_they_have_to() {
    #[generator]
    fn lazy() -> impl Generator<bool, Yield = u8, Return = (bool, bool)> {
        let both = yield_!(1) && yield_!(2) && show(true);
        let either = yield_!(3) || yield_!(4) || show(false);
        (both, either)
    }
    check_sent(lazy, [false, true], "y1 y3 r(false, true)");
    check_sent(lazy, [true, false, false, true], "y1 y2 y3 y4 r(false, true)");
    check_sent(lazy, [true, true, false, false], "y1 y2 true y3 y4 false r(true, false)");
}

#[test]
fn a_yield_in_a_yield_comes_first() {
    #[generator]
    fn nested() -> impl Generator<i32, Yield = i32, Return = i32> {
        yield_!(yield_!(yield_!(1) + 1) + 1)
    }
    check_sent(nested, [10, 20, 30], "y1 y11 y21 r30");
}

#[test]
fn operands_that_wait_are_dropped_in_reverse() {
    #[generator]
    fn hold() -> impl Generator<(), Yield = u8, Return = usize> {
        let all = [guard("a"), guard("b"), {
            yield_!(1);
            guard("c")
        }];
        all.len()
    }
    check_sent(hold, [(); 0], "+a +b y1 | ~b ~a");
    check_sent(hold, [()], "+a +b y1 +c ~a ~b ~c r3");
}

#[test]
fn format_arguments_come_before_what_the_text_captures() {
    #[generator]
    fn text() -> impl Generator<i32, Yield = i32, Return = String> {
        let mut n = 1;
        format!("{n} {} {}", show(2), {
            n = yield_!(3);
            4
        })
    }
    check_sent(text, [9], "2 y3 r9 2 4");
}

#[test]
fn the_condition_is_evaluated_anew_in_each_round() {
    #[generator]
    fn rounds() -> impl Generator<i32, Yield = i32, Return = i32> {
        let mut n = 0;
        while show(n) < yield_!(n) {
            n += 1;
        }
        n
    }
    check_sent(rounds, [5, 5, 0], "0 y0 1 y1 2 y2 r2");
}

#[test]
fn a_value_is_moved_into_its_operand_before_the_next_suspends() {
    #[generator]
    fn moved(a: Guard) -> impl Generator<(), Yield = u8, Return = ()> {
        let _outer = guard("outer");
        let _pair = (a, yield_!(1));
        let _last = guard("last");
    }
    check_sent(|| moved(guard("a")), [(); 0], "+a +outer y1 | ~a ~outer");
    check_sent(|| moved(guard("a")), [()], "+a +outer y1 +last ~last ~a ~outer r()");
}

#[test]
fn a_receiver_that_is_copied_is_copied_before_the_arguments_change_it() {
    #[generator]
    fn call() -> impl Iterator<Item = i32> {
        let mut n = 1_i32;
        let sum = n.wrapping_add({
            n = 50;
            yield_!(n);
            2
        });
        yield_!(sum);
        yield_!(n);
    }
    check(call, "y50 y3 y50 end");
}
