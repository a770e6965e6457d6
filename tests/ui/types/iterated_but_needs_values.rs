#[genfn::generator]
fn numbers() -> impl genfn::Generator<u8, Yield = u8> {
    yield_!(1);
}

fn main() {
    for n in numbers() {
        println!("{n}");
    }
}
