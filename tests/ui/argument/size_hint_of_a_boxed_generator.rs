#[genfn::generator(boxed, size_hint = (1, Some(1)))]
fn numbers() -> impl Iterator<Item = u8> {
    yield_!(1);
}

fn main() {
    numbers().count();
}
