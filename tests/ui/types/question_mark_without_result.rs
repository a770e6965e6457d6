#[genfn::generator]
fn numbers(text: &str) -> impl Iterator<Item = u8> {
    let n: u8 = text.parse()?;
    yield_!(n);
}

fn main() {
    numbers("1").count();
}
