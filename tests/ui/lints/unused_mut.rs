#![deny(unused_mut)]

struct Number(u8);

impl Number {
    #[genfn::generator]
    fn numbers(mut self, mut n: u8) -> impl Iterator<Item = u8> {
        let mut m = self.0;
        yield_!(m);
        yield_!(n);
    }
}

#[genfn::generator]
fn changed(mut n: u8) -> impl Iterator<Item = u8> {
    let mut m = n;
    yield_!(n);
    n += 1;
    m += n;
    yield_!(m);
}

fn main() {
    Number(1).numbers(2).chain(changed(1)).count();
}
