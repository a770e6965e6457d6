#[genfn::generator]
fn first(numbers: &Vec<u32>) -> impl Iterator<Item = &u32> {
    let cloned = numbers.clone();
    yield_!(&cloned[0]);
}

#[genfn::generator]
fn text<'a>(texts: &[String]) -> impl Iterator<Item = &'a str> {
    let joined = texts.concat();
    yield_!(&joined);
}

fn main() {
    first(&Vec::new()).count();
    text(&[]).count();
}
