#[genfn::generator]
fn unknown(count: u8) -> impl Iterator<Item = u8> {
    yield_!(coun);
    let n: Number = 1;
    for item in items() {
        yield_!(item);
    }
    undefined!(n);
    while count > limit {
        yield_!(n);
    }
}

fn main() {
    unknown(1).count();
}
