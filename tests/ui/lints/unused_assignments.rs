#![deny(unused_assignments)]

#[genfn::generator]
fn numbers() -> impl Iterator<Item = u8> {
    let mut n = 1;
    yield_!(n);
    n = 2;
    n = 3;
    yield_!(n);
    n = 4;
}

fn main() {
    numbers().count();
}
