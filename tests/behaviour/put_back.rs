//! Parts without a default that a `let` moves out of a value, and that are put back while the generator is suspended: what is
//! left of the value is dropped where its scope ends, and behind the parts.

use crate::harness::{Guard, check, check_drops, check_panic, guard, log, trace};
use genfn::{Generator, generator};

/// It has no default.
struct Kind(Guard);

impl Kind {
    fn name(&self) -> &'static str {
        self.0.name()
    }
}

struct Task {
    #[expect(dead_code)]
    first: Guard,
    kind: Kind,
    owner: Kind,
    step: u8,
    at: (Kind, u8),
}

fn task() -> Task {
    Task { first: guard("a"), kind: Kind(guard("k")), owner: Kind(guard("o")), step: 3, at: (Kind(guard("t")), 4) }
}

#[test]
fn an_item_of_a_loop_is_whole_while_the_generator_is_suspended() {
    #[generator]
    fn kinds(tasks: Vec<Task>) -> impl Iterator<Item = u8> {
        for Task { kind, .. } in tasks {
            yield_!(1);
            kind.name();
            yield_!(2);
            log("end of item");
        }
    }
    let make = || kinds(vec![task()]);
    check(make, "+a +k +o +t y1 k y2 end of item ~k ~a ~o ~t end");
    check_drops(make, &["~a ~k ~o ~t", "~k ~a ~o ~t", "~k ~a ~o ~t"]);
}

#[test]
fn several_parts_of_an_argument_are_put_back() {
    #[generator]
    fn run(Task { owner, kind, mut step, at: (place, _), .. }: Task) -> impl Iterator<Item = u8> {
        yield_!(step);
        step += 1;
        owner.name();
        yield_!(step);
        kind.name();
        let last = guard("last");
        yield_!(step);
        place.name();
        last.name();
    }
    check(|| run(task()), "+a +k +o +t y3 o y4 k +last y4 t last ~last ~t ~k ~o ~a end");
    check_drops(|| run(task()), &["~a ~k ~o ~t", "~t ~k ~o ~a", "~t ~k ~o ~a", "~last ~t ~k ~o ~a"]);
}

#[test]
fn parts_are_used_where_they_are_while_a_loop_is_resumed_in_place() {
    #[generator]
    fn run() -> impl Iterator<Item = u8> {
        let first = guard("f");
        let task = task();
        let Task { mut kind, owner, .. } = task;
        let last = guard("l");
        for turn in 0..2 {
            yield_!(turn);
            kind.name();
            kind = Kind(guard("new"));
        }
        log("behind");
        yield_!(7);
        owner.name();
        last.name();
        first.name();
    }
    check(run, "+f +a +k +o +t +l y0 k +new ~k y1 new +new ~new behind y7 o l f ~l ~o ~new ~a ~t ~f end");
    let behind = "~l ~o ~new ~a ~t ~f";
    check_drops(run, &["", "~l ~o ~k ~a ~t ~f", behind, behind]);
}

#[test]
fn a_field_of_a_local_that_is_not_named_again_is_put_back() {
    #[generator]
    fn run(tasks: Vec<Task>) -> impl Iterator<Item = u8> {
        for task in tasks {
            let place = task.at.0;
            yield_!(1);
            place.name();
            for turn in 2..4 {
                yield_!(turn);
                place.name();
            }
            log("end of item");
        }
    }
    let make = || run(vec![task()]);
    check(make, "+a +k +o +t y1 t y2 t y3 t end of item ~t ~a ~k ~o end");
    check_drops(make, &["~a ~k ~o ~t", "~t ~a ~k ~o", "~t ~a ~k ~o", "~t ~a ~k ~o"]);
}

#[test]
fn what_a_copy_becomes_is_not_put_back() {
    struct Count {
        number: u8,
        held: Guard,
    }

    impl Drop for Count {
        fn drop(&mut self) {
            log(format!("{} of {}", self.number, self.held.0));
        }
    }

    #[generator]
    fn run(count: Count) -> impl Iterator<Item = u8> {
        let Count { mut number, .. } = count;
        yield_!(number);
        number += 1;
        yield_!(number);
    }

    let make = || run(Count { number: 1, held: guard("h") });
    check(make, "+h y1 y2 1 of h ~h end");
    check_drops(make, &["1 of h ~h", "1 of h ~h", "1 of h ~h"]);
}

#[test]
fn a_part_is_moved_behind_the_last_suspension() {
    #[generator]
    fn run(task: Task) -> impl Iterator<Item = u8> {
        let kind = task.kind;
        yield_!(1);
        log("moved");
        drop(kind);
        log("end of body");
    }
    check(|| run(task()), "+a +k +o +t y1 moved ~k end of body ~a ~o ~t end");
    check_drops(|| run(task()), &["~a ~k ~o ~t", "~k ~a ~o ~t"]);
}

#[test]
fn a_part_that_is_asked_about_last_is_put_back() {
    #[generator]
    fn run(jobs: Vec<Job<'_>>) -> impl Iterator<Item = &'static str> {
        for Job { log, kind, .. } in jobs {
            let name = kind.name();
            yield_!(name);
            log.push(name);
            yield_!("next");
        }
    }
    struct Job<'a> {
        log: &'a mut Vec<&'static str>,
        kind: Kind,
        #[expect(dead_code)]
        held: Guard,
    }
    let mut names = Vec::new();
    let trace = trace(|| {
        let jobs = vec![Job { log: &mut names, kind: Kind(guard("k")), held: guard("h") }];
        run(jobs).for_each(drop);
    });
    assert_eq!((trace.as_str(), &names[..]), ("+k +h k ~k ~h", &["k"][..]));
}

