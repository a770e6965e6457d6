#[generator(try)]
fn failing(text: &str) -> impl Iterator<Item = Result<u8, Error>> {
    for word in text.split(' ') {
        yield_!(word.parse()?);
    }
}
