#[genfn::generator]
fn assigned(mut n: usize) -> impl Iterator<Item = usize> {
    let shown = &n;
    yield_!(1);
    n += 1;
    yield_!(*shown);
    yield_!(n);
}

fn main() {
    assigned(1).count();
}
