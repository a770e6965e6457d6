//! Fields of which a pattern takes parts, while the rest of their value outlives a suspension.

use crate::harness::{Guard, check, check_drops, check_values, guard, log};
use genfn::generator;

struct Named {
    name: Option<Guard>,
    other: Guard,
}

enum Kind {
    Plain,
    Sized(u8),
    Held(Guard),
}

struct Item {
    kind: Kind,
    tags: Vec<u8>,
}

fn named(has_name: bool) -> Named {
    Named { name: has_name.then(|| guard("a")), other: guard("other") }
}

#[test]
fn what_a_pattern_leaves_lives_as_long_as_the_whole() {
    #[generator]
    fn inside(named: Named) -> impl Iterator<Item = u8> {
        if let Some(name) = named.name {
            yield_!(name.name().len() as u8);
        }
        log("after");
        yield_!(2);
    }
    check(|| inside(named(true)), "+a +other a y1 ~a after y2 ~other end");
    check(|| inside(named(false)), "+other after y2 ~other end");
}

#[test]
fn what_an_else_leaves_lives_as_long_as_the_whole() {
    #[generator]
    fn before(named: Named) -> impl Iterator<Item = u8> {
        let Some(name) = named.name else { return };
        drop(name);
        yield_!(1);
        log(named.other.name());
    }
    check(|| before(named(true)), "+a +other ~a y1 other other ~other end");
    check(|| before(named(false)), "+other ~other end");
}

#[test]
fn other_fields_are_used_behind_a_pattern_that_moves() {
    #[allow(deprecated)] // `Kind` has no default, so that what is left is dropped early.
    #[generator]
    fn all(item: Item) -> impl Iterator<Item = u8> {
        match item.kind {
            Kind::Held(held) if held.name() == "a" => yield_!(held.into_name().len() as u8),
            Kind::Held(held) => drop(held),
            Kind::Sized(size) => yield_!(size),
            Kind::Plain => {}
        }
        yield_!(item.tags[0]);
        for tag in item.tags {
            yield_!(tag);
        }
    }
    let make = |kind: Kind| all(Item { kind, tags: vec![8, 9] });
    check(|| make(Kind::Held(guard("a"))), "+a a into:a ~a y1 y8 y8 y9 end");
    check(|| make(Kind::Held(guard("b"))), "+b b ~b y8 y8 y9 end");
    check_values(|| make(Kind::Sized(5)), [5, 8, 8, 9]);
    check_values(|| make(Kind::Plain), [8, 8, 9]);
}

#[test]
fn a_chain_takes_parts_of_several_fields() {
    struct User {
        name: Option<String>,
        age: Option<u8>,
        tags: Vec<u8>,
    }

    #[generator]
    fn adults(users: Vec<User>) -> impl Iterator<Item = (String, u8)> {
        for user in users {
            if let Some(name) = user.name
                && let Some(age) = user.age
                && let [first, ..] = user.tags[..]
            {
                yield_!((name.clone(), age));
                yield_!((name, first));
            } else if user.tags.is_empty() {
                yield_!((String::new(), user.age.unwrap_or(1)));
            }
        }
    }
    let user = |name: &str, age, tags: &[u8]| User { name: Some(name.to_owned()), age, tags: tags.to_vec() };
    let all = || vec![user("a", Some(20), &[7]), user("b", None, &[]), user("c", Some(3), &[])];
    let expected = [("a", 20), ("a", 7), ("", 1), ("", 3)];
    check_values(|| adults(all()), expected.map(|(name, number)| (name.to_owned(), number)));
}

