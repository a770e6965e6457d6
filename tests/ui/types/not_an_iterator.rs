struct Pair {
    a: u32,
    b: u32,
}

#[genfn::generator]
fn up_to(n: u32) -> impl Iterator<Item = u32> {
    for i in n {
        genfn::yield_!(i);
    }
}

#[genfn::generator]
fn parts(pair: &Pair) -> impl Iterator<Item = u32> {
    for part in pair {
        genfn::yield_!(1);
        let _ = part;
    }
}

fn main() {}
