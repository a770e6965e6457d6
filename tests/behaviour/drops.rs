//! When locals and arguments are dropped: where their scope ends, on each way out of it.

use crate::harness::{Guard, check, check_drops, check_return, guard, log};
use genfn::{Generator, generator};

#[test]
fn locals_are_dropped_in_reverse() {
    #[generator]
    fn locals() -> impl Iterator<Item = u8> {
        let _a = guard("a");
        yield_!(1);
        let _b = guard("b");
        yield_!(2);
        let _c = guard("c");
    }
    check(locals, "+a y1 +b y2 +c ~c ~b ~a end");
    check_drops(locals, &["", "~a", "~b ~a"]);
}

#[test]
fn locals_that_are_bound_together_are_dropped_in_reverse() {
    #[generator]
    fn locals() -> impl Iterator<Item = usize> {
        let (one, two) = (guard("a"), guard("b"));
        let mut last = guard("c");
        yield_!(0);
        {
            let (next, three, four) = (guard("d"), guard("e"), guard("f"));
            let (five, _six) = (guard("g"), guard("h"));
            yield_!(1);
            last = next;
            yield_!(three.name().len() + four.name().len() + five.name().len());
        }
        yield_!(one.name().len() + two.name().len() + last.name().len());
    }
    check(locals, "+a +b +c y0 +d +e +f +g +h y1 ~c e f g y3 ~h ~g ~f ~e a b d y3 ~d ~b ~a end");
    check_drops(locals, &["", "~c ~b ~a", "~h ~g ~f ~e ~d ~c ~b ~a", "~h ~g ~f ~e ~d ~b ~a", "~d ~b ~a"]);
}

#[test]
fn a_guard_is_held_to_the_end_of_its_scope() {
    #[generator]
    fn scopes() -> impl Iterator<Item = u8> {
        let outer = guard("outer");
        {
            let _inner = guard("inner");
            outer.name();
            yield_!(1);
        }
        yield_!(2);
        log("last");
    }
    check(scopes, "+outer +inner outer y1 ~inner y2 last ~outer end");
    check_drops(scopes, &["", "~inner ~outer", "~outer"]);
}

#[test]
fn arguments_belong_to_the_generator_used_or_not() {
    #[generator]
    fn args(_a: Guard, b: Guard, _: Guard) -> impl Iterator<Item = u8> {
        let _local = guard("local");
        yield_!(1);
        drop(b);
        yield_!(2);
    }
    let make = || args(guard("a"), guard("b"), guard("c"));
    check(make, "+a +b +c +local y1 ~b y2 ~local ~c ~a end");
    check_drops(make, &["~a ~b ~c", "~local ~c ~b ~a", "~local ~c ~a"]);
}

#[test]
fn a_wildcard_drops_a_value_at_once_and_leaves_a_place_alone() {
    #[generator]
    fn wildcards() -> impl Iterator<Item = u8> {
        let _ = guard("a");
        let b = guard("b");
        let _ = b;
        yield_!(1);
        _ = guard("c");
        yield_!(2);
    }
    check(wildcards, "+a ~a +b y1 +c ~c y2 ~b end");
}

#[test]
fn an_assignment_drops_the_old_value_after_making_the_new_one() {
    #[generator]
    fn assign() -> impl Iterator<Item = u8> {
        let mut a = guard("old");
        yield_!(1);
        a = guard("new");
        yield_!(2);
        a = {
            yield_!(3);
            guard("newest")
        };
        a.name();
    }
    check(assign, "+old y1 +new ~old y2 y3 +newest ~new newest ~newest end");
    check_drops(assign, &["", "~old", "~new", "~new"]);
}

#[test]
fn a_shadowed_local_lives_on() {
    #[generator]
    fn shadow() -> impl Iterator<Item = &'static str> {
        let a = guard("first");
        yield_!(a.name());
        let a = guard("second");
        yield_!(a.name());
    }
    check(shadow, "+first first yfirst +second second ysecond ~second ~first end");
    check_drops(shadow, &["", "~first", "~second ~first"]);
}

#[test]
fn the_locals_of_a_loop_are_dropped_in_each_round() {
    #[generator]
    fn rounds() -> impl Iterator<Item = u32> {
        let _all = guard("all");
        for n in 0..4 {
            let _round = guard("round");
            if n == 1 {
                continue;
            }
            yield_!(n);
            if n == 2 {
                break;
            }
            let _tail = guard("tail");
        }
        log("after");
    }
    check(rounds, "+all +round y0 +tail ~tail ~round +round ~round +round y2 ~round after ~all end");
    check_drops(rounds, &["", "~round ~all", "~round ~all"]);
}

#[test]
fn leaving_by_return_drops_the_innermost_first() {
    #[generator]
    fn leave(early: bool) -> impl Generator<Yield = u8, Return = Guard> {
        let _a = guard("a");
        let b = guard("b");
        for _ in 0..2 {
            let _c = guard("c");
            yield_!(1);
            if early {
                return b;
            }
        }
        guard("d")
    }
    check_return(|| leave(true), "+a +b +c y1 ~c ~a rGuard(b) ~b");
    check_return(|| leave(false), "+a +b +c y1 ~c +c y1 ~c +d ~b ~a rGuard(d) ~d");
}

