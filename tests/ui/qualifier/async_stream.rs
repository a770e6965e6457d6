use genfn::{Stream, stream};

#[stream]
async fn one() -> impl Stream<Item = u8> {
    yield_!(1);
}

fn main() {
    let _ = one();
}
