#[genfn::generator(boxed)]
fn words<'a>() -> impl Iterator<Item = &'a str> {
    let text = String::from("one two");
    for word in text.split(' ') {
        yield_!(word);
    }
}

fn main() {
    words().count();
}
