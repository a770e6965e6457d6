#[genfn::generator]
fn numbers() -> impl genfn::Generator<bool, Yield = u8> {
    match 1 {
        n if yield_!(n) => {}
        _ => {}
    }
}

fn main() {
    let _ = numbers();
}
