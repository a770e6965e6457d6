#[genfn::generator]
fn numbers() -> impl Iterator<Item = u8> {
    #[inline]
    {
        yield_!(1);
    }
}

fn main() {
    numbers().count();
}
