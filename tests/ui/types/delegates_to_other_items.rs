#[genfn::generator]
fn numbers(list: Vec<u64>) -> impl Iterator<Item = u32> {
    genfn::yield_from!(list);
}

fn main() {}