#[test]
fn leaving_by_the_question_mark_drops_the_innermost_first() {
    #[generator]
    fn leave(steps: Vec<Result<u8, &'static str>>) -> impl Generator<Yield = u8, Return = Result<(), &'static str>> {
        let _a = guard("a");
        for step in steps {
            let _b = guard("b");
            yield_!(step?);
        }
        Ok(())
    }
    check_return(|| leave(vec![Ok(1), Err("bad"), Ok(2)]), "+a +b y1 ~b +b ~b ~a rErr(bad)");
}

#[test]
fn leaving_several_scopes_by_a_label_drops_each() {
    #[generator]
    fn leave() -> impl Iterator<Item = u8> {
        'outer: loop {
            let _a = guard("a");
            {
                let _b = guard("b");
                loop {
                    let _c = guard("c");
                    yield_!(1);
                    break 'outer;
                }
            }
        }
        log("after");
    }
    check(leave, "+a +b +c y1 ~c ~b ~a after end");
    check_drops(leave, &["", "~c ~b ~a"]);
}

#[test]
fn what_a_pattern_binds_is_dropped_at_the_end_of_its_arm() {
    #[generator]
    fn arms(pair: (Option<Guard>, Guard)) -> impl Iterator<Item = u8> {
        match pair {
            (Some(a), b) => {
                yield_!(1);
                drop(b);
                yield_!(2);
                a.name();
            }
            (None, _) => yield_!(3),
        }
        log("after");
    }
    check(|| arms((Some(guard("a")), guard("b"))), "+a +b y1 ~b y2 a ~a after end");
    check(|| arms((None, guard("b"))), "+b y3 after ~b end");
    check_drops(|| arms((Some(guard("a")), guard("b"))), &["~a ~b", "~b ~a", "~a"]);
}

#[test]
fn what_a_loop_has_not_reached_is_dropped_with_its_iterator() {
    #[generator]
    fn queue(jobs: Vec<Guard>) -> impl Iterator<Item = &'static str> {
        for job in jobs {
            yield_!(job.name());
            if job.0 == "b" {
                break;
            }
        }
        log("after");
    }
    let make = || queue(vec![guard("a"), guard("b"), guard("c")]);
    check(make, "+a +b +c a ya ~a b yb ~b ~c after end");
    check_drops(make, &["~a ~b ~c", "~a ~b ~c", "~b ~c"]);
}

#[test]
fn a_value_declared_first_and_assigned_later_is_dropped_in_its_place() {
    #[generator]
    fn deferred(early: bool) -> impl Iterator<Item = u8> {
        let late;
        let _a = guard("a");
        if early {
            late = guard("early");
            yield_!(1);
        } else {
            yield_!(2);
            late = guard("late");
        }
        yield_!(3);
        late.name();
    }
    check(|| deferred(true), "+a +early y1 y3 early ~a ~early end");
    check(|| deferred(false), "+a y2 +late y3 late ~a ~late end");
    check_drops(|| deferred(false), &["", "~a", "~a ~late"]);
}

#[test]
fn arguments_that_are_taken_apart_are_dropped_part_by_part() {
    #[generator]
    fn args((a, _): (Guard, Guard), [x, y]: [Guard; 2]) -> impl Iterator<Item = u8> {
        yield_!(1);
        drop(a);
        let _later = (y, x);
        yield_!(2);
    }
    let make = || args((guard("a"), guard("b")), [guard("x"), guard("y")]);
    check(make, "+a +b +x +y y1 ~a y2 ~y ~x ~b end");
    check_drops(make, &["~a ~b ~x ~y", "~y ~x ~a ~b", "~y ~x ~b"]);
}

#[test]
fn what_a_loop_at_the_end_of_its_scope_keeps_is_dropped_behind_it() {
    #[generator]
    fn table(rows: u8) -> impl Iterator<Item = u8> {
        let _all = guard("all");
        for row in 0..rows {
            let (_row, _cells) = (guard("row"), guard("cells"));
            let mut left = 2;
            while left > 0 {
                yield_!(row);
                left -= 1;
            }
        }
    }
    check(|| table(2), "+all +row +cells y0 y0 ~cells ~row +row +cells y1 y1 ~cells ~row ~all end");
    let held = "~cells ~row ~all";
    check_drops(|| table(2), &["", held, held, held, held]);
}

#[test]
fn the_value_of_a_loop_at_the_end_is_made_before_what_it_keeps_is_dropped() {
    #[generator]
    fn last() -> impl Generator<Yield = u8, Return = Guard> {
        let kept = guard("kept");
        loop {
            yield_!(1);
            kept.name();
            break guard("value");
        }
    }
    check_return(last, "+kept y1 kept +value ~kept rGuard(value) ~value");
}

#[test]
fn what_is_taken_out_of_a_local_is_held_to_the_end_of_its_scope() {
    #[generator]
    fn taken() -> impl Iterator<Item = u8> {
        let mut slot = Some(guard("a"));
        let mut list = vec![guard("b"), guard("c")];
        let _taken = slot.take();
        let _popped = list.pop();
        let _replaced = slot.replace(guard("d"));
        let _stolen = steal(&mut list);
        yield_!(1);
        log("after");
    }
    fn steal(list: &mut Vec<Guard>) -> (u8, Guard) {
        (1, list.remove(0))
    }
    check(taken, "+a +b +c +d y1 after ~b ~c ~a ~d end");
    check_drops(taken, &["", "~b ~c ~a ~d"]);
}
