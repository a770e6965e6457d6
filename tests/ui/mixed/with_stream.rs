use genfn::Stream;
use std::future::Future;

#[genfn::generator]
#[genfn::stream]
fn first() -> impl Iterator<Item = u8> {
    yield_!(1);
}

#[genfn::stream]
#[genfn::generator(boxed)]
fn second() -> impl Stream<Item = u8> {
    yield_!(1);
}

#[genfn::coroutine]
#[genfn::stream]
fn third() -> impl Future<Output = u8> {
    1
}

fn main() {
    first().count();
    let _ = (second(), third());
}
