#[genfn::generator(boxed)]
fn numbers() -> impl Iterator<Item = u8> {
    yield_!("one");
}

fn main() {
    numbers().count();
}
