use genfn::generator;

enum Only {
    Item { name: String, id: u32 },
}

use Only::Item;

#[generator]
fn names(items: Vec<Only>) -> impl Iterator<Item = usize> {
    for Item { name, .. } in items {
        yield_!(name.len());
        yield_!(name.len());
    }
}

fn main() {
    names(vec![Item { name: String::new(), id: 1 }]).count();
}
