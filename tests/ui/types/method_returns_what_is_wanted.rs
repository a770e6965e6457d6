trait Sample {}

impl Sample for u16 {}

struct Source(String);

impl Source {
    fn sample<T: Sample>(&mut self) -> T {
        unreachable!("only its type matters")
    }
}

#[genfn::generator]
fn samples(text: String) -> impl Iterator<Item = u16> {
    let mut source = Source(text);
    let n = source.sample();
    yield_!(n);
    yield_!(n);
}

fn main() {
    samples(String::new()).count();
}
