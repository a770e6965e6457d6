#![deny(deprecated)]

struct Guard;

struct Three {
    one: Guard,
    two: Guard,
    three: Guard,
}

#[genfn::generator]
fn numbers(all: Three) -> impl Iterator<Item = u8> {
    let one = all.one;
    yield_!(1);
    drop(one);
    drop(all.two);
}

fn main() {
    let Three { three, .. } = Three { one: Guard, two: Guard, three: Guard };
    numbers(Three { one: Guard, two: Guard, three }).count();
}
