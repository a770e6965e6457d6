use genfn::{BoxGenerator, generator};

#[generator(try)]
fn numbers() -> BoxGenerator<'static, Result<u8, ()>> {
    yield_!(1);
}

fn main() {
    numbers().count();
}
