#[genfn::generator]
fn called(list: Vec<u32>) -> impl Iterator<Item = usize> {
    let count = move || list.len();
    yield_!(count());
    yield_!(list.len());
}

#[genfn::generator]
fn spawned(list: Vec<u32>) -> impl Iterator<Item = usize> {
    let thread = std::thread::spawn(move || list.iter().count());
    yield_!(0);
    yield_!(thread.join().unwrap() + list.len());
}

#[genfn::generator]
fn unique(list: &mut Vec<u32>) -> impl Iterator<Item = usize> {
    let mut grow = move || list.push(1);
    grow();
    yield_!(list.len());
    grow();
}

#[genfn::generator]
fn consumed(list: Vec<u32>) -> impl Iterator<Item = usize> {
    let consume = || drop(list);
    yield_!(list.len());
    consume();
}

fn main() {
    called(Vec::new()).count();
    spawned(Vec::new()).count();
    unique(&mut Vec::new()).count();
    consumed(Vec::new()).count();
}
