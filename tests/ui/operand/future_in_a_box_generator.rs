use genfn::{BoxGenerator, generator};
use std::future::ready;

#[generator]
fn numbers() -> BoxGenerator<'static, u8> {
    yield_from!(ready(1));
}

fn main() {
    numbers().count();
}
