use genfn::{Generator, generator};
use std::future::Future;

#[generator]
fn numbers() -> impl Generator<Yield = u8> {
    yield_!(1);
}

#[genfn::coroutine]
fn wait() -> impl Future<Output = ()> {
    yield_from!(numbers());
}

fn main() {
    let _ = wait();
}
