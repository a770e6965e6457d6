//! Bodies that rustc compiles.

use alloc::boxed::Box;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::cell::RefCell;
#[allow(redundant_imports)] // The prelude of one of the editions has it.
use core::future::Future;
use core::future::ready;
use core::num::ParseIntError;
use core::pin::Pin;
use genfn::{Generator, Stream, generator, stream};

/// It borrows from itself.
#[generator(boxed)]
pub fn longest(text: String) -> impl Iterator<Item = String> {
    let mut longest = "";
    for word in text.split(' ') {
        if word.len() > longest.len() {
            longest = word;
            yield_!(word.to_string());
        }
    }
}

/// It holds a guard, which lends what it iterates over.
#[generator]
pub fn names(list: &RefCell<Vec<String>>) -> Box<dyn Iterator<Item = usize> + '_> {
    let list = list.borrow();
    for name in list.iter() {
        yield_!(name.len());
    }
}

/// It is sent values, and delegates.
#[generator(boxed)]
pub fn echo(mut n: u32, _unused: String) -> impl Generator<u32, Yield = u32, Return = u32> {
    while n > 0 {
        n = yield_!(n);
    }
    yield_from!(echo_once(n))
}

#[generator(boxed)]
fn echo_once(n: u32) -> impl Generator<u32, Yield = u32, Return = u32> {
    yield_!(n)
}

/// It fails.
#[generator(try, boxed)]
pub fn tried(text: String) -> impl Iterator<Item = Result<i32, ParseIntError>> {
    for word in text.split(' ') {
        if word.is_empty() {
            return;
        }
        yield_!(word.parse::<i32>()?);
    }
}

/// It waits.
#[genfn::coroutine]
pub fn waits(n: u32, list: &[u32]) -> impl Future<Output = u32> {
    let mut sum = n;
    for m in list {
        yield_!();
        sum += yield_from!(ready(*m));
    }
    sum
}

/// It waits, in a box.
#[must_use]
#[genfn::coroutine]
pub fn waits_in_a_box(n: u32) -> Pin<Box<dyn Future<Output = u32>>> {
    yield_from!(waits(n, &[1, 2]))
}

/// It yields and waits.
#[stream]
pub fn doubled(list: Vec<u32>) -> impl Stream<Item = u32> {
    for n in list {
        let n = ready(n).await;
        yield_!(n * 2);
    }
}

/// It yields, waits and fails.
#[stream(try)]
pub fn parsed(words: &[&str]) -> impl Stream<Item = Result<i32, ParseIntError>> {
    for word in words {
        yield_!(ready(word.parse::<i32>()).await?);
    }
}
