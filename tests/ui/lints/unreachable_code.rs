#![deny(unreachable_code)]

#[genfn::generator]
fn numbers(flag: bool) -> impl Iterator<Item = u8> {
    loop {
        yield_!(1);
        if flag {
            break;
            yield_!(2);
        }
    }
    yield_!(3);
    return;
    yield_!(4);
}

fn main() {
    numbers(true).count();
}
