//! Fields that are moved out of a value while others are used behind a suspension.

// What is warned of is what these tests are about.
#![allow(deprecated)]

use crate::harness::{Guard, check, check_drops, guard, log};
use genfn::generator;

/// A type with neither `Copy` nor `Default`.
struct Job(Guard);

struct Task {
    job: Job,
    label: Guard,
    id: u8,
}

fn task(job: &'static str, label: &'static str, id: u8) -> Task {
    Task { job: Job(guard(job)), label: guard(label), id }
}

fn run(job: Job) {
    let Job(guard) = job;
    log(format!("run:{}", guard.0));
}

#[test]
fn a_field_is_moved_and_others_are_used() {
    #[generator]
    fn ids(tasks: Vec<Task>) -> impl Iterator<Item = u8> {
        for task in tasks {
            run(task.job);
            yield_!(task.id);
            task.label.name();
            yield_!(task.id + 1);
        }
    }
    check(
        || ids(vec![task("a", "x", 1), task("b", "y", 5)]),
        "+a +x +b +y run:a ~a y1 x y2 ~x run:b ~b y5 y y6 ~y end",
    );
}

#[test]
fn fields_are_moved_one_after_the_other() {
    #[generator]
    fn steps(task: Task) -> impl Iterator<Item = u8> {
        run(task.job);
        yield_!(1);
        drop(task.label);
        yield_!(2);
        yield_!(task.id);
    }
    check(|| steps(task("a", "x", 7)), "+a +x run:a ~a y1 ~x y2 y7 end");
}

#[test]
fn a_literal_tells_all_fields() {
    #[generator]
    fn moved() -> impl Iterator<Item = u8> {
        let task = Task { job: Job(guard("a")), label: guard("x"), id: 3 };
        run(task.job);
        yield_!(1);
        log("after");
    }
    check(moved, "+a +x run:a ~a y1 after ~x end");
}

fn two_jobs() -> (Job, Job) {
    (Job(guard("a")), Job(guard("b")))
}

#[test]
fn fields_of_a_tuple_that_a_function_returns() {
    #[generator]
    fn pairs() -> impl Iterator<Item = u8> {
        let pair = two_jobs();
        run(pair.1);
        yield_!(1);
        run(pair.0);
        yield_!(2);
    }
    check(pairs, "+a +b run:b ~b y1 run:a ~a y2 end");
}

#[test]
fn fields_behind_a_box() {
    #[generator]
    fn ids(task: Box<Task>) -> impl Iterator<Item = u8> {
        run(task.job);
        yield_!(task.id);
        task.label.name();
        yield_!(0);
    }
    check(|| ids(Box::new(task("a", "x", 4))), "+a +x run:a ~a y4 x y0 ~x end");
}

#[test]
fn a_field_is_moved_on_one_path_before_its_suspension() {
    #[generator]
    fn paths(task: Task, early: bool) -> impl Iterator<Item = u8> {
        if early {
            run(task.job);
            yield_!(1);
        }
        yield_!(task.id);
        task.label.name();
        yield_!(9);
    }
    check(|| paths(task("a", "x", 2), true), "+a +x run:a ~a y1 y2 x y9 ~x end");
    // It is dropped where the paths meet: what follows has no place for it. Rustc drops it at the end.
    check(|| paths(task("a", "x", 2), false), "+a +x ~a y2 x y9 ~x end");
}

#[test]
fn a_loop_around_a_value_of_which_a_field_is_missing() {
    #[generator]
    fn rounds(task: Task) -> impl Iterator<Item = u8> {
        run(task.job);
        for round in 0..task.id {
            yield_!(round);
            task.label.name();
        }
        drop(task.label);
        yield_!(task.id);
    }
    check(|| rounds(task("a", "x", 2)), "+a +x run:a ~a y0 x y1 x ~x y2 end");
}

#[test]
fn each_arm_of_a_match_takes_another_field() {
    #[generator]
    fn taken(id: u8) -> impl Iterator<Item = usize> {
        let length = match (Task { job: Job(guard("a")), label: guard("x"), id }) {
            Task { id: 0, label, .. } => label.name().len(),
            Task { job, .. } => {
                yield_!(5);
                run(job);
                0
            }
        } + {
            yield_!(6);
            1
        };
        log("after");
        yield_!(length);
    }
    check(|| taken(0), "+a +x x ~x y6 ~a after y2 end");
    check(|| taken(1), "+a +x y5 run:a ~a y6 ~x after y1 end");
}

