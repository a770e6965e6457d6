use std::future::Future;

#[genfn::coroutine(size_hint = (1, Some(1)))]
fn one() -> impl Future<Output = u8> {
    yield_from!(std::future::ready(1))
}

fn main() {
    let _ = one();
}
