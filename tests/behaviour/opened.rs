//! Structs of which a pattern takes fields with a default, and leaves others by `..`: the rest lives as long as the
//! whole would.

use crate::harness::{Guard, check, check_drops, check_values, guard, log};
use genfn::{Generator, generator};

/// A struct with guards that no body names.
struct Record {
    #[expect(dead_code)]
    first: Guard,
    name: String,
    tags: Vec<u8>,
    id: u8,
    last: Guard,
}

fn record(id: u8) -> Record {
    Record { first: guard("a"), name: format!("r{id}"), tags: vec![id; 2], id, last: guard("z") }
}

#[test]
fn items_of_a_loop_are_opened() {
    #[generator]
    fn names() -> impl Iterator<Item = String> + Generator<Yield = String> {
        for Record { name, id, .. } in (1..3).map(record) {
            yield_!(format!("{name}/{id}"));
            if id == 1 {
                log("next");
                continue;
            }
            yield_!(name);
            log("last");
        }
    }
    check(names, "+a +z yr1/1 next ~a ~z +a +z yr2/2 yr2 last ~a ~z end");
    check_drops(|| names().take(3), &["", "~a ~z", "~a ~z", "~a ~z"]);
}

#[test]
fn a_local_is_opened_and_used_further() {
    #[generator]
    fn parts() -> impl Iterator<Item = u8> + Generator<Yield = u8> {
        let record = record(3);
        let Record { name, mut tags, .. } = record;
        yield_!(tags[0]);
        tags.push(name.len() as u8);
        drop(name);
        for tag in tags {
            yield_!(tag);
        }
        log(record.last.name());
        yield_!(record.id);
    }
    check(parts, "+a +z y3 y3 y3 y2 z z y3 ~a ~z end");
    check_drops(|| parts().take(2), &["", "~a ~z", "~a ~z"]);
}

#[test]
fn what_is_opened_through_a_reference_stays_where_it_is() {
    #[generator]
    fn lengths(records: &mut [Record], last: &Record) -> impl Iterator<Item = usize> {
        for Record { name, tags, .. } in records.iter_mut() {
            yield_!(name.len());
            name.push('!');
            yield_!(tags.len());
            tags.clear();
        }
        let Record { name, .. } = last;
        yield_!(name.len());
        yield_!(name.len() + last.tags.len());
    }
    let mut records = [record(1), record(2)];
    let last = record(9);
    assert_eq!(lengths(&mut records, &last).collect::<Vec<_>>(), [2, 2, 2, 2, 2, 4]);
    assert!(records.iter().all(|record| record.name.len() == 3 && record.tags.is_empty()));
}

#[test]
fn copies_leave_all_that_is_opened() {
    #[derive(Clone, Copy)]
    struct Point {
        x: i32,
        y: i32,
        z: i32,
    }

    #[generator]
    fn sums(points: &[Point], by: Point) -> impl Iterator<Item = i32> {
        let Point { z, .. } = by;
        for Point { x, y, .. } in points.iter().copied() {
            yield_!(x + z);
            yield_!(y + by.x);
        }
    }
    let points = [Point { x: 1, y: 2, z: 3 }, Point { x: 4, y: 5, z: 6 }];
    check_values(|| sums(&points, points[1]), [7, 6, 10, 9]);
}

#[test]
fn a_variant_that_is_alone_in_its_enum_is_opened() {
    enum Only {
        Item {
            name: String,
            #[expect(dead_code)]
            held: Guard,
        },
    }
    use Only::Item;
    #[generator]
    fn names() -> impl Iterator<Item = String> {
        let only = Item { name: "n".to_string(), held: guard("h") };
        let Item { name, .. } = only;
        yield_!(name);
        for Item { name, .. } in ["m", "l"].map(|name| Item { name: name.to_string(), held: guard("i") }) {
            yield_!(name);
            log("in");
        }
    }
    check(names, "+h yn +i +i ym in ~i yl in ~i ~h end");
}

#[test]
fn items_beside_others_are_opened() {
    #[generator]
    fn pairs() -> impl Iterator<Item = (usize, String)> {
        for (n, Record { name, .. }) in (1..3).map(record).enumerate() {
            yield_!((n, name.clone()));
            log("in");
            yield_!((n, name));
        }
    }
    #[generator]
    fn guards(guards: Vec<(Guard, Guard)>) -> impl Iterator<Item = &'static str> {
        for (Guard(name), second) in guards {
            yield_!(name);
            yield_!(second.name());
        }
    }
    #[generator]
    fn several(items: Vec<((u8, Guard), Record)>) -> impl Iterator<Item = u8> {
        for ((n, Guard(name)), Record { id, tags, .. }) in items {
            yield_!(n + id);
            log(name);
            yield_!(tags[0]);
        }
    }
    check(pairs, "+a +z y(0, r1) in y(0, r1) ~a ~z +a +z y(1, r2) in y(1, r2) ~a ~z end");
    check(|| guards(vec![(guard("b"), guard("c"))]), "+b +c yb c yc ~c ~b end");
    check(|| several(vec![((1, guard("b")), record(2))]), "+b +a +z y3 b y2 ~b ~a ~z end");
}
