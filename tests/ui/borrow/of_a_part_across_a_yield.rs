#[genfn::generator]
fn numbers() -> impl Iterator<Item = u8> {
    let list = vec![1, 2, 3];
    let first = &list[0];
    yield_!(*first);
    yield_!(*first);
}

fn main() {
    numbers().count();
}
