#[genfn::generator]
fn numbers() -> impl Iterator<Item = u8> {
    macro_rules! one {
        () => {
            yield_!(1)
        };
    }
    one!();
}

fn main() {
    numbers().count();
}
