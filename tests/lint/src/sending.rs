//! What is sent.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use genfn::{Generator, generator};

/// The average of what is sent.
#[generator]
pub fn averager() -> impl Generator<f64, Yield = f64> {
    let (mut sum, mut count, mut average) = (0.0, 0.0, 0.0);
    loop {
        sum += yield_!(average);
        count += 1.0;
        average = sum / count;
    }
}

/// A dialogue.
#[generator]
pub fn greeter(greeting: &str) -> impl Generator<String, Yield = &'static str, Return = String> {
    let first = yield_!("first name?");
    let last = yield_!("last name?");
    format!("{greeting}, {first} {last}")
}

/// A suspension in each operand.
#[generator]
pub fn sum() -> impl Generator<u32, Yield = u8, Return = u32> {
    let list = [yield_!(0), yield_!(1)];
    let pair = (yield_!(2), list[0]);
    list[1] + pair.0 * pair.1 + u32::from(yield_!(3) > 3 && yield_!(4) > 4)
}

/// A suspension in the arguments of methods and macros.
#[generator]
pub fn collected() -> impl Generator<Option<u8>, Yield = usize, Return = String> {
    let mut list = Vec::new();
    while let Some(n) = yield_!(list.len()) {
        list.push(n);
    }
    format!("{:?} and {:?}", list, yield_!(0))
}

/// A state machine.
#[generator]
pub fn counter() -> impl Generator<bool, Yield = u32, Return = ()> {
    let mut n = 0;
    while yield_!(n) {
        n += 1;
    }
}
