use genfn::{Stream, stream};

#[stream]
fn numbers() -> impl Stream<Item = u8> {
    let inner = async { yield_!(1) };
    inner.await;
}

fn main() {
    let _ = numbers();
}
