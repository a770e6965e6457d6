#[genfn::generator]
fn numbers() -> Box<dyn std::fmt::Debug> {
    yield_!(1);
}

fn main() {
    numbers();
}
