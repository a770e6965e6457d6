//! What is moved into a call that does not return is still there on all other paths.

use crate::harness::{Guard, check, check_drops, check_panic, check_values, guard, log};
use genfn::{Generator, generator};

fn fail(guard: Guard) -> ! {
    panic!("{}", guard.into_name())
}

#[test]
fn a_call_that_does_not_return_takes_a_local_from_a_loop() {
    #[generator]
    fn counts(most: u8) -> impl Iterator<Item = u8> + Generator<Yield = u8> {
        let held = guard("a");
        let mut n = 0;
        loop {
            if n == most {
                fail(held);
            }
            yield_!(n);
            n += 1;
        }
    }
    check_panic(|| counts(2), "+a y0 y1 into:a ~a !");
    check_drops(|| counts(9).take(2), &["", "~a", "~a"]);
}

#[test]
fn a_macro_that_panics_stands_behind_what_is_moved() {
    #[generator]
    fn checked(list: &[u8]) -> impl Iterator<Item = usize> + Generator<Yield = usize> {
        let (held, text) = (guard("a"), String::from("long"));
        for n in list {
            match n {
                0 => {
                    drop(held);
                    panic!("{}", text + "er");
                }
                n => yield_!(text.len() + usize::from(*n)),
            }
        }
        log("behind");
        yield_!(text.len());
    }
    check(|| checked(&[1, 2]), "+a y5 y6 behind y4 ~a end");
    check_panic(|| checked(&[1, 0]), "+a y5 ~a !");
}

#[test]
fn a_method_that_does_not_return_consumes_its_receiver() {
    struct Job(Guard);
    impl Job {
        fn abandon(self) -> ! {
            fail(self.0)
        }
    }

    #[generator]
    fn steps(limit: u8) -> impl Iterator<Item = u8> + Generator<Yield = u8> {
        let job = Job(guard("job"));
        let mut step = 0;
        while step < 3 {
            if step == limit {
                job.abandon()
            }
            step += 1;
            yield_!(step);
        }
        log(job.0.name());
    }
    check(|| steps(9), "+job y1 y2 y3 job job ~job end");
    check_panic(|| steps(1), "+job y1 into:job ~job !");
}

#[test]
fn what_is_copied_in_a_branch_stays_in_its_loop() {
    #[generator]
    fn pairs<T: Copy + PartialEq>(first: T, list: &[T]) -> impl Iterator<Item = (T, T)> {
        let mut seen = Vec::new();
        for item in list {
            if *item == first {
                seen.push(first);
            }
            yield_!((first, *item));
        }
        for item in seen {
            yield_!((item, first));
        }
    }
    check_values(|| pairs(1, &[1, 2]), [(1, 1), (1, 2), (1, 1)]);
}

#[test]
#[allow(unreachable_code, unused_variables)]
fn what_is_assigned_where_control_never_comes_is_not_refused() {
    #[generator]
    fn numbers() -> impl Iterator<Item = u8> {
        let fixed = 1;
        yield_!(fixed);
        return;
        fixed = 2;
    }
    assert_eq!(numbers().collect::<Vec<_>>(), [1]);
}

#[test]
#[allow(unreachable_code)]
fn what_is_named_only_behind_a_panic_need_not_be_held() {
    struct Tank {
        level: u8,
    }
    impl Tank {
        #[generator]
        fn drain(&self, burst: bool) -> impl Iterator<Item = u8> + Generator<Yield = u8> {
            let (step, held) = (2, guard("a"));
            yield_!(step);
            if burst {
                drop(held);
                unimplemented!();
                log(format!("{step} of {}", self.level));
            }
            yield_!(3);
        }
    }
    let tank = Tank { level: 9 };
    check(|| tank.drain(false), "+a y2 y3 ~a end");
    check_panic(|| tank.drain(true), "+a y2 ~a !");
}

#[test]
#[allow(unreachable_code, unused_variables)]
fn jumps_behind_a_return_may_name_loops() {
    #[generator]
    fn numbers(last: u8) -> impl Iterator<Item = u8> + Generator<Yield = u8> {
        let step = 2;
        'all: for n in 0..4 {
            yield_!(n);
            if n == last {
                return;
                if step > 3 {
                    continue 'all;
                }
                break 'all;
            }
            if n == 9 {
                loop {
                    std::hint::spin_loop();
                }
                log(step.to_string());
            }
        }
        log("behind");
    }
    check(|| numbers(1), "y0 y1 end");
    check(|| numbers(9), "y0 y1 y2 y3 behind end");
}
