#[genfn::generator]
fn numbers(n: u8) -> impl Iterator<Item = u8> {
    #[allow(clippy::identity_op)]
    yield_!(n + 0);
    #[inline]
    yield_!(n);
    #[cold]
    yield_from!(0..n);
    #[inline]
    drop(yield_!(n));
}

fn main() {
    numbers(1).count();
}
