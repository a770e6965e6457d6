use genfn::generator;

#[generator]
fn windows(list: &[u32], n: u32) -> impl Iterator<Item = &[u32]> {
    let copy = list.to_vec();
    yield_!(&copy);
    let pair = [n, n];
    yield_!(&pair[1..]);
}

#[generator]
fn itself(n: u32) -> impl Iterator<Item = &'static u32> {
    yield_!(&n);
}

fn main() {
    windows(&[1], 2).for_each(drop);
    itself(1).for_each(drop);
}
