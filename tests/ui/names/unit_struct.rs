struct Done;

#[genfn::generator]
fn numbers(done: Done) -> impl Iterator<Item = u8> {
    let Done = done;
    yield_!(1);
}

fn main() {
    numbers(Done).count();
}
