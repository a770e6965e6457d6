use genfn::{BoxGenerator, generator};

#[generator]
fn numbers(list: &[u8]) -> BoxGenerator<'_, u8> {
    let copy = list.to_vec();
    yield_from!(numbers(&copy));
}

fn main() {
    numbers(&[1]).count();
}
