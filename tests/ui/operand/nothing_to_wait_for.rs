use std::future::Future;

#[genfn::coroutine]
fn wait() -> impl Future<Output = ()> {
    yield_from!();
}

fn main() {
    let _ = wait();
}
