#[genfn::generator]
fn bound(count: u32) -> impl Iterator<Item = u32> {
    let pair = (count, 2);
    yield_!(pair.0);
    yield_!(pair.2);
}

#[genfn::generator]
fn nested(pair: (u32, (u32, u32))) -> impl Iterator<Item = u32> {
    yield_!(pair.1.0);
    yield_!(pair.2.0);
}

fn main() {
    bound(1).chain(nested((1, (2, 3)))).count();
}
