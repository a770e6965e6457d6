macro_rules! twice {
    ($value:expr) => {
        $value + $value
    };
}

#[genfn::generator]
fn numbers() -> impl genfn::Generator<u8, Yield = u8, Return = u8> {
    twice!(yield_!(1))
}

fn main() {
    let _ = numbers();
}
