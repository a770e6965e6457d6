//! Patterns that need not match, and leave parts by `..` beside what they take: the rest lives as long as the whole would.

use crate::harness::{Guard, check, check_drops, check_values, guard, log};
use genfn::generator;

/// A struct with guards that no body names.
struct Job {
    first: Guard,
    name: String,
    id: u8,
    last: Guard,
}

enum Event {
    Key { code: u8, text: String, held: Guard },
    Paste(Guard, String, Guard),
    Quit,
}

fn job(id: u8) -> Job {
    Job { first: guard("a"), name: format!("j{id}"), id, last: guard("z") }
}

fn even(id: u8) -> Option<Job> {
    id.is_multiple_of(2).then(|| job(id))
}

fn event(n: u8) -> Event {
    match n % 3 {
        0 => Event::Key { code: n, text: format!("k{n}"), held: guard("h") },
        1 => Event::Paste(guard("p"), format!("p{n}"), guard("q")),
        _ => Event::Quit,
    }
}

#[test]
fn what_a_queue_holds_is_taken_apart() {
    #[generator]
    fn names(mut queue: Vec<Job>) -> impl Iterator<Item = String> {
        while let Some(Job { mut name, id, .. }) = queue.pop() {
            name.push('!');
            yield_!(name);
            if id == 1 {
                continue;
            }
            yield_!(id.to_string());
            log("next");
        }
    }
    check(|| names(vec![job(1), job(2)]), "+a +z +a +z yj2! y2 next ~a ~z yj1! ~a ~z end");
    check_drops(|| names(vec![job(1), job(2)]), &["~a ~z ~a ~z", "~a ~z ~a ~z", "~a ~z ~a ~z", "~a ~z"]);
}

#[test]
fn what_was_found_lives_as_long_as_its_branch() {
    #[generator]
    fn found(id: u8) -> impl Iterator<Item = String> {
        let _outer = guard("o");
        if let Some(Job { name, .. }) = even(id) {
            let _inner = guard("i");
            yield_!(name);
            log("in");
        } else {
            yield_!("none".to_string());
        }
        log("behind");
    }
    check(|| found(2), "+o +a +z +i yj2 in ~i ~a ~z behind ~o end");
    check(|| found(1), "+o ynone behind ~o end");
    check_drops(|| found(2), &["", "~i ~a ~z ~o"]);
}

#[test]
fn a_match_lives_as_long_as_its_statement() {
    #[generator]
    fn texts(n: u8) -> impl Iterator<Item = String> {
        let text = format!(
            "{}.",
            match event(n) {
                Event::Key { text, code, .. } => {
                    yield_!(code.to_string());
                    text
                }
                Event::Paste(_, text, ..) => {
                    yield_!("paste".to_string());
                    text
                }
                Event::Quit => "quit".to_string(),
            }
        );
        yield_!(text);
    }
    check(|| texts(0), "+h y0 ~h yk0. end");
    check(|| texts(1), "+p +q ypaste ~p ~q yp1. end");
    check(|| texts(2), "yquit. end");
}

#[test]
fn guards_that_look_at_nothing_bound_leave_the_rest() {
    #[generator]
    fn keys(wanted: bool) -> impl Iterator<Item = String> {
        match event(0) {
            Event::Key { text, .. } if wanted => yield_!(text),
            Event::Key { code: 0..=2, .. } => yield_!("low".to_string()),
            _ => {}
        }
    }
    check(|| keys(true), "+h yk0 ~h end");
    check(|| keys(false), "+h ylow ~h end");
}

#[test]
fn guards_see_what_is_taken_behind_them() {
    #[generator]
    fn keys(wanted: &str) -> impl Iterator<Item = String> {
        for n in [0, 3, 4] {
            match event(n) {
                Event::Key { text, code, .. } if text == wanted || code > 7 => yield_!(text),
                Event::Key { code, text, .. } if matches!(code, 0..=9) && !text.is_empty() => {
                    yield_!(code.to_string());
                    yield_!(text);
                }
                Event::Paste(_, mut text, ..) if text.starts_with('p') => {
                    text.push('.');
                    yield_!(text);
                }
                _ => log("none"),
            }
            log("behind");
        }
    }
    #[generator]
    fn counts(mut jobs: Vec<Job>) -> impl Iterator<Item = u8> {
        for _ in 0..2 {
            match jobs.last_mut() {
                Some(Job { id, name, .. }) if *id < 3 && name.len() == 2 => {
                    *id += 1;
                    yield_!(*id);
                }
                Some(Job { id, .. }) => yield_!(*id + 10),
                None => {}
            }
        }
    }
    check(|| keys("k3"), "+h y0 yk0 ~h behind +h yk3 ~h behind +p +q yp4. ~p ~q behind end");
    check(|| counts(vec![job(2)]), "+a +z y3 y13 ~a ~z end");
}

#[test]
fn a_local_keeps_what_a_pattern_leaves() {
    #[generator]
    fn local(n: u8) -> impl Iterator<Item = String> {
        let event = event(n);
        let _later = guard("l");
        if let Event::Key { text, .. } | Event::Paste(_, text, _) = event {
            yield_!(text);
            log("in");
        }
        yield_!("behind".to_string());
    }
    #[generator]
    fn or_else(found: Option<Job>) -> impl Iterator<Item = String> {
        let _later = guard("l");
        let Some(Job { name, .. }) = found else { return };
        yield_!(name);
        yield_!("behind".to_string());
    }
    #[generator]
    fn again(mut slot: Option<Job>) -> impl Iterator<Item = String> {
        for id in 1..3 {
            match slot {
                Some(Job { name, .. }) => yield_!(name),
                None => yield_!("none".to_string()),
            }
            log("assign");
            slot = even(id);
        }
    }
    check(|| local(1), "+p +q +l yp1 in ybehind ~l ~p ~q end");
    check_drops(|| local(0), &["", "~l ~h", "~l ~h"]);
    check(|| or_else(even(2)), "+a +z +l yj2 ybehind ~l ~a ~z end");
    check(|| again(even(0)), "+a +z yj0 assign ~a ~z ynone assign +a +z ~a ~z end");
}

