#![deny(deprecated)]

use genfn::generator;

struct Name;

impl Drop for Name {
    fn drop(&mut self) {
        println!("dropped");
    }
}

struct Item {
    name: Name,
    rest: Name,
}

fn make() -> Item {
    Item { name: Name, rest: Name }
}

#[generator]
fn items() -> impl Iterator<Item = u8> {
    let mut item = make();
    if let Item { name: _name, rest: _ } = item {
        yield_!(1);
    }
    item = make();
    yield_!(2);
    drop(item);
}

fn main() {
    items().count();
}
