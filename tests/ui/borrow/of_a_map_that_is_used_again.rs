use genfn::generator;
use std::collections::BTreeMap;

struct Stock {
    counts: BTreeMap<u32, u32>,
}

impl Stock {
    #[generator]
    fn sell(&mut self) -> impl Iterator<Item = u32> {
        for (item, count) in &mut self.counts {
            *count -= 1;
            yield_!(*item);
        }
        self.counts.clear();
    }
}

fn main() {
    Stock { counts: BTreeMap::new() }.sell().for_each(drop);
}
