#![deny(deprecated)]

struct Guard;

struct Pair {
    one: Guard,
    other: Guard,
}

#[genfn::generator]
fn numbers(is_taken: bool) -> impl Iterator<Item = u8> {
    let pair = Pair { one: Guard, other: Guard };
    if is_taken {
        drop(pair.one);
    }
    yield_!(1);
    drop(pair.other);
}

#[genfn::generator]
fn always(is_first: bool) -> impl Iterator<Item = u8> {
    let pair = Pair { one: Guard, other: Guard };
    if is_first {
        yield_!(0);
        drop(pair.one);
    } else {
        drop(pair.one);
    }
    yield_!(1);
    drop(pair.other);
}

fn main() {
    numbers(true).chain(always(true)).count();
}
