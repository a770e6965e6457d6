fn index(v: &[u8]) -> usize {
    v.len() - 1
}

#[genfn::generator]
fn numbers() -> impl genfn::Generator<u8, Yield = u8> {
    let mut v = vec![1, 2];
    let w = vec![0];
    v[index(&w)] += yield_!(1);
}

fn main() {
    let _ = numbers();
}
