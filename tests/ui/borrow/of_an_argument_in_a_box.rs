#[genfn::generator]
fn lengths(text: &str) -> Box<dyn Iterator<Item = usize>> {
    genfn::yield_!(text.len());
    genfn::yield_!(0);
}

fn main() {}
