use genfn::{yield_, yield_from};

fn numbers() {
    yield_!(1);
    yield_from!(0..3);
}

fn main() {
    numbers();
}
