use genfn::coroutine;
use std::future::Future;

#[coroutine]
fn one() -> impl Future<Output = u8> {
    yield_from!(std::future::ready(1))
}

fn main() {
    let _ = one();
}