#[test]
fn what_is_copied_or_has_a_default_leaves_the_value_whole() {
    struct Account {
        owner: String,
        balance: u32,
        log: Guard,
    }

    impl Account {
        fn balance(&self) -> u32 {
            self.balance
        }
    }

    #[generator]
    fn report(account: Account) -> impl Iterator<Item = String> {
        let balance = account.balance;
        yield_!(account.owner);
        yield_!(balance.to_string());
        account.log.name();
        yield_!("end".to_owned());
    }

    #[generator]
    fn balances(account: Account) -> impl Iterator<Item = u32> {
        let balance = account.balance;
        yield_!(balance);
        yield_!(account.balance() + 1);
    }
    let account = || Account { owner: "ann".to_owned(), balance: 7, log: guard("log") };
    check(|| report(account()), "+log yann y7 log yend ~log end");
    check(|| balances(account()), "+log y7 y8 ~log end");
}

#[test]
fn a_part_is_moved_out_of_a_boxed_temporary() {
    fn name_of(job: Job, _other: u8) -> &'static str {
        job.0.into_name()
    }

    #[generator]
    fn names() -> impl Iterator<Item = &'static str> {
        let name = name_of((*Box::new(two_jobs())).1, {
            yield_!("first");
            1
        });
        yield_!(name);
    }
    check(names, "+a +b yfirst into:b ~b ~a yb end");
}

/// A guard with a default that tells.
struct Lock(Guard);

impl Default for Lock {
    fn default() -> Self {
        Self(guard("default"))
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        log(format!("unlock:{}", self.0.0));
    }
}

struct Door {
    lock: Lock,
    name: String,
    spare: Option<Lock>,
}

fn door() -> Door {
    Door { lock: Lock(guard("a")), name: "door".to_owned(), spare: Some(Lock(guard("b"))) }
}

#[test]
fn no_default_is_made_that_tells_when_it_is_dropped() {
    #[generator]
    fn moved() -> impl Iterator<Item = String> {
        let door = door();
        let lock = door.lock;
        yield_!(door.name.clone());
        drop(lock);
        yield_!(door.name);
        drop(door.spare);
        yield_!("left".to_owned());
    }
    check(moved, "+a +b ydoor unlock:a ~a ydoor unlock:b ~b yleft end");
    check_drops(|| moved().take(3), &["", "unlock:a ~a unlock:b ~b", "unlock:b ~b", ""]);
}

#[test]
fn what_is_taken_of_a_value_is_gone_though_it_has_a_default() {
    #[generator]
    fn opened() -> impl Iterator<Item = u8> {
        let Door { lock, name, spare } = door();
        yield_!(1);
        drop((lock, name));
        if let Some(Lock(_)) = spare {
            log("spare");
        }
        yield_!(2);
    }
    check(opened, "+a +b y1 unlock:a ~a spare y2 unlock:b ~b end");
}

#[test]
fn a_field_behind_a_deref_is_none_of_the_tuple_in_front_of_it() {
    struct Named(Guard, Price);
    struct Price {
        euros: u8,
    }
    impl std::ops::Deref for Named {
        type Target = Price;

        fn deref(&self) -> &Price {
            &self.1
        }
    }
    #[generator]
    fn copied() -> impl Iterator<Item = u8> {
        let item = Named(guard("a"), Price { euros: 3 });
        let list = [item.0.name().len(), (yield_!(1), usize::from(item.euros)).1];
        yield_!(item.euros + u8::try_from(list[0]).unwrap_or_default());
    }
    #[generator]
    fn moved() -> impl Iterator<Item = u8> {
        let item = Named(guard("a"), Price { euros: 3 });
        let euros = (yield_!(1), item.euros).1;
        drop(item.0);
        yield_!(euros + item.1.euros);
    }
    check(copied, "+a a y1 y4 ~a end");
    check(moved, "+a y1 ~a y6 end");
    check_drops(|| moved().take(2), &["", "~a", ""]);
}