#[test]
fn what_a_pattern_copies_stays_where_it_is() {
    #[derive(Debug, Default, PartialEq)]
    enum Mode {
        #[default]
        Off,
        On(u8),
    }

    #[derive(Debug, PartialEq)]
    struct Device {
        count: u8,
        mode: Mode,
    }

    #[generator]
    fn run(devices: &mut [Device]) -> impl Iterator<Item = u8> {
        for device in devices.iter_mut() {
            let count = device.count;
            yield_!(count);
            match device.mode {
                Mode::On(level) => yield_!(level),
                Mode::Off => {}
            }
            device.count += 1;
        }
    }
    let mut devices = [Device { count: 1, mode: Mode::On(7) }, Device { count: 2, mode: Mode::Off }];
    let mut values = run(&mut devices);
    assert_eq!([values.next(), values.next(), values.next(), values.next()], [Some(1), Some(7), Some(2), None]);
    drop(values);
    assert_eq!(devices, [Device { count: 2, mode: Mode::On(7) }, Device { count: 3, mode: Mode::Off }]);
}

#[test]
fn a_field_is_assigned_behind_all_arms_that_may_move_it() {
    enum Step {
        Idle,
        Named(Guard),
        Over(u8),
    }
    struct Machine {
        step: Step,
        guard: Guard,
    }

    #[generator]
    fn run(mut machine: Machine) -> impl Iterator<Item = u8> {
        loop {
            machine.step = match machine.step {
                Step::Idle => {
                    yield_!(0);
                    Step::Named(guard("n"))
                }
                Step::Named(guard) => {
                    guard.name();
                    Step::Over(3)
                }
                Step::Over(1) => break,
                Step::Over(count) => {
                    yield_!(count);
                    Step::Over(count - 1)
                }
            };
        }
        machine.guard.name();
    }
    let machine = || Machine { step: Step::Idle, guard: guard("g") };
    check(|| run(machine()), "+g y0 +n n ~n y3 y2 g ~g end");
    check_drops(|| run(machine()), &["~g", "~g", "~g", "~g"]);
}

#[test]
fn a_field_is_assigned_behind_the_pattern_that_takes_it_apart() {
    #[allow(deprecated)] // The same.
    #[generator]
    fn steps(mut item: Item) -> impl Iterator<Item = u8> {
        yield_!(item.tags[0]);
        item.kind = match item.kind {
            Kind::Held(held) => Kind::Sized(held.into_name().len() as u8),
            Kind::Sized(_) | Kind::Plain => Kind::Plain,
        };
        if let Kind::Sized(size) = item.kind {
            yield_!(size);
        }
        yield_!(item.tags[1]);
    }
    check(|| steps(Item { kind: Kind::Held(guard("ab")), tags: vec![3, 4] }), "+ab y3 into:ab ~ab y2 y4 end");
}

#[test]
fn what_patterns_take_all_parts_of_keeps_its_own_destructor() {
    #[generator]
    fn by_let(guard: Guard) -> impl Iterator<Item = &'static str> {
        let Guard(name) = guard;
        yield_!(name);
        log("behind");
    }
    #[generator]
    fn by_match(guard: Guard) -> impl Iterator<Item = &'static str> {
        match guard {
            Guard("a") => yield_!("one"),
            Guard(name) => yield_!(name),
        }
        yield_!("behind");
    }
    #[generator]
    fn in_an_option(guard: Option<Guard>) -> impl Iterator<Item = &'static str> {
        if let Some(Guard(name)) = guard {
            yield_!(name);
        }
        yield_!("behind");
    }
    #[generator]
    fn by_for(guards: Vec<(u8, Guard)>) -> impl Iterator<Item = (u8, &'static str)> {
        for (n, Guard(name)) in guards {
            yield_!((n, name));
            log("in");
        }
    }
    check(|| by_let(guard("a")), "+a ya behind ~a end");
    check_drops(|| by_let(guard("a")), &["~a", "~a"]);
    check(|| by_match(guard("b")), "+b yb ybehind ~b end");
    check(|| by_match(guard("a")), "+a yone ybehind ~a end");
    check(|| in_an_option(Some(guard("a"))), "+a ya ybehind ~a end");
    check(|| in_an_option(None), "ybehind end");
    check(|| by_for(vec![(1, guard("a")), (2, guard("b"))]), "+a +b y(1, a) in ~a y(2, b) in ~b end");
}
