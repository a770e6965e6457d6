#[genfn::generator(size_hint = n)]
fn numbers(n: usize) -> impl Iterator<Item = usize> {
    for n in 0..n {
        yield_!(n);
    }
}

fn main() {
    numbers(1).count();
}
