#![deny(dead_code)]

#[genfn::generator]
fn numbers() -> impl Iterator<Item = u8> {
    fn never_called() {}
    struct NeverBuilt;
    for n in 0..3 {
        const NEVER_NAMED: u8 = 1;
        yield_!(n);
    }
}

#[genfn::generator]
fn never_used() -> impl Iterator<Item = u8> {
    yield_!(1);
}

fn main() {
    numbers().count();
}
