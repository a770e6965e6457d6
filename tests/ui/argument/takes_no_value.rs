#[genfn::generator(try = yes)]
fn numbers() -> impl Iterator<Item = Result<u8, ()>> {
    yield_!(1);
}

fn main() {
    numbers().count();
}
