//! Methods, and whether they consume what they are called on.

use crate::harness::{Guard, check, check_drops, check_values, guard, log};
use genfn::generator;
use std::io::{BufRead, BufReader};

#[test]
fn methods_consume_their_receiver() {
    #[generator]
    fn consume(words: Vec<String>) -> impl Iterator<Item = String> {
        let count = words.len();
        let joined = words.join(" ");
        yield_!(joined.clone());
        let upper = joined.into_boxed_str();
        yield_!(upper.to_uppercase());
        let list = words.into_iter().rev().collect::<Vec<_>>();
        yield_!(list.concat());
        let first = list.into_iter().next();
        yield_!(first.unwrap_or_default());
        yield_!(count.to_string());
    }
    check_values(|| consume(vec!["ab".to_string(), "cd".to_string()]), ["ab cd", "AB CD", "cdab", "cd", "2"]);
}

#[test]
fn rustc_is_asked_whether_a_method_consumes() {
    trait Devour: Sized {
        fn devour(self) {}
        fn gulp(self) {}
        fn sniff(&self) {}
        fn lick(&mut self) {}
    }
    impl Devour for Guard {}

    #[generator]
    fn dine(first: bool) -> impl Iterator<Item = u8> {
        let (a, b) = (guard("a"), guard("b"));
        let (boxed, mut shared) = (Box::new(guard("boxed")), guard("shared"));
        if first {
            a.devour();
            yield_!(1);
        } else {
            a.sniff();
            a.gulp();
            yield_!(2);
        }
        b.sniff();
        yield_!(3);
        boxed.sniff();
        shared.lick();
        yield_!(4);
    }
    check(|| dine(true), "+a +b +boxed +shared ~a y1 y3 y4 ~shared ~boxed ~b end");
    check(|| dine(false), "+a +b +boxed +shared ~a y2 y3 y4 ~shared ~boxed ~b end");
    check_drops(|| dine(true), &["", "~shared ~boxed ~b", "~shared ~boxed ~b", "~shared ~boxed ~b"]);
}

#[test]
fn a_receiver_that_is_consumed_is_not_dropped_twice() {
    #[generator]
    fn consume() -> impl Iterator<Item = &'static str> {
        let a = guard("a");
        let b = guard("b");
        yield_!(a.into_name());
        yield_!(b.name());
    }
    check(consume, "+a +b into:a ~a ya b yb ~b end");
    check_drops(consume, &["", "~b", "~b"]);
}

/// A value whose methods borrow it, though others of these names consume.
struct Session(Guard);

impl Session {
    fn lines(&self) -> &'static str {
        self.0.0
    }

    fn build(&self) -> &'static str {
        self.0.0
    }

    fn finish(&mut self) -> &'static str {
        std::mem::replace(&mut self.0.0, "finished")
    }

    fn commit(&mut self, name: &'static str) -> &'static str {
        std::mem::replace(&mut self.0.0, name)
    }

    fn unwrap_name(&self, other: &'static str) -> &'static str {
        if self.0.0.is_empty() { other } else { self.0.0 }
    }

    fn expect_name(&self, name: &str) -> &'static str {
        assert_eq!(self.0.0, name);
        self.0.0
    }
}

#[test]
fn a_name_does_not_make_a_method_consume() {
    #[generator]
    fn sessions() -> impl Iterator<Item = &'static str> {
        let (lines, build) = (Session(guard("a")), Session(guard("b")));
        let (mut finish, mut commit) = (Session(guard("c")), Session(guard("d")));
        let (unwrap, expect) = (Session(guard("e")), Session(guard("f")));
        yield_!(lines.lines());
        yield_!(build.build());
        yield_!(finish.finish());
        yield_!(commit.commit("committed"));
        yield_!(unwrap.unwrap_name("x"));
        yield_!(expect.expect_name("f"));
        log("last");
    }
    check(sessions, "+a +b +c +d +e +f ya yb yc yd ye yf last ~f ~e ~committed ~finished ~b ~a end");
}

/// A builder, whose methods consume it.
struct Builder {
    parts: Vec<&'static str>,
    guard: Guard,
}

fn builder(name: &'static str) -> Builder {
    Builder { parts: Vec::new(), guard: guard(name) }
}

impl Builder {
    fn with(mut self, part: &'static str) -> Self {
        self.parts.push(part);
        self
    }

