//! What is moved: on some paths only, in part, into closures and calls, in loops; and what takes its place.

use crate::harness::{Guard, check, check_drops, check_panic, check_return, check_values, guard, log};
use genfn::{Generator, generator};

#[test]
fn what_is_moved_on_one_path_is_dropped_on_the_others() {
    #[generator]
    fn paths(give: bool) -> impl Iterator<Item = u8> {
        let a = guard("a");
        if give {
            drop(a);
            yield_!(1);
        } else {
            yield_!(2);
        }
        yield_!(3);
    }
    check(|| paths(true), "+a ~a y1 y3 end");
    check(|| paths(false), "+a y2 y3 ~a end");
    check_drops(|| paths(true), &["", "", ""]);
    check_drops(|| paths(false), &["", "~a", "~a"]);
}

#[test]
fn what_a_native_branch_moves_is_known_after_it() {
    #[generator]
    fn branch(n: u8) -> impl Iterator<Item = u8> {
        let a = guard("a");
        let b = guard("b");
        match n {
            0 => drop(a),
            1 => drop(b),
            _ => {}
        }
        yield_!(n);
        log("after");
    }
    check(|| branch(0), "+a +b ~a y0 after ~b end");
    check(|| branch(1), "+a +b ~b y1 after ~a end");
    check(|| branch(2), "+a +b y2 after ~b ~a end");
}

#[test]
fn what_was_moved_can_be_assigned_again() {
    #[generator]
    fn again() -> impl Iterator<Item = &'static str> {
        let mut a = guard("a1");
        for name in ["a2", "a3"] {
            yield_!(a.into_name());
            a = guard(name);
        }
        yield_!(a.name());
    }
    check(again, "+a1 into:a1 ~a1 ya1 +a2 into:a2 ~a2 ya2 +a3 a3 ya3 ~a3 end");
    check_drops(again, &["", "", "", "~a3"]);
}

#[test]
fn a_value_is_threaded_through_a_loop() {
    #[generator]
    fn thread(rounds: usize) -> impl Iterator<Item = String> {
        let mut text = String::from("a");
        for _ in 0..rounds {
            let next = format!("({text})");
            yield_!(text);
            text = next;
        }
        yield_!(text + "!");
    }
    check_values(|| thread(2), ["a", "(a)", "((a))!"]);
}

#[test]
fn fields_are_moved_one_by_one() {
    struct Request {
        url: String,
        body: Option<Vec<u8>>,
        headers: Vec<(String, String)>,
    }

    #[generator]
    fn lines(request: Request) -> impl Iterator<Item = String> {
        let url = request.url;
        yield_!(url);
        for (name, value) in request.headers {
            yield_!(format!("{name}: {value}"));
        }
        match request.body {
            Some(body) => yield_!(format!("{} bytes", body.len())),
            None => yield_!("nothing".to_string()),
        }
    }
    let request = || Request {
        url: "/".to_string(),
        body: Some(vec![1, 2]),
        headers: vec![("host".to_string(), "here".to_string())],
    };
    check_values(|| lines(request()), ["/", "host: here", "2 bytes"]);
}

#[test]
fn a_box_is_emptied() {
    #[generator]
    fn unbox(boxed: Box<(String, Option<String>)>) -> impl Iterator<Item = String> {
        let (first, second) = *boxed;
        yield_!(first);
        if let Some(second) = second {
            yield_!(second);
        }
    }
    check_values(|| unbox(Box::new(("a".to_string(), Some("b".to_string())))), ["a", "b"]);
}

#[test]
fn a_box_that_was_taken_from_a_place_is_emptied() {
    struct Link {
        name: String,
        next: Option<Box<Self>>,
    }
    #[generator]
    fn unlink(head: &mut Option<Box<Link>>) -> impl Iterator<Item = String> {
        while let Some(link) = head.take() {
            let link = *link;
            *head = link.next;
            yield_!(link.name);
        }
    }
    let mut list =
        ["b", "a"].into_iter().fold(None, |next, name| Some(Box::new(Link { name: name.to_string(), next })));
    assert_eq!(unlink(&mut list).next().as_deref(), Some("a"));
    assert_eq!(unlink(&mut list).collect::<Vec<_>>(), ["b"]);
}

#[test]
fn an_option_is_emptied_and_filled() {
    #[generator]
    fn slots(mut slot: Option<Guard>) -> impl Iterator<Item = &'static str> {
        while let Some(held) = slot.take() {
            let name = held.name();
            yield_!(name);
            if name == "a" {
                slot = Some(guard("b"));
            }
        }
        yield_!("empty");
    }
    check(|| slots(Some(guard("a"))), "+a a ya +b ~a b yb ~b yempty end");
}

#[test]
fn a_returned_local_is_moved_out() {
    #[generator]
    fn build(names: &[&'static str]) -> impl Generator<Yield = usize, Return = Vec<Guard>> {
        let mut list = Vec::new();
        for name in names {
            list.push(guard(name));
            yield_!(list.len());
        }
        list
    }
    check_return(|| build(&["a", "b"]), "+a y1 +b y2 r[Guard(a), Guard(b)] ~a ~b");
}

#[test]
fn one_of_two_is_chosen_and_the_other_dropped() {
    #[generator]
    fn choose(first: bool) -> impl Iterator<Item = &'static str> {
        let (a, b) = (guard("a"), guard("b"));
        let chosen = if first { a } else { b };
        yield_!(chosen.name());
        log("after");
    }
    check(|| choose(true), "+a +b a ya after ~a ~b end");
    check(|| choose(false), "+a +b b yb after ~b ~a end");
}

