//! An arm that is missing, or of another type, is reported once, where the user has written the `match`.

use genfn::generator;

#[generator]
fn missing(ready: Option<u32>) -> impl Iterator<Item = u32> {
    match ready {
        Some(n) => yield_!(n),
    }
}

#[generator]
fn missing_behind_a_call(ready: Option<u32>) -> impl Iterator<Item = u32> {
    let last = match ready {
        Some(n) if n > 3 => u32::from(yield_!(n) == ()),
        Some(n) => n.min(2),
    };
    yield_!(last);
}

#[generator]
fn another_type(ready: Option<u32>) -> impl Iterator<Item = u32> {
    let last = match ready {
        Some(n) => n,
        None => "none",
    };
    yield_!(last);
}

fn main() {}
