use genfn::yield_from;

async fn numbers() {
    yield_from!(std::future::ready(1));
}

fn main() {
    let _ = numbers();
}
