use std::future::Future;

#[genfn::coroutine]
fn one() -> impl Future<Output = u8> {
    std::future::ready(1).await
}

fn main() {
    let _ = one();
}
