//! What the caller sends, and what it gets back.

use crate::harness::{Guard, check_sent, check_values, guard, log, trace};
use genfn::{Generator, GeneratorState::Complete, GeneratorState::Yielded, Status, generator};

#[test]
fn a_running_average_is_kept() {
    #[generator]
    fn averager() -> impl Generator<f64, Yield = f64> {
        let (mut sum, mut count, mut average) = (0.0, 0.0, 0.0);
        loop {
            sum += yield_!(average);
            count += 1.0;
            average = sum / count;
        }
    }
    check_sent(averager, [10.0, 20.0, 0.0], "y0.0 y10.0 y15.0 y10.0 |");
}

#[test]
fn commands_drive_a_machine() {
    enum Command {
        Push(i64),
        Add,
        Swap,
        Stop,
    }
    use Command::{Add, Push, Stop, Swap};

    #[generator]
    fn calculator() -> impl Generator<Command, Yield = Option<i64>, Return = Result<Vec<i64>, &'static str>> {
        let mut stack = Vec::new();
        loop {
            match yield_!(stack.last().copied()) {
                Push(n) => stack.push(n),
                Add => {
                    let (Some(b), Some(a)) = (stack.pop(), stack.pop()) else { return Err("too few") };
                    stack.push(a + b);
                }
                Swap => {
                    let n = stack.len();
                    stack.swap(n - 2, n - 1);
                }
                Stop => break Ok(stack),
            }
        }
    }
    let sends = || [Push(1), Push(2), Swap, Add, Push(5), Stop];
    check_sent(calculator, sends(), "yNone ySome(1) ySome(2) ySome(1) ySome(3) ySome(5) rOk([3, 5])");
    check_sent(calculator, [Add], "yNone rErr(too few)");
}

#[test]
fn what_is_sent_is_bound_by_patterns() {
    #[generator]
    fn points() -> impl Generator<(i32, Option<i32>), Yield = &'static str, Return = i32> {
        let (x, y) = yield_!("first");
        let (dx, Some(dy)) = yield_!("second") else {
            return x;
        };
        if let (n @ 1.., _) = yield_!("third") {
            return n;
        }
        x + dx + y.unwrap_or(0) + dy
    }
    check_sent(points, [(1, None), (2, None)], "yfirst ysecond r1");
    check_sent(points, [(1, Some(2)), (3, Some(4)), (7, None)], "yfirst ysecond ythird r7");
    check_sent(points, [(1, Some(2)), (3, Some(4)), (0, None)], "yfirst ysecond ythird r10");
}

#[test]
fn what_is_sent_and_not_used_is_dropped_at_once() {
    #[generator]
    fn ignore() -> impl Generator<Guard, Yield = u8> {
        yield_!(1);
        log("one");
        let _kept = yield_!(2);
        log("two");
    }
    let sends = ["a", "b"].into_iter().map(guard);
    check_sent(ignore, sends, "y1 +a ~a one y2 +b two ~b r()");
}

#[test]
fn references_are_sent() {
    #[generator]
    fn longest<'a>() -> impl Generator<&'a str, Yield = &'a str> {
        let mut longest = "";
        loop {
            let next = yield_!(longest);
            if next.len() > longest.len() {
                longest = next;
            }
        }
    }
    let text = String::from("a bcd ef");
    check_sent(longest, text.split(' '), "y ya ybcd ybcd |");
}

#[test]
fn mutable_references_are_sent_to_be_filled() {
    #[generator]
    fn fill<'a>() -> impl Generator<&'a mut Vec<u8>, Yield = usize> {
        let mut total = 0;
        loop {
            let list = yield_!(total);
            list.push(u8::try_from(total).unwrap());
            total += list.len();
        }
    }
    let (mut a, mut b) = (vec![1], vec![]);
    {
        let mut generator = fill();
        assert_eq!(generator.start(), Yielded(0));
        assert_eq!(generator.send(&mut a), Yielded(2));
        assert_eq!(generator.send(&mut b), Yielded(3));
    }
    assert_eq!((a, b), (vec![1, 0], vec![2]));
}

