//! Methods that are called on fields, and whether they consume them.

// `Encoder` has no default: what a body does not name is dropped early.
#![allow(deprecated)]

use crate::harness::{Guard, check, check_drops, check_values, guard, log};
use genfn::{Generator, generator};

/// What methods are called on: it has no default.
struct Encoder {
    guard: Guard,
    bytes: Vec<u8>,
}

impl Encoder {
    fn new(name: &'static str) -> Self {
        Self { guard: guard(name), bytes: Vec::new() }
    }

    fn put(&mut self, byte: u8) {
        self.bytes.push(byte);
    }

    fn with(mut self, byte: impl Into<u8>) -> Self {
        self.bytes.push(byte.into());
        self
    }

    fn sealed(self) -> Vec<u8> {
        log("sealed");
        self.bytes
    }

    fn mapped(self, change: impl Fn(u8) -> u8) -> Vec<u8> {
        self.bytes.iter().map(|byte| change(*byte)).collect()
    }

    fn checked(self, limit: usize) -> Result<Vec<u8>, usize> {
        if self.bytes.len() <= limit { Ok(self.bytes) } else { Err(self.bytes.len()) }
    }

    fn shown(&self) -> &[u8] {
        log(self.guard.0);
        &self.bytes
    }
}

struct Job {
    first: Guard,
    encoder: Encoder,
    last: Guard,
}

fn job() -> Job {
    Job { first: guard("first"), encoder: Encoder::new("encoder"), last: guard("last") }
}

#[test]
fn a_field_is_consumed_and_the_others_live_on() {
    #[generator]
    fn finish(mut job: Job) -> impl Iterator<Item = usize> {
        job.encoder.put(1);
        yield_!(0);
        job.encoder.put(2);
        let bytes = job.encoder.sealed();
        yield_!(bytes.len());
        job.first.name();
        yield_!(3);
        job.last.name();
    }
    check(|| finish(job()), "+first +encoder +last y0 sealed ~encoder y2 first y3 last ~first ~last end");
    check_drops(|| finish(job()), &["~first ~encoder ~last", "~first ~encoder ~last", "~first ~last", "~first ~last"]);
}

#[test]
fn a_field_is_only_borrowed_by_the_last_method() {
    #[generator]
    fn show(job: Job) -> impl Iterator<Item = usize> {
        yield_!(job.encoder.shown().len());
        let shown = job.encoder.shown().len();
        yield_!(shown + 1);
        job.last.name();
        yield_!(2);
    }
    check(|| show(job()), "+first +encoder +last encoder y0 encoder y1 last y2 ~first ~encoder ~last end");
}

#[test]
fn a_field_is_consumed_on_one_path() {
    #[generator]
    fn maybe(job: Job, seal: bool) -> impl Iterator<Item = usize> {
        if seal {
            job.encoder.sealed();
        }
        yield_!(1);
        job.first.name();
        job.last.name();
    }
    check(|| maybe(job(), true), "+first +encoder +last sealed ~encoder y1 first last ~first ~last end");
}

#[test]
fn a_field_is_made_of_itself_again_and_again() {
    #[generator]
    fn build(mut job: Job, count: u8) -> impl Iterator<Item = Vec<u8>> {
        for byte in 0..count {
            job.encoder = job.encoder.with(byte);
            yield_!(job.encoder.shown().to_vec());
        }
        yield_!(job.encoder.sealed());
        job.first.name();
        job.last.name();
    }
    check_values(|| build(job(), 2), [vec![0], vec![0, 1], vec![0, 1]]);
    check(|| build(job(), 1), "+first +encoder +last encoder y[0] sealed ~encoder y[0] first last ~first ~last end");
}

#[test]
fn a_method_that_consumes_a_field_may_fail() {
    #[generator]
    fn check_all(jobs: Vec<Job>) -> impl Generator<Yield = usize, Return = Result<(), usize>> {
        for mut job in jobs {
            job.encoder.put(7);
            let bytes = job.encoder.checked(job.first.0.len() - 4)?;
            yield_!(bytes.len());
            job.first.name();
            job.last.name();
        }
        Ok(())
    }
    let mut jobs = vec![job(), job()];
    jobs[1].encoder.put(1);
    let mut generator = check_all(jobs);
    let mut iter = generator.iter();
    assert_eq!(iter.by_ref().collect::<Vec<_>>(), [1]);
    assert_eq!(iter.into_return(), Some(Err(2)));
}

#[test]
fn a_field_with_a_default_is_consumed_where_it_is() {
    trait Devour: Sized {
        fn devour(self) -> usize;
    }
    impl Devour for Vec<u8> {
        fn devour(self) -> usize {
            self.len()
        }
    }
    struct Lists {
        one: Vec<u8>,
        other: Vec<u8>,
        _guard: Guard,
    }

    #[generator]
    fn eat(lists: Lists) -> impl Iterator<Item = usize> {
        yield_!(lists.one.devour());
        yield_!(if lists.other.is_empty() { 0 } else { lists.other.devour() });
        yield_!(9);
    }
    check(|| eat(Lists { one: vec![1, 2], other: vec![1], _guard: guard("g") }), "+g y2 y1 y9 ~g end");
}

