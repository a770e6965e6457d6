#[genfn::generator]
fn numbers() -> impl genfn::Generator<u8, Yield = u8> {
    yield_from!(vec![1]);
}

fn main() {
    let _ = numbers();
}
