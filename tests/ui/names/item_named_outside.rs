struct Largest(u8);

#[genfn::generator]
fn numbers() -> impl Iterator<Item = u8> {
    {
        struct Largest(u8);
        yield_!(Largest(2).0);
    }
    yield_!(Largest(1).0);
}

fn main() {
    numbers().count();
}
