struct Counter {
    n: usize,
}

impl Counter {
    #[genfn::generator]
    fn shared(&self) -> impl Iterator<Item = usize> {
        yield_!(1);
        self.n += 1;
        yield_!(self.n);
    }

    #[genfn::generator]
    fn owned(self) -> impl Iterator<Item = usize> {
        while self.n > 0 {
            yield_!(self.n);
            self.n -= 1;
        }
    }
}

#[genfn::generator]
fn locals(arg: usize) -> impl Iterator<Item = usize> {
    let list = Vec::new();
    yield_!(list.len());
    list.push(1);
    let n = 0;
    while n < 3 {
        yield_!(n);
        n += 1;
    }
    arg -= 1;
    yield_!(arg);
}

fn main() {
    Counter { n: 1 }.shared().count();
    Counter { n: 1 }.owned().count();
    locals(1).count();
}
