#[genfn::generator(size_hint = (list.len(), None))]
fn numbers() -> impl Iterator<Item = u8> {
    let list = [1, 2, 3];
    for n in list {
        yield_!(n);
    }
}

fn main() {
    numbers().count();
}
