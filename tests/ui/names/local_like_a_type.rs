#[genfn::generator]
fn numbers() -> impl Iterator<Item = u8> {
    let Total = 1;
    yield_!(Total);
    yield_!(Total + 1);
}

fn main() {
    numbers().count();
}