    fn with_all(mut self, parts: &[&'static str]) -> Self {
        self.parts.extend(parts);
        self
    }

    fn rename(mut self, name: impl Fn(&'static str) -> &'static str) -> Self {
        self.parts = self.parts.into_iter().map(name).collect();
        self
    }

    fn maybe(self, part: Option<&'static str>) -> Self {
        match part {
            Some(part) => self.with(part),
            None => self,
        }
    }

    fn make(self, separator: &str) -> String {
        self.guard.name();
        self.parts.join(separator)
    }

    fn show(&self, separator: &str) -> String {
        self.parts.join(separator)
    }

    fn visit(&self, visit: impl Fn(&'static str) -> usize) -> usize {
        self.parts.iter().map(|part| visit(part)).sum()
    }
}

#[test]
fn a_method_with_arguments_consumes() {
    #[generator]
    fn built() -> impl Iterator<Item = String> {
        let builder = builder("a");
        let builder = builder.with("one");
        let builder = builder.with_all(&["two", "three"]);
        let builder = builder.maybe(None);
        let builder = builder.rename(|part| part.trim_start_matches('t'));
        yield_!(builder.show("-"));
        let made = builder.make("+");
        yield_!(made.clone());
        yield_!(made);
    }
    check(built, "+a yone-wo-hree a ~a yone+wo+hree yone+wo+hree end");
    check_drops(built, &["", "~a", "", ""]);
}

#[test]
fn a_method_with_arguments_borrows() {
    #[generator]
    fn shown() -> impl Iterator<Item = usize> {
        for name in ["a", "b"] {
            let builder = builder(name).with("part");
            yield_!(builder.visit(|part| part.len() + 1));
            log("next");
            yield_!(0);
        }
    }
    check(shown, "+a y5 next y0 ~a +b y5 next y0 ~b end");
    check_drops(shown, &["", "~a", "~a", "~b", "~b"]);
}

#[test]
fn a_method_consumes_on_some_paths_only() {
    #[generator]
    fn made(go: bool) -> impl Iterator<Item = String> {
        let (a, b) = (builder("a"), builder("b"));
        if go {
            yield_!(a.make("-"));
        } else {
            yield_!(b.show("-"));
        }
        log("behind");
        yield_!(String::new());
    }
    check(|| made(true), "+a +b a ~a y behind y ~b end");
    check(|| made(false), "+a +b y behind y ~b ~a end");
    check_drops(|| made(true), &["", "~b", "~b"]);
    check_drops(|| made(false), &["", "~b ~a", "~b ~a"]);
}

#[test]
fn an_argument_suspends() {
    #[generator]
    fn asked() -> impl Iterator<Item = String> {
        let a = builder("a");
        let made = a.make({
            yield_!("first".to_string());
            "-"
        });
        yield_!(made);
        log("behind");
    }
    check(asked, "+a yfirst a ~a y behind end");
    check_drops(asked, &["", "~a", ""]);
}

#[test]
fn a_trait_that_references_implement_consumes() {
    #[generator]
    fn lines(text: &str) -> impl Iterator<Item = String> {
        let reader = BufReader::new(text.as_bytes());
        let lines = reader.lines().map_while(Result::ok);
        for line in lines {
            yield_!(line.clone());
            yield_!(line);
        }
    }
    check_values(|| lines("a\nb"), ["a", "a", "b", "b"]);
}

#[test]
fn an_array_is_mapped() {
    #[generator]
    fn lengths() -> impl Iterator<Item = usize> {
        let words = ["one".to_string(), "three".to_string()];
        let [one, three] = words.map(|word| word.len());
        yield_!(one);
        yield_!(three);
    }
    check_values(lengths, [3, 5]);
}

#[test]
fn a_method_belongs_to_a_trait_that_a_block_imports() {
    #[generator]
    fn written(go: bool) -> impl Iterator<Item = usize> {
        let mut text = Vec::new();
        if go {
            use std::io::Write as _;
            text.write_all(b"abc").expect("memory is written to");
        }
        yield_!(0);
        yield_!(1);
    }
    check_values(|| written(true), [0, 1]);
}

#[test]
fn a_collection_is_extended_last() {
    #[generator]
    fn extended() -> impl Iterator<Item = u8> {
        let (mut list, mut sorted) = (Vec::new(), vec![3, 1, 2]);
        list.extend([guard("a")]);
        yield_!(0);
        sorted.sort_by(|one: &u8, other| other.cmp(one));
        yield_!(1);
        log("last");
    }
    check(extended, "+a y0 y1 last ~a end");
}

/// A value with a default, whose methods borrow it.
#[derive(Default)]
struct Report(String);

impl Report {
    fn finish(&mut self) -> usize {
        self.0.push('.');
        self.0.len()
    }

    fn unwrap_text(&self) -> String {
        self.0.clone()
    }
}

#[test]
fn a_field_stays_where_methods_borrow_it() {
    struct Page {
        text: String,
        report: Report,
        title: Option<String>,
        thread: std::thread::JoinHandle<usize>,
        number: usize,
    }

    #[generator]
    #[allow(deprecated)] // In what order the fields are declared is not known.
    fn pages() -> impl Iterator<Item = String> {
        let mut page = Page {
            text: "one\ntwo".to_string(),
            report: Report("ab".to_string()),
            title: Some("title".to_string()),
            thread: std::thread::spawn(|| 7),
            number: 3,
        };
        yield_!(page.text.lines().count().to_string());
        yield_!(page.text.bytes().filter(|byte| *byte == b'o').count().to_string());
        yield_!(page.report.finish().to_string());
        yield_!(page.report.unwrap_text());
        yield_!(page.title.unwrap_or_default());
        yield_!(page.thread.join().unwrap_or_default().to_string());
        yield_!(format!("{} {} {}", page.text, page.report.0, page.number));
    }
    check_values(pages, ["2", "2", "3", "ab.", "title", "7", "one\ntwo ab. 3"].map(String::from));
}

#[test]
fn an_option_is_consumed_on_some_paths_only() {
    #[generator]
    fn names(go: bool) -> impl Iterator<Item = &'static str> {
        let option = Some(guard("a"));
        if go {
            yield_!(option.unwrap_or_else(|| guard("b")).name());
        } else {
            yield_!("none");
        }
        log("behind");
        yield_!("last");
    }
    check(|| names(true), "+a a ya ~a behind ylast end");
    check(|| names(false), "+a ynone behind ylast ~a end");
    check_drops(|| names(false), &["", "~a", "~a"]);
}

#[test]
fn an_option_is_mapped_on_some_paths_only() {
    #[generator]
    fn names(go: bool) -> impl Iterator<Item = &'static str> {
        let option = Some(guard("a"));
        if go {
            yield_!(option.map_or("none", |guard| guard.name()));
        } else {
            yield_!("none");
        }
        log("behind");
        yield_!("last");
    }
    check(|| names(true), "+a a ~a ya behind ylast end");
    check(|| names(false), "+a ynone behind ylast ~a end");
    check_drops(|| names(false), &["", "~a", "~a"]);
}

#[test]
fn an_option_is_mapped_in_native_code() {
    #[generator]
    fn names(go: bool) -> impl Iterator<Item = &'static str> {
        let option = Some(guard("a"));
        let name = if go { option.map(|guard| guard.name()) } else { None };
        log("behind");
        yield_!(name.unwrap_or("none"));
    }
    check(|| names(true), "+a a ~a behind ya end");
    check(|| names(false), "+a behind ynone ~a end");
    check_drops(|| names(false), &["", "~a"]);
}

