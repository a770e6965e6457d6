#[genfn::generator]
fn without_a_value() -> impl Iterator<Item = u32> {
    let n =
}

#[genfn::generator]
fn without_a_name(list: Vec<u32>) -> impl Iterator<Item = u32> {
    yield_!(1);
    list.
}

fn main() {
    let _: u32 = without_a_value().chain(without_a_name(Vec::new())).sum();
}
