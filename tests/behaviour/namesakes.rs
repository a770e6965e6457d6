//! Methods of one's own that are named like the standard library's: those that borrow there consume here, and the other way
//! round.

use crate::harness::{Guard, check, check_drops, guard};
use genfn::generator;

/// All that is called consumes it.
struct Spender(Guard, u32);

impl Spender {
    fn new(name: &'static str) -> Self {
        Self(guard(name), 1)
    }

    fn push(mut self, n: u32) -> Self {
        self.1 += n;
        self
    }

    fn start(self) -> u32 {
        self.1
    }

    fn last(self) -> u32 {
        self.1 + 1
    }

    fn get(self, n: usize) -> u32 {
        self.1 + n as u32
    }

    fn map(self, add: impl Fn(u32) -> u32) -> u32 {
        add(self.1)
    }

    fn collect(self) -> Vec<u32> {
        vec![self.1]
    }

    fn skip(self, n: usize) -> u32 {
        self.1 * n as u32
    }
}

/// Nothing that is called consumes it.
struct Keeper(Guard, u32);

impl Keeper {
    fn new(name: &'static str) -> Self {
        Self(guard(name), 1)
    }

    fn push(&mut self, n: u32) {
        self.1 += n;
    }

    fn last(&self) -> u32 {
        self.0.0.len() as u32 + 1
    }

    fn map(&self, add: impl Fn(u32) -> u32) -> u32 {
        add(self.1)
    }

    fn collect(&mut self) -> Vec<u32> {
        vec![self.1]
    }
}

#[test]
fn what_is_consumed_is_dropped_by_the_method_and_nothing_else() {
    #[generator]
    fn spent() -> impl Iterator<Item = u32> {
        let pushed = Spender::new("a");
        yield_!(pushed.1);
        let pushed = pushed.push(2);
        yield_!(pushed.1);
        let n = pushed.start();
        yield_!(n);
        let last = Spender::new("b");
        yield_!(last.last());
        let got = Spender::new("c");
        yield_!(got.get(4));
        let mapped = Spender::new("d");
        let n = mapped.map(|n| n + 5);
        yield_!(n);
        let collected = Spender::new("e");
        for n in collected.collect() {
            yield_!(n);
        }
        let skipped = Spender::new("f");
        yield_!(skipped.skip(7));
    }
    check(spent, "+a y1 y3 ~a y3 +b ~b y2 +c ~c y5 +d ~d y6 +e ~e y1 +f ~f y7 end");
}

#[test]
fn what_is_borrowed_is_held() {
    #[generator]
    fn kept() -> impl Iterator<Item = u32> {
        let mut pushed = Keeper::new("a");
        pushed.push(2);
        yield_!(1);
        let last = Keeper::new("b");
        yield_!(last.last());
        let mapped = Keeper::new("c");
        let n = mapped.map(|n| n + 5);
        yield_!(n);
        let mut collected = Keeper::new("d");
        yield_!(collected.collect()[0]);
    }
    check(kept, "+a y1 +b y2 +c y6 +d y1 ~d ~c ~b ~a end");
}

#[test]
fn it_is_consumed_on_one_path_and_moved_or_held_on_another() {
    #[generator]
    fn moved(pushes: bool) -> impl Iterator<Item = u32> {
        let value = Spender::new("a");
        let value = if pushes { value.push(1) } else { value };
        yield_!(value.1);
        let other = Spender::new("b");
        if pushes {
            yield_!(other.get(3));
        }
        yield_!(9);
    }
    check(|| moved(true), "+a y2 +b ~b y4 y9 ~a end");
    check(|| moved(false), "+a y1 +b y9 ~b ~a end");
}

#[test]
fn a_field_of_it_was_copied() {
    #[generator]
    fn copied() -> impl Iterator<Item = u32> {
        let value = Spender::new("a");
        yield_!(value.1);
        let other = value.push(2);
        yield_!(other.1);
        let mut kept = Keeper::new("b");
        yield_!(kept.1);
        kept.push(2);
        yield_!(3);
    }
    check(copied, "+a y1 y3 +b y1 y3 ~b ~a end");
}