#[test]
fn a_name_that_maps_borrows_on_some_paths() {
    struct Map(Guard);
    impl Map {
        fn map(&self, number: u8) -> u8 {
            self.0.name();
            number + 1
        }
    }

    #[generator]
    fn numbers(go: bool) -> impl Iterator<Item = u8> {
        let map = Map(guard("a"));
        if go {
            yield_!(map.map(1));
        } else {
            yield_!(0);
        }
        log("behind");
    }
    check(|| numbers(true), "+a a y2 behind ~a end");
    check(|| numbers(false), "+a y0 behind ~a end");
}

#[test]
fn a_target_is_moved_on_some_paths_only() {
    #[generator]
    fn names(go: bool) -> impl Iterator<Item = &'static str> {
        let pointer = Box::new(guard("a"));
        if go {
            let target = *pointer;
            yield_!(target.name());
        } else {
            yield_!("none");
        }
        log("behind");
        yield_!("last");
    }
    check(|| names(true), "+a a ya ~a behind ylast end");
    check(|| names(false), "+a ynone behind ylast ~a end");
    check_drops(|| names(false), &["", "~a", "~a"]);
}

#[test]
fn a_boxed_closure_is_called_on_some_paths_only() {
    #[generator]
    fn names(go: bool, name: Box<dyn FnOnce() -> &'static str>) -> impl Iterator<Item = &'static str> {
        if go {
            yield_!(name());
        } else {
            yield_!("none");
        }
        log("behind");
        yield_!("last");
    }
    let boxed = || {
        let held = guard("a");
        Box::new(move || held.into_name()) as Box<dyn FnOnce() -> &'static str>
    };
    check(|| names(true, boxed()), "+a into:a ~a ya behind ylast end");
    check(|| names(false, boxed()), "+a ynone behind ylast ~a end");
}

#[test]
fn a_guard_of_an_arm_calls_a_method() {
    #[generator]
    fn names(number: u8) -> impl Iterator<Item = &'static str> {
        let held = guard("a");
        match number {
            0 if held.name() == "b" => yield_!("b"),
            1 => yield_!("one"),
            _ => yield_!("other"),
        }
        log("behind");
        yield_!("last");
    }
    check(|| names(0), "+a a yother behind ylast ~a end");
    check(|| names(1), "+a yone behind ylast ~a end");
}

