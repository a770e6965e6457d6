#[genfn::generator]
fn numbers(n: u8) -> impl genfn::Generator<u8, Yield = u8> {
    assert_eq!(n, 0, "found {}", yield_!(n));
}

fn main() {
    let _ = numbers(1);
}