#[test]
fn a_reference_to_a_part_is_held_beside_its_value() {
    #[generator]
    fn run(tasks: &mut [Task]) -> impl Iterator<Item = u8> {
        for Task { kind, step, .. } in tasks {
            yield_!(*step);
            *step += 1;
            yield_!(*step);
            kind.name();
        }
    }
    let trace = trace(|| run(&mut [task()]).for_each(|step| log(step.to_string())));
    assert_eq!(trace, "+a +k +o +t 3 4 k ~a ~k ~o ~t");
}

#[test]
fn a_panic_drops_a_part_before_the_rest() {
    #[generator]
    fn run(task: Task) -> impl Iterator<Item = u8> + Generator<Yield = u8> {
        let kind = task.kind;
        for turn in 0..2 {
            yield_!(turn);
            assert!(kind.name().is_empty(), "too far");
        }
    }
    check_panic(|| run(task()), "+a +k +o +t y0 k ~k ~a ~o ~t !");
}

#[test]
fn a_struct_that_a_loop_opens_deeper_is_mutable_where_parts_are_taken() {
    struct Line {
        at: (String, u8),
        #[expect(dead_code)]
        held: Guard,
    }

    #[generator]
    fn names(lines: Vec<Line>) -> impl Iterator<Item = String> {
        for Line { at: (name, _), .. } in lines {
            yield_!(name.clone());
            yield_!(name);
        }
    }
    let make = || names(vec![Line { at: ("n".to_owned(), 1), held: guard("h") }]);
    check(make, "+h yn yn ~h end");
    check_drops(make, &["~h", "~h", "~h"]);
}

#[test]
fn the_struct_in_a_variant_is_whole_while_the_generator_is_suspended() {
    #[generator]
    fn run(mut tasks: Vec<Result<Task, Task>>) -> impl Iterator<Item = u8> {
        while let Some(Ok(Task { kind, step, .. })) = tasks.pop() {
            yield_!(step);
            kind.name();
            log("end of task");
        }
        log("behind");
        yield_!(0);
    }
    let make = || run(vec![Err(task()), Ok(task())]);
    check(make, "+a +k +o +t +a +k +o +t y3 k end of task ~k ~a ~o ~t ~a ~k ~o ~t behind y0 end");
    check_drops(make, &["~a ~k ~o ~t ~a ~k ~o ~t", "~k ~a ~o ~t ~a ~k ~o ~t", ""]);
}

#[test]
fn an_arm_puts_back_what_it_takes_of_a_struct() {
    #[generator]
    fn run(task: Box<Task>, limit: u8) -> impl Iterator<Item = u8> {
        match *task {
            Task { step: 0, .. } => {}
            Task { kind, step, .. } if step < limit => {
                yield_!(step);
                kind.name();
            }
            Task { owner, .. } => {
                yield_!(1);
                owner.name();
            }
        }
    }
    check(|| run(Box::new(task()), 4), "+a +k +o +t y3 k ~k ~a ~o ~t end");
    check(|| run(Box::new(task()), 3), "+a +k +o +t y1 o ~o ~a ~k ~t end");
    check_drops(|| run(Box::new(task()), 4), &["~a ~k ~o ~t", "~k ~a ~o ~t"]);
}

#[test]
fn an_operand_goes_back_to_the_temporary_that_it_is_a_part_of() {
    #[generator]
    fn run() -> impl Iterator<Item = u8> {
        drop((task().kind, yield_!(1)));
        log("behind");
        yield_!(2);
    }
    check(run, "+a +k +o +t y1 ~k ~a ~o ~t behind y2 end");
    check_drops(run, &["", "~k ~a ~o ~t", ""]);
}

#[test]
fn all_fields_of_a_tuple_struct_are_known_where_it_is_made() {
    struct Pair(Guard, Guard);
    #[generator]
    fn run() -> impl Iterator<Item = bool> {
        let length = Pair(guard("a"), guard("b")).0.name().len();
        yield_!(length == 1);
        drop((Pair(guard("c"), guard("d")).1, yield_!(false)));
        yield_!(true);
    }
    check(run, "+a +b a ~a ~b ytrue +c +d yfalse ~d ~c ytrue end");
    check_drops(run, &["", "", "~d ~c", ""]);
}

#[test]
fn what_a_loop_resumes_with_knows_the_type_of_the_whole() {
    #[generator]
    fn renamed(names: &mut Vec<(String, u8)>) -> impl Iterator<Item = u8> {
        for _ in 0..2 {
            if let Some((name, count)) = names.last_mut() {
                name.push('!');
                *count += 1;
                yield_!(*count);
            }
        }
    }
    #[generator]
    fn run() -> impl Iterator<Item = u8> {
        for turn in 0..2 {
            let made = task();
            let Task { kind, .. } = made;
            yield_!(turn);
            kind.name();
        }
    }
    check(run, "+a +k +o +t y0 k ~k ~a ~o ~t +a +k +o +t y1 k ~k ~a ~o ~t end");
    let mut names = vec![("a".to_string(), 1)];
    assert!(renamed(&mut names).eq([2, 3]));
    assert_eq!(names, [("a!!".to_string(), 3)]);
}