#[test]
fn rustc_is_asked_about_receivers_without_a_name() {
    struct Held(Guard);
    impl Held {
        fn eat(self) -> &'static str {
            self.0.into_name()
        }

        fn meet(self, other: &'static str) -> &'static str {
            log(other);
            self.0.into_name()
        }

        fn show(&self) -> &'static str {
            self.0.name()
        }

        fn join_to(&self, other: &'static str) -> &'static str {
            log(other);
            self.0.name()
        }
    }
    fn held(name: &'static str) -> Held {
        Held(guard(name))
    }

    #[generator]
    fn names() -> impl Iterator<Item = &'static str> {
        yield_!(held("a").eat());
        yield_!(held("b").show());
        yield_!(held("c").meet("d"));
        yield_!(held("e").join_to("f"));
        log("end of the body");
    }
    check(names, "+a into:a ~a ya +b b yb ~b +c d into:c ~c yc +e f e ye ~e end of the body end");
    check_drops(names, &["", "", "~b", "", "~e"]);
}

#[test]
fn a_part_without_a_name_is_mapped() {
    struct Names {
        first: Option<Guard>,
        second: Guard,
    }
    fn names() -> Names {
        Names { first: Some(guard("a")), second: guard("b") }
    }

    #[generator]
    fn mapped() -> impl Iterator<Item = &'static str> {
        yield_!(names().first.map_or("none", |first| first.name()));
        yield_!(names().first.map(Guard::into_name).unwrap_or_default());
        yield_!(names().second.name());
        log("behind");
    }
    check(mapped, "+a +b a ~a ya ~b +a +b into:a ~a ya ~b +a +b b yb ~a ~b behind end");
}

#[test]
fn rustc_is_asked_in_a_let_with_a_type() {
    struct Part(Guard);
    impl Part {
        fn take_away(self) -> usize {
            log("away");
            self.0.0.len()
        }
        fn look(&self) -> usize {
            log("look");
            self.0.0.len()
        }
    }
    impl Drop for Part {
        fn drop(&mut self) {
            log("part");
        }
    }
    #[generator]
    fn numbers(a: Part, b: Part) -> impl Iterator<Item = usize> {
        let n: [usize; 3] = [Part(guard("c")).take_away(), Part(guard("d")).look(), {
            yield_!(1);
            0
        }];
        let m: usize = a.take_away() + b.look();
        yield_!(n.iter().sum::<usize>() + m);
    }
    let make = || numbers(Part(guard("aa")), Part(guard("bb")));
    check(make, "+aa +bb +c away part ~c +d look y1 part ~d away part ~aa look y6 part ~bb end");
    check_drops(make, &["part ~aa part ~bb", "part ~d part ~bb part ~aa", "part ~bb"]);
}

#[test]
#[allow(unsafe_code, reason = "that is what it is about")]
fn rustc_is_asked_about_methods_in_unsafe_code() {
    struct Part(Guard);
    impl Part {
        unsafe fn take_away(self, n: usize) -> usize {
            log("away");
            drop(self.0);
            n
        }
        unsafe fn look(&self) -> usize {
            self.0.name().len()
        }
    }
    fn length() -> usize {
        log("length");
        5
    }
    #[generator]
    fn numbers() -> impl Iterator<Item = usize> {
        let pair = (guard("a"), Part(guard("b")));
        let part = Part(guard("c"));
        // SAFETY: nothing is unsafe about these methods but their name.
        yield_!(unsafe {
            pair.1.take_away({
                yield_!(part.look());
                length()
            })
        });
    }
    check(numbers, "+a +b +c c y1 length away ~b y5 ~c ~a end");
    check_drops(numbers, &["", "~b ~c ~a", "~c ~a"]);
}

#[test]
fn a_trait_of_what_a_pattern_binds_by_reference_may_be_one_of_references_too() {
    struct Outs<W> {
        list: Vec<(usize, W)>,
    }

    impl<W: std::io::Write> Outs<W> {
        #[generator]
        fn print(&mut self, lines: &[&'static str]) -> impl Iterator<Item = usize> {
            for line in lines {
                for (count, out) in &mut self.list {
                    *count += out.write(line.as_bytes()).unwrap();
                    yield_!(*count);
                }
            }
        }
    }
    let (mut first, mut second) = (Vec::new(), Vec::new());
    let mut outs = Outs { list: vec![(0, &mut first), (10, &mut second)] };
    assert_eq!(outs.print(&["a", "bc"]).collect::<Vec<_>>(), [1, 11, 3, 13]);
    assert_eq!((first, second), (b"abc".to_vec(), b"abc".to_vec()));
}
