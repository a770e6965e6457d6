use genfn::{Stream, stream};

#[stream]
fn numbers() -> impl Stream<Item = u8> {
    yield_from!([1, 2]);
}

fn main() {
    let _ = numbers();
}
