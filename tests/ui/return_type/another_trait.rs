#[genfn::generator]
fn numbers() -> impl IntoIterator<Item = u8> {
    yield_!(1);
}

fn main() {}
