#[genfn::generator]
fn bound(list: &mut Vec<u32>) -> impl Iterator<Item = usize> {
    let other = list;
    yield_!(other.len());
    list.push(1);
}

#[genfn::generator]
fn matched(list: &mut Vec<u32>) -> impl Iterator<Item = usize> {
    match list {
        other => yield_!(other.len()),
    }
    yield_!(list.len());
}

fn main() {
    bound(&mut Vec::new()).count();
    matched(&mut Vec::new()).count();
}
