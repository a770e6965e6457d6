#[genfn::generator]
fn numbers() -> impl Iterator<Item = u8> {
    (0..3).for_each(|n| yield_!(n));
}

fn main() {
    numbers().count();
}
