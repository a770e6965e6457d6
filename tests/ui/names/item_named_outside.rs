fn largest() -> u8 {
    1
}

#[genfn::generator]
fn numbers() -> impl Iterator<Item = u8> {
    {
        fn largest() -> u8 {
            2
        }
        yield_!(largest());
    }
    yield_!(largest());
}

fn main() {
    numbers().count();
}
