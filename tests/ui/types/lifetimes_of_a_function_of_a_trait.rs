use genfn::generator;

trait Join {
    fn join(one: &str, other: &str) -> impl Iterator<Item = usize>;
}

struct Words;

impl Join for Words {
    #[generator]
    fn join(one: &str, other: &str) -> impl Iterator<Item = usize> {
        yield_!(one.len());
        yield_!(other.len());
    }
}

fn main() {
    Words::join("one", "other").count();
}
