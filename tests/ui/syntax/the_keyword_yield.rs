use genfn::generator;

#[generator]
fn numbers() -> impl Iterator<Item = u32> {
    yield 1;
    let two = 2;
    yield!(two);
}

fn main() {
    numbers().for_each(drop);
}
