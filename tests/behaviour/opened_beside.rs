//! Values with destructors of their own that a pattern takes apart beside what it moves: what is bound of them is copied, so
//! that they are still dropped where the scope of the whole ends.

// What is taken apart is what these tests are about.
#![allow(clippy::match_single_binding)]

use crate::harness::{Guard, check, check_drops, guard, log};
use genfn::{Generator, generator};

/// Of what has a destructor nothing can be moved, but this can be copied.
struct Ticket(u8);

impl Drop for Ticket {
    fn drop(&mut self) {
        log(format!("~t{}", self.0));
    }
}

/// What holds one has no destructor of its own.
struct Visit {
    ticket: Ticket,
    guest: Guard,
    rest: Guard,
}

#[test]
fn a_value_that_is_taken_apart_beside_another_one_lives_as_long_as_the_whole() {
    #[generator]
    fn one() -> impl Iterator<Item = u8> + Generator<Yield = u8> {
        let pair = (Ticket(1), guard("a"));
        yield_!(0);
        let (Ticket(number), guest) = pair;
        yield_!(number);
        drop(guest);
        yield_!(2);
    }
    check(one, "+a y0 y1 ~a y2 ~t1 end");
    check_drops(|| one().take(3), &["", "~t1 ~a", "~a ~t1", "~t1"]);
}

#[test]
fn so_does_one_in_a_branch() {
    #[generator]
    fn priced(price: u8) -> impl Iterator<Item = u8> + Generator<Yield = u8> {
        match (Ticket(price), guard("a"), guard("b")) {
            (Ticket(price @ (4 | 5)), guest, _) if price > 4 => {
                yield_!(price);
                guest.name();
            }
            (Ticket(0 | 4..), guest, _) => {
                yield_!(0);
                guest.name();
            }
            (Ticket(mut price), mut guest, other) => {
                price += 1;
                yield_!(price);
                drop(guest);
                guest = guard("c");
                yield_!(price);
                guest.name();
                other.name();
            }
        }
        yield_!(9);
    }
    check(|| priced(5), "+a +b y5 a ~a ~t5 ~b y9 end");
    check(|| priced(4), "+a +b y0 a ~a ~t4 ~b y9 end");
    check(|| priced(1), "+a +b y2 ~a +c y2 c b ~b ~c ~t1 y9 end");
    check_drops(|| priced(5).take(2), &["", "~a ~t5 ~b", ""]);
}

#[test]
fn so_does_one_that_a_loop_finds() {
    #[generator]
    fn popped() -> impl Iterator<Item = u8> + Generator<Yield = u8> {
        let mut list = vec![(Ticket(1), Some(guard("a"))), (Ticket(2), Some(guard("b")))];
        while let Some((Ticket(number), Some(guest))) = list.pop() {
            yield_!(number);
            guest.name();
        }
        yield_!(9);
    }
    check(popped, "+a +b y2 b ~b ~t2 y1 a ~a ~t1 y9 end");
    check_drops(|| popped().take(2), &["", "~b ~t2 ~t1 ~a", "~a ~t1"]);
}

#[test]
fn what_is_left_of_a_struct_without_a_destructor_is_held() {
    #[generator]
    fn visits() -> impl Iterator<Item = u8> + Generator<Yield = u8> {
        let pair = (Visit { ticket: Ticket(1), guest: guard("a"), rest: guard("b") }, guard("c"));
        let (Visit { ticket: Ticket(number), guest, rest: _ }, last) = pair;
        yield_!(number);
        drop(last);
        yield_!(2);
        guest.name();
    }
    check(visits, "+a +b +c y1 ~c y2 a ~a ~t1 ~b end");
    check_drops(|| visits().take(2), &["", "~c ~a ~t1 ~b", "~a ~t1 ~b"]);
}

