#[genfn::generator]
fn numbers() -> impl genfn::Generator<bool, Yield = u8> {
    let _ = matches!(1, n if yield_!(n));
}

fn main() {
    let _ = numbers();
}
