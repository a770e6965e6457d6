use genfn::generator;

struct Encoder(Vec<u8>);

impl Encoder {
    fn finish<T: From<u8>>(self, last: T) -> (usize, T) {
        (self.0.len(), last)
    }
}

#[generator]
fn lengths(encoder: Encoder) -> impl Iterator<Item = usize> {
    yield_!(encoder.0.len());
    let finish = || encoder.finish(1_u8);
    let (len, _) = finish();
    yield_!(len);
}

#[generator]
fn moved_in_front(encoder: Encoder) -> impl Iterator<Item = usize> {
    yield_!(encoder.0.len());
    let finish = || { encoder }.finish(1_u8);
    let (len, _) = finish();
    yield_!(len);
}

fn main() {
    lengths(Encoder(Vec::new())).chain(moved_in_front(Encoder(Vec::new()))).count();
}
