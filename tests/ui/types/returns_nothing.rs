use genfn::Generator;

#[genfn::generator]
fn nothing() -> impl Generator<Yield = u8, Return = String> {
    yield_!(1);
}

#[genfn::generator]
fn sometimes(flag: bool) -> impl Generator<Yield = u8, Return = String> {
    yield_!(1);
    if flag {
        yield_!(2);
    }
}

fn main() {
    nothing().run(|_| ());
    sometimes(true).run(|_| ());
}
