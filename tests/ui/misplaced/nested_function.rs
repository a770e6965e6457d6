#[genfn::generator]
fn numbers() -> impl Iterator<Item = u8> {
    fn one() {
        yield_!(1);
    }
    one();
}

fn main() {
    numbers().count();
}
