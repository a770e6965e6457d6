struct Stock {
    items: Vec<u8>,
    count: usize,
}

impl Stock {
    #[genfn::generator]
    fn sell(&mut self) -> impl Iterator<Item = usize> {
        for item in self.items.iter_mut() {
            yield_!(self.count);
            *item -= 1;
        }
        self.note();
    }

    fn note(&mut self) {
        self.count += 1;
    }
}

fn main() {
    Stock { items: vec![1], count: 0 }.sell().count();
}
