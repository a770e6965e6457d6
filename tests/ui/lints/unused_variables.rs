#![deny(unused_variables)]

#[genfn::generator]
fn numbers(unused: u8, (n, other): (u8, u8), _fine: u8) -> impl Iterator<Item = u8> {
    let local = n;
    yield_!(n);
    for round in 0..3 {
        let (kept, lost) = (n, n);
        yield_!(kept);
    }
    if let Some(bound) = Some(n) {
        yield_!(1);
    }
    #[allow(unused_variables)]
    let allowed = n;
}

fn main() {
    numbers(1, (2, 3), 4).count();
}
