use genfn::generator;

#[generator]
fn names() -> impl Iterator<Item = &'static str> {
    let name = String::from("Ada");
    yield_!(&name);
    yield_!(name.as_str());
}

#[generator]
fn words<'a>(text: String) -> impl Iterator<Item = &'a str> {
    yield_!(&text);
}

fn main() {
    names().chain(words(String::new())).for_each(drop);
}
