#[genfn::generator]
fn behind_a_let() -> impl Iterator<Item = u32> {
    let n = 1
    yield_!(n);
}

#[genfn::generator]
fn behind_a_yield() -> impl Iterator<Item = u32> {
    yield_!(1)
    yield_!(2);
}

fn main() {
    behind_a_let().chain(behind_a_yield()).count();
}
