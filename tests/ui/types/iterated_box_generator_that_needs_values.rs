use genfn::{BoxGenerator, generator};

#[generator]
fn numbers() -> BoxGenerator<'static, u8, String> {
    let _name = yield_!(1);
}

fn main() {
    for n in numbers() {
        println!("{n}");
    }
}
