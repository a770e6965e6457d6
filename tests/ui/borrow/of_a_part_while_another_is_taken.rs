struct Item {
    name: String,
    tag: String,
}

#[genfn::generator]
fn parts(item: Item) -> impl Iterator<Item = String> {
    let tag = &item.tag;
    match item {
        Item { name, .. } => {
            let len = tag.len();
            yield_!(name);
            yield_!(len.to_string());
        }
    }
}

fn main() {
    parts(Item { name: String::new(), tag: String::new() }).for_each(drop);
}
