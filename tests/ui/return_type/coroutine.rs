#[genfn::coroutine]
fn one() -> u8 {
    1
}

#[genfn::coroutine]
fn boxed() -> Box<dyn Future<Output = u8>> {
    1
}

fn main() {
    let _ = one();
}
