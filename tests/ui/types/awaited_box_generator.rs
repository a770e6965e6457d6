use genfn::{BoxGenerator, generator};

#[generator]
fn numbers() -> BoxGenerator<'static, u8> {
    yield_!(1);
}

async fn wait() {
    numbers().await;
}

fn main() {
    let _ = wait();
}
