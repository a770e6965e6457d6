#[genfn::generator(try, boxed)]
fn numbers() -> impl Iterator<Item = Option<u8>> {
    yield_!(1);
}

fn main() {
    numbers().count();
}
