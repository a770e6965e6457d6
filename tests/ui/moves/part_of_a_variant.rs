#![deny(deprecated)]

struct Guard;

struct Pair {
    one: Guard,
    other: Guard,
}

#[genfn::generator]
fn numbers(mut pairs: Vec<Pair>) -> impl Iterator<Item = u8> {
    while let Some(Pair { one, .. }) = pairs.pop() {
        let moved = one;
        yield_!(1);
        drop(moved);
    }
}

fn main() {
    let Pair { other, .. } = Pair { one: Guard, other: Guard };
    numbers(vec![Pair { one: Guard, other }]).count();
}
