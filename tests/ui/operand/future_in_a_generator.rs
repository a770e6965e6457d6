use std::future::ready;

#[genfn::generator]
fn numbers() -> impl Iterator<Item = u8> {
    yield_!(yield_from!(ready(1)));
}

fn main() {
    numbers().count();
}
