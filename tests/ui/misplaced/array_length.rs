#[genfn::generator]
fn numbers() -> impl genfn::Generator<usize, Yield = u8> {
    let _ = [0; yield_!(1)];
}

fn main() {
    let _ = numbers();
}
