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

fn main() {
    called(Vec::new()).count();
    spawned(Vec::new()).count();
}
