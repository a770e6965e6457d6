#[genfn::generator(boxed)]
fn numbers() -> impl Iterator<Item = u8> + Clone {
    yield_!(1);
}

fn main() {
    numbers().count();
}
