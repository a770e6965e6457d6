#[genfn::generator]
fn borrows(mut list: Vec<String>, mut n: usize) -> impl Iterator<Item = usize> {
    let first = &mut list[0];
    let second = &mut list[1];
    first.push_str("a");
    second.push_str("b");
    yield_!(list.len());

    let dangling;
    {
        let text = String::from("text");
        dangling = &text;
    }
    yield_!(dangling.len());

    let add = || n += 1;
    let copied = n;
    add();
    yield_!(copied);

    let moved = String::new();
    drop(moved);
    yield_!(moved.len());
}

fn main() {
    borrows(Vec::new(), 1).count();
}
