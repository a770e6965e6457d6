#[genfn::generator]
fn of_a_trait() -> Iterator<Item = u32> {
    yield_!(1);
}

#[genfn::generator]
fn of_an_object() -> dyn Iterator<Item = u32> + 'static {
    yield_!(1);
}

#[genfn::generator]
fn in_a_box() -> Box<Iterator<Item = u32>> {
    yield_!(1);
}

#[genfn::generator]
fn in_a_result() -> Result<impl Iterator<Item = u32>, String> {
    yield_!(1);
}

fn main() {
    let _: u32 = of_a_trait().chain(of_an_object()).chain(in_a_box()).chain(in_a_result().unwrap()).sum();
}
