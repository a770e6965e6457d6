struct Numbers;

#[genfn::generator]
impl Numbers {
    fn all(&self) -> impl Iterator<Item = u32> {
        for n in 0..self.count() {
            yield_!(n);
        }
    }

    fn count(&self) -> u32 {
        3
    }
}

fn main() {
    let _: Vec<u32> = Numbers.all().collect();
}
