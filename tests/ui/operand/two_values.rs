#[genfn::generator]
fn numbers() -> impl Iterator<Item = u8> {
    yield_!(1, 2);
}

fn main() {
    numbers().count();
}
