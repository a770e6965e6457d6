use genfn::generator;
use std::ops::{Index, IndexMut};

struct Counted {
    items: Vec<u32>,
    looks: usize,
}

impl Index<usize> for Counted {
    type Output = u32;
    fn index(&self, at: usize) -> &u32 {
        &self.items[at]
    }
}

impl IndexMut<usize> for Counted {
    fn index_mut(&mut self, at: usize) -> &mut u32 {
        self.looks += 1;
        &mut self.items[at]
    }
}

#[generator]
fn twice(counted: &mut Counted) -> impl Iterator<Item = u32> {
    let first = &mut counted[0];
    yield_!(*first);
    *first += 1;
    yield_!(*first);
    yield_!(counted[0]);
}

fn main() {
    twice(&mut Counted { items: vec![1], looks: 0 }).for_each(drop);
}