#[test]
fn a_local_is_used_again_behind_what_copies_of_it() {
    #[generator]
    fn both() -> impl Iterator<Item = String> {
        let event = event(0);
        if let Event::Key { code, .. } = event {
            yield_!(code.to_string());
        }
        let job = job(3);
        match job {
            Job { id: 0, .. } => {}
            Job { name, .. } => yield_!(name),
        }
        yield_!(format!("{}{}", job.id, job.last.name()));
        if let Event::Key { text, .. } = event {
            yield_!(text);
        }
    }
    check(both, "+h y0 +a +z yj3 z y3z yk0 ~a ~z ~h end");
}

#[test]
fn parts_of_parts_are_taken() {
    #[generator]
    fn nested(n: u8) -> impl Iterator<Item = String> {
        match (even(n), event(n)) {
            (Some(Job { name, .. }), Event::Key { text, .. }) => {
                yield_!(name);
                yield_!(text);
            }
            (None, Event::Paste(_, text, ..)) => yield_!(text),
            (found, _) => {
                yield_!("else".to_string());
                drop(found);
            }
        }
        log("behind");
    }
    check(|| nested(0), "+a +z +h yj0 yk0 ~a ~z ~h behind end");
    check(|| nested(1), "+p +q yp1 ~p ~q behind end");
    check(|| nested(2), "+a +z yelse ~a ~z behind end");
}

#[test]
fn what_is_left_is_dropped_in_the_order_of_its_declaration() {
    #[generator]
    fn turned() -> impl Iterator<Item = String> {
        let first = job(1);
        let Job { name, last: _, first: _, id: _ } = first;
        yield_!(name);
        match job(2) {
            Job { id: 0, .. } => {}
            Job { last: _, name, first: _, id } => yield_!(format!("{name}{id}")),
        }
        log("behind");
    }
    check(turned, "+a +z yj1 +a +z yj22 ~a ~z behind ~a ~z end");
}

#[test]
fn what_is_left_by_name_is_held_though_there_is_no_default() {
    #[generator]
    fn moved(n: u8) -> impl Iterator<Item = &'static str> {
        match event(n) {
            Event::Paste(_, _, last) => {
                yield_!(last.name());
                log("in");
            }
            Event::Key { held, text: _, code: _ } => yield_!(held.name()),
            Event::Quit => {}
        }
        let left = job(n);
        let Job { last, first: _, name: _, id: _ } = left;
        yield_!(last.name());
    }
    check(|| moved(1), "+p +q q yq in ~q ~p +a +z z yz ~z ~a end");
    check(|| moved(0), "+h h yh ~h +a +z z yz ~z ~a end");
}

/// A struct with a destructor of its own.
struct Owner {
    name: &'static str,
    held: Guard,
}

impl Drop for Owner {
    fn drop(&mut self) {
        log(format!("~{}", self.name));
    }
}

#[test]
fn what_has_a_destructor_is_taken_apart_where_it_is() {
    #[generator]
    fn copies() -> impl Iterator<Item = &'static str> {
        match (Owner { name: "o", held: guard("h") }) {
            Owner { name: "none", .. } => {}
            Owner { name, held: _ } => yield_!(name),
        }
        log("behind");
        let owner = Owner { name: "p", held: guard("i") };
        let Owner { name, held: _ } = owner;
        yield_!(name);
    }
    check(copies, "+h yo ~o ~h behind +i yp ~p ~i end");
}

#[test]
fn an_argument_is_taken_apart() {
    #[generator]
    fn of(Job { name, .. }: Job, (_, Job { id, .. }): (Guard, Job)) -> impl Iterator<Item = String> {
        yield_!(name);
        yield_!(id.to_string());
    }
    check(|| of(job(1), (guard("g"), job(2))), "+a +z +g +a +z yj1 y2 ~g ~a ~z ~a ~z end");
}

#[test]
fn a_box_keeps_what_a_pattern_leaves() {
    #[generator]
    fn boxed(found: Option<Box<Job>>) -> impl Iterator<Item = String> {
        if let Some(job) = found {
            let _later = guard("l");
            match *job {
                Job { id: 0, .. } => {}
                Job { name, .. } => yield_!(name),
            }
            log("behind");
        }
    }
    check(|| boxed(even(2).map(Box::new)), "+a +z +l yj2 behind ~l ~a ~z end");
}

#[test]
fn what_is_bound_by_reference_is_not_taken() {
    #[generator]
    fn names(jobs: &[Job]) -> impl Iterator<Item = &str> {
        let mut left = jobs.iter().collect::<Vec<_>>();
        while let Some(Job { name, id, .. }) = left.pop() {
            yield_!(name);
            if *id == 2 {
                yield_!("two");
            }
        }
    }
    #[generator]
    fn marked(jobs: &mut Vec<Job>) -> impl Iterator<Item = u8> {
        for _ in 0..2 {
            if let Some(Job { name, id, .. }) = jobs.last_mut() {
                name.push('!');
                *id += 1;
                yield_!(*id);
            }
        }
    }
    let mut jobs = vec![job(1), job(2)];
    check_values(|| names(&jobs), ["j2", "two", "j1"]);
    assert!(marked(&mut jobs).eq([3, 4]));
    assert_eq!(jobs[1].name, "j2!!");
}