#[test]
fn one_that_is_taken_apart_on_some_paths_is_held_on_all() {
    #[generator]
    fn tickets(opens: bool) -> impl Iterator<Item = u8> + Generator<Yield = u8> {
        let pair = (Ticket(1), guard("a"));
        if opens {
            let (Ticket(number), guest) = pair;
            yield_!(number);
            drop(guest);
        }
        yield_!(2);
    }
    check(|| tickets(true), "+a y1 ~a y2 ~t1 end");
    check(|| tickets(false), "+a y2 ~t1 ~a end");
    check_drops(|| tickets(true).take(2), &["", "~a ~t1", "~t1"]);
}

#[test]
fn one_that_a_suspending_initialiser_makes_is_dropped_at_the_end_of_its_let() {
    #[generator]
    fn made() -> impl Iterator<Item = u8> + Generator<Yield = u8> {
        let (Ticket(number), guest) = {
            yield_!(0);
            (Ticket(1), guard("a"))
        };
        log("made");
        yield_!(number);
        let Ticket(number) = {
            yield_!(2);
            Ticket(3)
        };
        yield_!(number);
        guest.name();
    }
    check(made, "y0 +a ~t1 made y1 y2 ~t3 y3 a ~a end");
    check_drops(|| made().take(3), &["", "", "~a", "~a"]);
}

#[test]
fn what_is_left_of_it_is_dropped_in_front_of_the_temporaries_of_the_let() {
    #[generator]
    fn made() -> impl Iterator<Item = u8> + Generator<Yield = u8> {
        let (Ticket(number), guest) = (
            match *Box::new((Ticket(1), guard("a"))) {
                (Ticket(number @ 1), guest) => {
                    yield_!(number);
                    (Ticket(2), guest)
                }
                other => other,
            }
            .0,
            guard("b"),
        );
        yield_!(number);
        guest.name();
    }
    check(made, "+a y1 +b ~t2 ~a ~t1 y2 b ~b end");
}

/// What opens it takes it apart: it has no destructor of its own.
struct Party {
    guest: Guard,
    #[allow(dead_code, reason = "it is only dropped")]
    other: Guard,
}

#[test]
fn what_structs_without_one_leave_stays_in_the_whole_while_nothing_suspends() {
    fn party(guest: &'static str, other: &'static str) -> Party {
        Party { guest: guard(guest), other: guard(other) }
    }
    #[generator]
    fn matched() -> impl Iterator<Item = u8> + Generator<Yield = u8> {
        match (party("a", "b"), yield_!(0), Some(party("c", "d"))) {
            (Party { guest: one, .. }, (), Some(Party { guest: other, .. })) => {
                one.name();
                other.name();
            }
            (_, (), None) => {}
        }
        yield_!(1);
    }
    #[generator]
    fn bound() -> impl Iterator<Item = u8> + Generator<Yield = u8> {
        let pair = (party("a", "b"), guard("c"));
        yield_!(0);
        let (Party { guest, .. }, other) = pair;
        guest.name();
        other.name();
    }
    check(matched, "+a +b y0 +c +d a c ~c ~a ~b ~d y1 end");
    check_drops(matched, &["", "~a ~b", ""]);
    check(bound, "+a +b +c y0 a c ~c ~a ~b end");
    check_drops(bound, &["", "~a ~b ~c"]);
}

#[test]
fn one_in_a_variant_of_which_all_is_copied_lives_as_long_as_the_whole() {
    enum Entry {
        Held(Ticket),
        #[allow(dead_code, reason = "it is only dropped")]
        Left {
            ticket: Ticket,
            guest: Guard,
        },
    }
    #[generator]
    fn matched(boxed: bool) -> impl Iterator<Item = u8> + Generator<Yield = u8> {
        let entry =
            Box::new(if boxed { Entry::Held(Ticket(1)) } else { Entry::Left { ticket: Ticket(2), guest: guard("a") } });
        if let Entry::Held(Ticket(number)) = *entry {
            yield_!(number);
            yield_!(number + 1);
        }
        match Some(Entry::Held(Ticket(3))) {
            Some(Entry::Held(Ticket(number)) | Entry::Left { ticket: Ticket(number), .. }) => yield_!(number),
            None => {}
        }
        yield_!(9);
    }
    check(|| matched(true), "y1 y2 y3 ~t3 y9 ~t1 end");
    check(|| matched(false), "+a y3 ~t3 y9 ~t2 ~a end");
    check_drops(|| matched(true), &["", "~t1", "~t1", "~t3 ~t1", "~t1"]);
}