#[test]
fn fields_of_what_is_borrowed_are_read() {
    struct Name(String);
    impl Name {
        fn shouted(&self) -> String {
            self.0.to_uppercase()
        }
    }
    struct Person {
        name: Name,
        age: u8,
    }

    #[generator]
    fn introduce(people: &[Person]) -> impl Iterator<Item = String> {
        for person in people {
            yield_!(person.name.shouted());
            yield_!(person.age.to_string());
        }
    }
    let people = [Person { name: Name("a".to_string()), age: 3 }];
    check_values(|| introduce(&people), ["A".to_string(), "3".to_string()]);
}

#[test]
fn fields_are_assigned_together() {
    struct Date {
        year: u32,
        month: u32,
    }

    #[generator]
    fn months(mut date: Date, count: u32) -> impl Iterator<Item = u32> {
        for _ in 0..count {
            yield_!(date.year * 100 + date.month);
            (date.year, date.month) = if date.month == 12 { (date.year + 1, 1) } else { (date.year, date.month + 1) };
        }
    }
    check_values(|| months(Date { year: 20, month: 12 }, 2), [2012, 2101]);
}

#[test]
fn a_value_is_consumed_behind_what_copies_its_fields() {
    struct Task {
        id: u8,
        guard: Guard,
    }
    impl Task {
        fn finish(self) -> u8 {
            self.guard.name();
            self.id
        }

        fn rename(&self) -> &'static str {
            self.guard.name()
        }
    }

    #[generator]
    fn run(task: Task, consumes: bool) -> impl Iterator<Item = u8> {
        yield_!(task.id);
        if consumes {
            yield_!(task.finish());
            yield_!(9);
        } else {
            task.rename();
            yield_!(8);
        }
    }
    let task = || Task { id: 1, guard: guard("g") };
    check(|| run(task(), true), "+g y1 g ~g y1 y9 end");
    check(|| run(task(), false), "+g y1 g y8 ~g end");
    check_drops(|| run(task(), true), &["~g", "~g", "", ""]);
}

#[test]
fn an_iterator_in_a_field_is_consumed_by_adaptors() {
    struct Source<I> {
        inner: I,
        guard: Guard,
    }

    impl<I: Iterator<Item = u8>> Source<I> {
        #[generator]
        fn mapped(self, offset: u8) -> impl Iterator<Item = u8> {
            let values = self.inner.map(move |value| value + offset).filter(|value| value % 2 == 0);
            for value in values {
                yield_!(value);
            }
            yield_!(u8::from(self.guard.name() == "g"));
        }

        #[generator]
        fn zipped(self, others: Vec<u8>) -> impl Iterator<Item = u8> {
            for (value, other) in self.inner.zip(others) {
                yield_!(value * other);
            }
            self.guard.name();
        }

        #[generator]
        fn total(self) -> impl Iterator<Item = u8> {
            yield_!(self.inner.sum::<u8>());
            self.guard.name();
        }
    }
    let source = || Source { inner: 1..4_u8, guard: guard("g") };
    check(|| source().mapped(1), "+g y2 y4 g y1 ~g end");
    check(|| source().zipped(vec![5, 6]), "+g y5 y12 g ~g end");
    check(|| source().total(), "+g y6 g ~g end");
}

#[test]
fn an_option_in_a_field_is_mapped_again_and_again() {
    struct Counter {
        last: Option<String>,
        total: Option<usize>,
        guard: Guard,
    }

    #[generator]
    fn count(mut counter: Counter, words: &[&str]) -> impl Iterator<Item = String> {
        for word in words {
            counter.last = counter.last.map(|last| last + word).or_else(|| Some((*word).to_string()));
            counter.total = counter.total.map(|total| total + word.len());
            yield_!(format!("{:?}", counter.last));
        }
        let length = counter.last.map(|last| last.len());
        yield_!(format!("{length:?}{:?}", counter.total));
        counter.guard.name();
    }
    let counter = || Counter { last: None, total: Some(1), guard: guard("g") };
    check(|| count(counter(), &["a", "bc"]), "+g ySome(\\a\\) ySome(\\abc\\) ySome(3)Some(4) g ~g end");
}

#[test]
fn a_method_that_consumes_a_field_takes_a_closure() {
    #[generator]
    fn finish(job: Job) -> impl Iterator<Item = usize> {
        let bytes = job.encoder.mapped(|byte| byte * 2);
        yield_!(bytes.into_iter().map(usize::from).sum());
        job.first.name();
        job.last.name();
    }
    let job = || {
        let mut job = job();
        job.encoder.put(3);
        job
    };
    check(|| finish(job()), "+first +encoder +last ~encoder y6 first last ~first ~last end");
}

#[test]
fn what_is_left_of_a_pair_in_an_argument_outlives_the_call() {
    struct Count(u8);
    impl Count {
        fn of(&self, name: Guard) -> u8 {
            drop(name);
            self.0
        }
    }
    #[generator]
    fn counted(waits: bool) -> impl Iterator<Item = u8> {
        let counts: (Count, Count);
        if waits {
            counts = (Count(1), (yield_!(1), Count(2)).1);
        } else {
            counts = (Count(3), Count(4));
        }
        if let 2.. = counts.1.of((guard("a"), guard("b")).1) {
            log("counted");
        }
    }
    check(|| counted(true), "y1 +a +b ~b counted ~a end");
    check(|| counted(false), "+a +b ~b counted ~a end");
}
