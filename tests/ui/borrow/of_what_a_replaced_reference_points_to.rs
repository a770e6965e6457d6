use genfn::generator;

struct Rows<'a> {
    row: &'a mut Vec<u32>,
    others: Vec<&'a mut Vec<u32>>,
}

impl Rows<'_> {
    #[generator]
    fn first(&mut self) -> impl Iterator<Item = u32> {
        while let Some(first) = self.row.first_mut() {
            let Some(other) = self.others.pop() else { break };
            self.row = other;
            yield_!(*first);
            *first += 1;
        }
    }
}

fn main() {
    Rows { row: &mut vec![1], others: Vec::new() }.first().for_each(drop);
}