#[test]
fn struct_update_moves_what_is_left() {
    #[derive(Debug)]
    struct Config {
        name: String,
        tags: Vec<u8>,
        level: u8,
    }

    #[generator]
    fn update(base: Config) -> impl Iterator<Item = String> {
        let next = Config { level: base.level + 1, ..base };
        yield_!(format!("{next:?}"));
        let last = Config { name: "other".to_string(), ..next };
        yield_!(last.name);
        yield_!(format!("{:?} {}", last.tags, last.level));
    }
    check_values(
        || update(Config { name: "one".to_string(), tags: vec![1], level: 1 }),
        ["Config { name: \"one\", tags: [1], level: 2 }", "other", "[1] 2"],
    );
}

#[test]
fn arrays_are_taken_apart_by_patterns() {
    #[generator]
    fn ends(list: [Guard; 4]) -> impl Iterator<Item = u8> {
        let [first, .., last] = list;
        yield_!(1);
        drop(last);
        yield_!(2);
        drop(first);
        yield_!(3);
    }
    let make = || ends([guard("a"), guard("b"), guard("c"), guard("d")]);
    check(make, "+a +b +c +d y1 ~d y2 ~a y3 ~b ~c end");
}

#[test]
fn the_rest_of_a_tuple_is_dropped_in_its_place() {
    #[generator]
    fn parts(pair: (Guard, Guard)) -> impl Iterator<Item = u8> {
        let _local = guard("local");
        drop(pair.0);
        yield_!(1);
        log("after");
    }
    let make = || parts((guard("a"), guard("b")));
    check(make, "+a +b +local ~a y1 after ~local ~b end");
    check_drops(make, &["~a ~b", "~local ~b"]);
}

#[test]
fn fields_that_are_copied_stay() {
    #[derive(Clone, Copy)]
    struct Pair(u64, u64);
    impl Pair {
        const fn sum(self) -> u64 {
            self.0 + self.1
        }
    }

    #[generator]
    fn fields(pair: Pair) -> impl Iterator<Item = u64> {
        yield_!(pair.0);
        yield_!(pair.0);
        yield_!(pair.sum());
    }
    check_values(|| fields(Pair(5, 6)), [5, 5, 11]);
}

#[test]
fn what_is_borrowed_again_by_value_may_be_used_again() {
    fn push(list: &mut Vec<u8>, item: u8) {
        list.push(item);
    }

    #[generator]
    fn pushes<T: Copy + Into<u8>>(list: &mut Vec<u8>, item: T) -> impl Iterator<Item = u8> {
        for _ in 0..2 {
            push(list, item.into());
            yield_!(item.into());
            if list.len() == 1 {
                push(list, 9);
            }
        }
        let text = Some("a");
        yield_!(u8::from(text.is_some()));
        push(list, text.map_or(0, |text| text.len() as u8));
        let same = text;
        yield_!(u8::from(text == same));
    }
    check_values(|| pushes(Box::leak(Box::default()), 7_u8), [7, 7, 1, 1]);
}

#[test]
fn what_is_bound_together_is_dropped_in_reverse_even_if_one_is_moved_on_some_paths() {
    #[generator]
    fn parted((one, other): (Guard, Guard), takes: bool, leaves: bool) -> impl Iterator<Item = u8> {
        if takes {
            drop(one);
        }
        if leaves {
            return;
        }
        yield_!(1);
        drop(other);
    }
    let make = |takes, leaves| move || parted((guard("one"), guard("other")), takes, leaves);
    check(make(false, true), "+one +other ~other ~one end");
    check(make(true, true), "+one +other ~one ~other end");
    check(make(false, false), "+one +other y1 ~other ~one end");
    check_drops(make(false, false), &["~one ~other", "~other ~one"]);
}

#[test]
fn what_is_moved_in_front_of_a_panic_is_used_where_there_was_none() {
    #[generator]
    fn moved(value: Guard, panics: bool) -> impl Iterator<Item = usize> + Generator<Yield = usize> {
        if panics {
            drop(value);
            yield_!(1);
            panic!("behind the move");
        }
        yield_!(2);
        yield_!(value.name().len());
    }
    check(|| moved(guard("value"), false), "+value y2 value y5 ~value end");
    check_panic(|| moved(guard("value"), true), "+value ~value y1 !");
}

#[test]
fn a_text_that_is_moved_on_some_paths_is_assigned_at_the_end() {
    #[generator]
    fn texts(mut text: String, whole: bool) -> impl Iterator<Item = String> {
        if whole {
            yield_!(text);
        }
        text = String::new();
        log(format!("{}", text.len()));
    }
    #[generator]
    fn unread(mut text: String, whole: bool) -> impl Iterator<Item = String> {
        if whole {
            yield_!(text);
        }
        text = String::new();
    }
    check(|| texts("a".to_owned(), true), "ya 0 end");
    check(|| texts("a".to_owned(), false), "0 end");
    check(|| unread("a".to_owned(), true), "ya end");
}
