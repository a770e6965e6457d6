#[genfn::generator]
fn numbers() -> impl Iterator<Item = u8> {
    yield_from!(5);
}

fn main() {
    numbers().count();
}
