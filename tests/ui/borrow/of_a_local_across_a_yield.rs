#[genfn::generator]
fn numbers() -> impl Iterator<Item = u8> {
    let list = vec![1, 2, 3];
    for n in list.iter() {
        yield_!(*n);
    }
}

fn main() {
    numbers().count();
}
