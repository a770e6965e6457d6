#[genfn::generator]
fn numbers() -> impl Iterator<Item = u8> {
    yield_from!();
}

fn main() {
    numbers().count();
}
