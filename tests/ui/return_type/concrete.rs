#[genfn::generator]
fn numbers() -> Vec<u8> {
    yield_!(1);
}

fn main() {
    numbers();
}
