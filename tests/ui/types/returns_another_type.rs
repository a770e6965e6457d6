use genfn::Generator;

#[genfn::generator]
fn tail() -> impl Iterator<Item = u8> {
    yield_!(1);
    5
}

#[genfn::generator]
fn early(stop: bool) -> impl Generator<Yield = u8, Return = String> {
    yield_!(1);
    if stop {
        return 5;
    }
    yield_!(2);
    "text"
}

fn main() {
    tail().count();
    early(true).run(|_| ());
}
