use genfn::yield_;

async fn numbers() {
    yield_!(1);
}

fn main() {
    let _ = numbers();
}
