use genfn::generator;

struct Book {
    title: String,
}

impl Book {
    #[generator]
    fn words(&self, fallback: &str) -> impl Iterator<Item = usize> {
        let text = if self.title.is_empty() { fallback } else { &self.title };
        for word in text.split(' ') {
            yield_!(word.len());
        }
    }
}

fn main() {}
