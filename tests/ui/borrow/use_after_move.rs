#[genfn::generator]
fn lines() -> impl Iterator<Item = String> {
    let line = String::new();
    yield_!(line);
    yield_!(line);
}

fn main() {
    lines().count();
}
