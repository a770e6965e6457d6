#![deny(deprecated)]

struct Guard;

impl Drop for Guard {
    fn drop(&mut self) {}
}

struct Three {
    one: Guard,
    two: Guard,
    three: Guard,
}

#[genfn::generator]
fn numbers() -> impl Iterator<Item = u8> {
    let whole = Three { three: Guard, two: Guard, one: Guard };
    drop(whole.one);
    yield_!(1);
    let Three { .. } = Three { one: Guard, two: whole.two, three: whole.three };
}

fn main() {
    numbers().count();
}