enum Entry {
    Paid(u8),
    Due { day: u8 },
}

impl Drop for Entry {
    fn drop(&mut self) {
        log(match self {
            Self::Paid(price) => format!("~paid{price}"),
            Self::Due { day } => format!("~due{day}"),
        });
    }
}

#[test]
fn an_enum_that_is_taken_apart_beside_what_is_moved_lives_as_long_as_the_whole() {
    #[generator]
    fn prices(entry: Entry) -> impl Iterator<Item = u8> + Generator<Yield = u8> {
        match (entry, guard("a")) {
            (Entry::Paid(price), guest) if price > 3 => {
                yield_!(price);
                guest.name();
            }
            (Entry::Paid(day) | Entry::Due { day }, guest) => {
                yield_!(day);
                drop(guest);
                yield_!(0);
            }
        }
        yield_!(9);
    }
    check(|| prices(Entry::Paid(4)), "+a y4 a ~a ~paid4 y9 end");
    check(|| prices(Entry::Due { day: 2 }), "+a y2 ~a y0 ~due2 y9 end");
    check_drops(|| prices(Entry::Paid(1)).take(2), &["~paid1", "~a ~paid1", "~paid1"]);
}

#[test]
fn one_among_the_elements_of_an_array_is_dropped_with_the_others() {
    #[generator]
    fn numbers() -> impl Iterator<Item = u8> + Generator<Yield = u8> {
        match ([1, 2, 3, 4].map(Ticket), guard("a")) {
            ([Ticket(number), _, Ticket(other), last], guest) => {
                yield_!(number + other);
                guest.name();
                drop(last);
            }
        }
        yield_!(9);
    }
    check(numbers, "+a y4 a ~t4 ~a ~t1 ~t2 ~t3 y9 end");
    check_drops(|| numbers().take(2), &["", "~a ~t4 ~t1 ~t2 ~t3", ""]);
}

#[test]
fn what_is_left_of_elements_without_a_destructor_is_dropped_from_behind() {
    #[generator]
    fn numbers() -> impl Iterator<Item = u8> + Generator<Yield = u8> {
        let visits = [("a", "b"), ("c", "d"), ("e", "f")];
        let visits = visits.map(|(guest, rest)| Visit { ticket: Ticket(1), guest: Guard(guest), rest: Guard(rest) });
        yield_!(0);
        let [Visit { ticket: _, guest, rest: _ }, _, Visit { ticket, guest: _, rest: _ }] = visits;
        yield_!(1);
        drop((guest, ticket));
    }
    check_drops(|| numbers().take(2), &["", "~t1 ~e ~f ~t1 ~c ~d ~t1 ~a ~b", "~t1 ~a ~e ~f ~t1 ~c ~d ~t1 ~b"]);
}

#[test]
fn one_that_an_assignment_takes_apart_lives_as_long_as_the_whole() {
    #[generator]
    fn one() -> impl Iterator<Item = u8> + Generator<Yield = u8> {
        let (number, guest);
        let pair = (Ticket(1), guard("a"));
        yield_!(0);
        (Ticket(number), guest) = pair;
        yield_!(number);
        guest.name();
    }
    check(one, "+a y0 y1 a ~t1 ~a end");
    check_drops(|| one().take(2), &["", "~t1 ~a", "~t1 ~a"]);
}

#[test]
fn one_beside_which_everything_is_left_lives_as_long_as_the_whole() {
    #[generator]
    fn one() -> impl Iterator<Item = u8> + Generator<Yield = u8> {
        match (Ticket(1), guard("a")) {
            (Ticket(number), _) => yield_!(number),
        }
        yield_!(9);
    }
    check(one, "+a y1 ~t1 ~a y9 end");
    check_drops(|| one().take(2), &["", "~t1 ~a", ""]);
}
