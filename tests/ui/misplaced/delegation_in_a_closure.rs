#[genfn::generator]
fn numbers() -> impl Iterator<Item = u8> {
    let all = || yield_from!(0..3);
    all();
}

fn main() {
    numbers().count();
}
