#[genfn::generator]
fn consumes(name: String) -> impl Iterator<Item = usize> {
    let taken = || drop(name);
    taken();
    yield_!(1);
    taken();
}

#[genfn::generator]
fn once<F: FnOnce() -> usize>(count: F) -> impl Iterator<Item = usize> {
    yield_!(count());
    yield_!(count());
}

fn main() {
    consumes(String::new()).count();
    once(|| 1).count();
}
