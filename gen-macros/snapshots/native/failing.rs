#[generator(boxed, try)]
fn numbers(text: String) -> Box<dyn Iterator<Item = Result<i64, ParseIntError>>> {
    for word in text.split(' ') {
        if word == "end" {
            return;
        }
        yield_!(word.parse()?);
    }
}
