#[genfn::generator(size_hint)]
fn numbers() -> impl Iterator<Item = u8> {
    yield_!(1);
}

fn main() {
    numbers().count();
}
