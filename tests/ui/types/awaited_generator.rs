use genfn::{Generator, generator};

#[generator]
fn numbers() -> impl Generator<Yield = u8> {
    yield_!(1);
}

async fn wait() {
    numbers().await;
}

fn main() {
    let _ = wait();
}
