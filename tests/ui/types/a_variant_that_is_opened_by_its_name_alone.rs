use genfn::generator;

enum Only {
    Item { name: String, id: u32 },
}

use Only::Item;

#[generator]
fn names(only: Only) -> impl Iterator<Item = usize> {
    let opened = only;
    let Item { name, .. } = opened;
    yield_!(name.len());
    yield_!(name.len());
    let Item { id, .. } = opened;
    yield_!(id as usize);
}

fn main() {
    names(Item { name: String::new(), id: 1 }).count();
}
