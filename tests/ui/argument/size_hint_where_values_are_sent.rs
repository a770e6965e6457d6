use genfn::{Generator, generator};

#[generator(size_hint = (1, Some(1)))]
fn numbers() -> impl Generator<u8, Yield = u8> {
    yield_!(1);
}

fn main() {
    numbers().start();
}
