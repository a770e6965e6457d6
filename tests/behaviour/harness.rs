//! What the tests share: guards that log, and drivers that write down all that a generator does.
//!
//! A trace is a line of events: `+a` a guard is made, `~a` it is dropped, `y1` is yielded, `r1` is returned; whatever
//! else stands in it was logged by the body. It ends with `end` where an iterator ends, with `!` where it panics, and
//! after a `|` stands what happens when the generator is dropped before its end.

use genfn::GeneratorState::{self, Complete, Yielded};
use genfn::{Generator, Status};
use std::cell::RefCell;
use std::fmt::Debug;
use std::panic::{AssertUnwindSafe, catch_unwind};

thread_local! {
    static TRACE: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// Logs an event.
pub(crate) fn log(event: impl Into<String>) {
    TRACE.with_borrow_mut(|trace| trace.push(event.into()));
}

/// Logs a value, marked with what happens to it.
fn log_value(mark: char, value: &impl Debug) {
    log(format!("{mark}{value:?}").replace('"', ""));
}

/// Logs that a value is evaluated, and returns it.
pub(crate) fn show<T: Debug>(value: T) -> T {
    log(format!("{value:?}").replace('"', ""));
    value
}

/// A value that logs when it is dropped.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Guard(pub(crate) &'static str);

/// Makes a guard, and logs it.
pub(crate) fn guard(name: &'static str) -> Guard {
    log(format!("+{name}"));
    Guard(name)
}

impl Guard {
    /// Logs that it is looked at, and returns its name.
    pub(crate) fn name(&self) -> &'static str {
        log(self.0);
        self.0
    }

    /// Logs that it is consumed, and returns its name.
    pub(crate) fn into_name(self) -> &'static str {
        log(format!("into:{}", self.0));
        self.0
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        log(format!("~{}", self.0));
    }
}

/// Returns what `f` logs.
pub(crate) fn trace(f: impl FnOnce()) -> String {
    TRACE.take();
    f();
    TRACE.take().join(" ")
}

/// Asserts the trace of a generator that is sent nothing, item by item as well as by `fold`.
#[track_caller]
pub(crate) fn check<I: Iterator<Item: Debug>>(make: impl Fn() -> I, expected: &str) {
    assert_eq!(trace(|| by_item(make())), expected, "item by item");
    assert_eq!(trace(|| by_fold(make())), expected, "by fold");
}

fn by_item(mut iter: impl Iterator<Item: Debug>) {
    for value in iter.by_ref() {
        log_value('y', &value);
    }
    log("end");
    assert!(iter.next().is_none(), "it is fused");
}

fn by_fold(iter: impl Iterator<Item: Debug>) {
    iter.fold((), |(), value| log_value('y', &value));
    log("end");
}

/// Asserts what a generator that is sent nothing yields, item by item as well as by `fold`.
#[track_caller]
pub(crate) fn check_values<I, T>(make: impl Fn() -> I, expected: impl IntoIterator<Item = T>)
where
    I: Iterator<Item: Debug + PartialEq<T>>,
    T: Debug,
{
    let expected: Vec<T> = expected.into_iter().collect();
    let mut items = Vec::new();
    for value in make() {
        items.push(value);
    }
    assert_eq!(items, expected, "item by item");
    let folded = make().fold(Vec::new(), |mut values, value| {
        values.push(value);
        values
    });
    assert_eq!(folded, expected, "by fold");
}

/// Asserts what happens when the generator is dropped after no resume, after one, and so on, up to its last `yield_!`.
#[track_caller]
pub(crate) fn check_drops<I: Iterator>(make: impl Fn() -> I, expected: &[&str]) {
    let traces: Vec<String> = (0..).map_while(|resumes| dropped_after(make(), resumes)).collect();
    assert_eq!(traces, expected);
}

/// Returns what happens when the generator is dropped after so many resumes, unless it has ended by then.
fn dropped_after(mut iter: impl Iterator, resumes: usize) -> Option<String> {
    for _ in 0..resumes {
        iter.next()?;
    }
    Some(trace(|| drop(iter)))
}

/// Asserts the trace of a generator that is sent these values, one after the other.
#[track_caller]
pub(crate) fn check_sent<S, G>(make: impl Fn() -> G, sends: impl IntoIterator<Item = S>, expected: &str)
where
    G: Generator<S, Yield: Debug, Return: Debug>,
{
    assert_eq!(trace(|| by_send(make(), sends)), expected);
}

fn by_send<S>(mut generator: impl Generator<S, Yield: Debug, Return: Debug>, sends: impl IntoIterator<Item = S>) {
    let mut suspended = log_state(&generator.start());
    for value in sends {
        assert!(suspended, "it has ended before all is sent");
        suspended = log_state(&generator.send(value));
    }
    if suspended {
        log("|");
    }
}

/// Logs what a resume brought, and returns whether the generator is suspended.
fn log_state(state: &GeneratorState<impl Debug, impl Debug>) -> bool {
    match state {
        Yielded(value) => log_value('y', value),
        Complete(value) => log_value('r', value),
    }
    state.is_yielded()
}

/// Asserts the trace of a generator that is sent nothing and returns a value: resumed by hand, and lent as an iterator,
/// item by item as well as by `fold`.
#[track_caller]
pub(crate) fn check_return<G>(make: impl Fn() -> G, expected: &str)
where
    G: Generator<Yield: Debug, Return: Debug>,
{
    assert_eq!(trace(|| by_hand(make())), expected, "by hand");
    assert_eq!(trace(|| by_lending(make(), false)), expected, "item by item");
    assert_eq!(trace(|| by_lending(make(), true)), expected, "by fold");
}

fn by_hand(mut generator: impl Generator<Yield: Debug, Return: Debug>) {
    let mut suspended = log_state(&generator.start());
    while suspended {
        suspended = log_state(&generator.send(()));
    }
}

fn by_lending(mut generator: impl Generator<Yield: Debug, Return: Debug>, fold: bool) {
    let mut iter = generator.iter();
    if fold {
        iter.by_ref().fold((), |(), value| log_value('y', &value));
    } else {
        for value in iter.by_ref() {
            log_value('y', &value);
        }
    }
    log_value('r', &iter.into_return().expect("it has ended"));
}

/// Asserts the trace of a generator that panics, item by item as well as by `fold`, and that it is poisoned then.
#[track_caller]
pub(crate) fn check_panic<G>(make: impl Fn() -> G, expected: &str)
where
    G: Iterator<Item: Debug> + Generator<Yield = <G as Iterator>::Item>,
{
    assert_eq!(trace(|| by_item_to_panic(make())), expected, "item by item");
    let by_fold = trace(|| {
        panic_message(|| by_fold(make()));
        log("!");
    });
    assert_eq!(by_fold, expected, "by fold");
}

fn by_item_to_panic(mut generator: impl Iterator<Item: Debug> + Generator) {
    panic_message(|| {
        for value in generator.by_ref() {
            log_value('y', &value);
        }
    });
    log("!");
    assert_eq!(generator.status(), Status::Poisoned);
    let message = panic_message(|| generator.next().is_some());
    assert_eq!(message, "the generator has panicked: it is poisoned and can't be resumed");
}

/// Returns the message of the panic that `f` ends in.
#[track_caller]
pub(crate) fn panic_message<T>(f: impl FnOnce() -> T) -> String {
    let Err(payload) = catch_unwind(AssertUnwindSafe(f)) else { panic!("it does not panic") };
    match payload.downcast::<String>() {
        Ok(message) => *message,
        Err(payload) => (*payload.downcast::<&str>().expect("a panic has a message")).to_string(),
    }
}