#[test]
fn one_method_consumes_it_on_one_path_and_another_one_borrows_it_on_the_other() {
    struct Both(Guard);
    impl Both {
        fn spend(self) -> u32 {
            self.0.0.len() as u32
        }

        fn look(&self) -> u32 {
            self.0.0.len() as u32 + 1
        }
    }

    #[generator]
    fn either(spends: bool) -> impl Iterator<Item = u32> {
        let value = Both(guard("a"));
        yield_!(1);
        if spends {
            let spent = value.spend();
            yield_!(spent + 1);
        } else {
            yield_!(value.look() + 1);
        }
        yield_!(9);
    }
    check(|| either(true), "+a y1 ~a y2 y9 end");
    check(|| either(false), "+a y1 y3 y9 ~a end");
}

#[test]
fn what_a_method_makes_is_consumed_that_would_borrow_its_receiver_by_its_name() {
    struct Plot(Guard);
    impl Plot {
        #[expect(clippy::iter_not_returning_iterator, reason = "it is named like what returns one")]
        fn iter(&self) -> Guard {
            guard(if self.0.0 == "a" { "of a" } else { "of another" })
        }

        fn split(&self, n: u32) -> Guard {
            guard(if self.0.0.len() as u32 == n { "half" } else { "third" })
        }
    }
    trait Finishes: Sized {
        fn spend(self) -> u32;
        fn look(&self) -> u32;
    }
    impl Finishes for Guard {
        fn spend(self) -> u32 {
            1
        }

        fn look(&self) -> u32 {
            2
        }
    }

    #[generator]
    fn spent(plot: Plot) -> impl Iterator<Item = u32> {
        if let Some(n) = Some(plot.iter().spend()) {
            yield_!(n);
        }
        yield_!(plot.split(1).spend());
        if plot.iter().look() == {
            yield_!(3);
            2
        } {
            yield_!(4);
        }
    }
    let trace = "+a +of a ~of a y1 +half ~half y1 +of a y3 ~of a y4 ~a end";
    check(|| spent(Plot(guard("a"))), trace);
    check_drops(|| spent(Plot(guard("a"))), &["~a", "~a", "~a", "~of a ~a", "~a"]);
}

/// Its methods return what borrows nothing.
struct Script {
    text: &'static str,
    reads: usize,
}

impl Script {
    fn chars(&self) -> std::vec::IntoIter<char> {
        self.text.chars().collect::<Vec<_>>().into_iter()
    }

    fn lines(&self) -> Vec<&'static str> {
        self.text.lines().collect()
    }

    fn get(&self, at: usize) -> Option<char> {
        self.text.chars().nth(at)
    }

    fn trim(&self) -> String {
        self.text.trim().to_owned()
    }

    fn read(&mut self) {
        self.reads += 1;
    }

    #[generator]
    fn spell(&mut self) -> impl Iterator<Item = char> {
        for letter in self.chars().map(|letter| letter.to_ascii_uppercase()).enumerate() {
            yield_!(letter.1);
            self.read();
        }
        for line in self.lines() {
            self.read();
            yield_!(line.chars().next().unwrap_or('-'));
        }
        if let Some(letter) = self.get(1) {
            yield_!('=');
            self.read();
            yield_!(letter);
        }
        let (trimmed, last) = (self.trim(), self.get(0).unwrap());
        yield_!(last);
        self.read();
        yield_!(if trimmed.len() == self.reads { last } else { '+' });
    }
}

#[test]
fn methods_of_the_receiver_are_its_own() {
    let mut script = Script { text: "ab\nc", reads: 0 };
    let mut spell = script.spell();
    let spelt = std::iter::from_fn(|| spell.next()).collect::<String>();
    drop(spell);
    assert_eq!(spelt, "AB\nCac=ba+");
    assert_eq!(script.reads, 8);
}