#[test]
fn a_refused_value_comes_back_undropped() {
    #[generator]
    fn once() -> impl Generator<Guard, Yield = (), Return = &'static str> {
        let sent = yield_!();
        sent.into_name()
    }
    let mut generator = once();
    let error = generator.try_send(guard("early")).unwrap_err();
    assert_eq!((error.status(), error.into_inner().0), (Status::Unstarted, "early"));
    assert_eq!(generator.start(), Yielded(()));
    assert_eq!(trace(|| assert!(generator.send(guard("a")).is_complete())), "+a into:a ~a");
    let events = trace(|| {
        let error = generator.try_send(guard("late")).unwrap_err();
        assert_eq!(error.status(), Status::Complete);
        log("back");
        drop(error.into_inner());
    });
    assert_eq!(events, "+late back ~late");
}

#[test]
fn a_pipeline_pushes_from_one_to_the_next() {
    #[generator]
    fn grep<'p, N: Generator<String, Yield = ()> + 'p>(
        pattern: &'p str,
        mut next: N,
    ) -> impl Generator<String, Yield = ()> {
        next.start();
        loop {
            let line = yield_!();
            if line.contains(pattern) {
                next.send(line);
            }
        }
    }

    #[generator]
    fn number() -> impl Generator<String, Yield = ()> {
        for n in 1.. {
            log(format!("{n}:{}", yield_!()));
        }
    }
    let sends = ["abc", "xyz", "bcd"].map(String::from);
    check_sent(|| grep("bc", number()), sends, "y() 1:abc y() y() 2:bcd y() |");
}

#[test]
fn where_nothing_is_sent_resuming_and_iterating_may_take_turns() {
    #[generator]
    fn numbers() -> impl Generator<Yield = u8, Return = &'static str> + Iterator<Item = u8> {
        for n in 0..4 {
            let () = yield_!(n);
        }
        "end"
    }
    let mut generator = numbers();
    assert_eq!(generator.start(), Yielded(0));
    assert_eq!(generator.next(), Some(1));
    assert_eq!(generator.send(()), Yielded(2));
    assert_eq!(generator.by_ref().fold(0, |sum, n| sum + n), 3);
    assert_eq!((generator.next(), generator.status()), (None, Status::Complete));
    let mut generator = numbers();
    assert_eq!(Iterator::count(generator.by_ref()), 4);
    assert_eq!(generator.next(), None);
    let mut generator = numbers();
    generator.by_ref().nth(3);
    assert_eq!(generator.send(()), Complete("end"));
}

#[test]
fn what_is_sent_to_a_wildcard_is_dropped_at_once() {
    #[generator]
    fn ignore() -> impl Generator<Guard, Yield = u8> {
        let _ = yield_!(1);
        log("one");
    }
    check_sent(ignore, [guard("a")], "y1 ~a one r()");
}

#[test]
fn a_comma_may_follow_what_is_yielded() {
    #[generator]
    fn plain(name: &str) -> impl Iterator<Item = String> {
        yield_!(format!("{name} is written on a line of its own"),);
        yield_from!([String::from(name)],);
    }
    #[generator(boxed)]
    fn boxed(name: &str) -> impl Iterator<Item = String> {
        yield_!(name.to_owned(),);
        yield_from!(plain(name),);
    }
    check_values(|| boxed("a"), ["a", "a is written on a line of its own", "a"]);
    assert_eq!(boxed("a").count(), 3);
}

/// Suspends twenty times, each time in another state.
#[generator]
fn twenty() -> impl Generator<u8, Yield = u8, Return = u8> {
    let _outer = guard("outer");
    let first = yield_!(0) + yield_!(1) + yield_!(2) + yield_!(3) + yield_!(4);
    let second = yield_!(5) + yield_!(6) + yield_!(7) + yield_!(8) + yield_!(9);
    let _inner = guard("inner");
    let third = yield_!(10) + yield_!(11) + yield_!(12) + yield_!(13) + yield_!(14);
    first * second + third + yield_!(15) + yield_!(16) + yield_!(17) + yield_!(18) + yield_!(19)
}

#[test]
fn a_body_has_many_states() {
    let all = trace(|| {
        let mut generator = twenty();
        assert_eq!(generator.start(), Yielded(0));
        (1..20).for_each(|n| assert_eq!(generator.send(1), Yielded(n)));
        assert_eq!(generator.send(1), Complete(35));
        assert_eq!(generator.status(), Status::Complete);
        assert!(generator.try_send(1).is_err());
    });
    assert_eq!(all, "+outer +inner ~inner ~outer");
}
