use std::future::Future;

#[genfn::coroutine]
fn wait() -> impl Future<Output = ()> {
    yield_!(1);
}

fn main() {
    let _ = wait();
}
