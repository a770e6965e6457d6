struct Shelf {
    names: Vec<String>,
    sold: usize,
}

impl Shelf {
    fn newest(&mut self) -> Option<&mut String> {
        self.names.last_mut()
    }

    #[genfn::generator]
    fn mark_long(&mut self) -> impl Iterator<Item = usize> {
        for name in self.names.iter_mut().skip_while(|name| name.len() > 3) {
            yield_!(name.len());
            name.push('!');
        }
        self.names.clear();
    }

    #[genfn::generator]
    fn mark_longest(&mut self) -> impl Iterator<Item = usize> {
        while self.sold > 0 {
            if let Some(name) = self.names.iter_mut().max_by_key(|name| name.len()) {
                yield_!(name.len());
                name.push('!');
            }
            self.sold -= 1;
        }
    }
}

#[genfn::generator]
fn drain(names: &mut Vec<String>) -> impl Iterator<Item = usize> {
    let mut sold = names.drain(..).filter(|name| name.len() > 3);
    while let Some(name) = sold.next() {
        yield_!(name.len());
    }
    names.push(String::new());
}

#[genfn::generator]
fn mark_last(shelf: &mut Shelf) -> impl Iterator<Item = usize> {
    if let Some(name) = shelf.newest() {
        yield_!(name.len());
        name.push('!');
    }
    shelf.sold = 1;
}

fn main() {}
