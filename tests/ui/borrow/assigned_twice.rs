#[genfn::generator]
fn numbers() -> impl Iterator<Item = u32> {
    for i in 0..3 {
        genfn::yield_!(i);
        i += 1;
    }
}

fn main() {}
