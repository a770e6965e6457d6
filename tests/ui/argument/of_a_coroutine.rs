use std::future::Future;

#[genfn::coroutine(boxed)]
fn one() -> impl Future<Output = u8> {
    1
}

fn main() {
    let _ = one();
}
