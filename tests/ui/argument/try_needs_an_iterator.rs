#[genfn::generator(try)]
fn numbers() -> impl genfn::Generator<Yield = u8, Return = Result<(), String>> {
    yield_!(1);
    Ok(())
}

fn main() {
    let _ = numbers();
}
