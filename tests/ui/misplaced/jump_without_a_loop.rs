#[genfn::generator]
fn jumps(n: u8) -> impl Iterator<Item = u8> {
    yield_!(n);
    if n > 1 {
        break;
    }
    'a: loop {
        yield_!(1);
        loop {
            continue 'b;
        }
    }
    continue;
}

fn main() {
    jumps(1).count();
}
