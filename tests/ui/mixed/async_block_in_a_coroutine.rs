use std::future::Future;

#[genfn::coroutine]
fn one() -> impl Future<Output = u8> {
    let inner = async { yield_from!(std::future::ready(1)) };
    yield_from!(inner)
}

fn main() {
    let _ = one();
}
