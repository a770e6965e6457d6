use std::future::Future;

#[genfn::generator]
#[genfn::coroutine]
fn first() -> impl Iterator<Item = u8> {
    yield_!(1);
}

#[genfn::coroutine]
#[genfn::generator]
fn second() -> impl Future<Output = u8> {
    1
}

fn main() {
    first().count();
    let _ = second();
}
