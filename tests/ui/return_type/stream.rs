use genfn::stream;

#[stream]
fn numbers() -> impl Iterator<Item = u8> {
    yield_!(1);
}

fn main() {
    let _ = numbers();
}
