use genfn::generator;
use std::fmt::Debug;

fn len_of(value: &dyn Debug) -> usize {
    format!("{value:?}").len()
}

#[generator]
fn lengths(is_new: bool) -> impl Iterator<Item = usize> {
    let len = len_of(if is_new {
        yield_!(0);
        &"new"
    } else {
        &7
    });
    yield_!(len);
}

fn main() {}
