#[genfn::generator(boxed)]
fn numbers() -> impl Iterator<Item = u8> {
    let n = std::future::ready(1).await;
    yield_!(n);
}

fn main() {
    numbers().count();
}
