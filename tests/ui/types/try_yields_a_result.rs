use std::num::ParseIntError;

#[genfn::generator(try)]
fn numbers(text: &str) -> impl Iterator<Item = Result<u32, ParseIntError>> {
    for word in text.split(' ') {
        yield_!(Ok(word.parse()?));
    }
}

fn main() {
    numbers("1 2").for_each(drop);
}
