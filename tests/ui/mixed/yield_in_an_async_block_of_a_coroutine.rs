use std::future::Future;

#[genfn::coroutine]
fn one() -> impl Future<Output = u8> {
    let turn = async {
        yield_!();
        1
    };
    yield_from!(turn)
}

fn main() {
    let _ = one();
}
