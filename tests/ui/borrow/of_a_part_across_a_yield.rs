#[genfn::generator]
fn first_of(name: Option<String>) -> impl Iterator<Item = usize> {
    if let Some(name) = &name {
        yield_!(1);
        yield_!(name.len());
    }
}

fn main() {
    first_of(None).count();
}
