#[genfn::generator]
fn numbers() -> impl Iterator<Item = u8> {
    let _ = async {
        yield_!(1);
    };
}

fn main() {
    numbers().count();
}
