#![deny(unused_must_use)]

use genfn::{Generator, generator};

type Outcome = Result<u8, String>;

#[generator]
fn inner() -> impl Generator<Outcome, Yield = u8, Return = Outcome> {
    yield_!(1)
}

#[generator]
fn numbers() -> impl Generator<Outcome, Yield = u8> {
    "1".parse::<u8>();
    yield_!(1);
    "2".parse::<u8>();
    yield_from!(inner());
    let _ = yield_!(2);
}

fn main() {
    let _ = numbers();
}
