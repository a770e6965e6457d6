#![deny(deprecated)]

struct Guard;

struct Pair {
    one: Guard,
    other: Guard,
}

#[genfn::generator]
fn numbers(pair: Pair) -> impl Iterator<Item = u8> {
    let one = pair.one;
    yield_!(1);
    drop(one);
    yield_!(2);
}

fn main() {
    let Pair { other, .. } = Pair { one: Guard, other: Guard };
    numbers(Pair { one: Guard, other }).count();
}
