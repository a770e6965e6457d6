#[generator(boxed)]
fn lengths(text: String, mut limit: usize, (a, b): (u8, u8)) -> impl Iterator<Item = usize> {
    for line in text.lines() {
        yield_!(line.len());
        limit -= 1;
    }
    println!("{}", yield_!(limit));
    yield_from!([a, b].map(usize::from));
}
