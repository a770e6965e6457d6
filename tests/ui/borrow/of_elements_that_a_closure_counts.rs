#[genfn::generator]
fn first_two(names: &mut Vec<String>) -> impl Iterator<Item = usize> {
    let mut seen = 0;
    let is_early = move |_: &&String| {
        seen += 1;
        seen <= 2
    };
    for name in names.iter().filter(is_early) {
        yield_!(name.len());
    }
    names.clear();
}

fn main() {}
