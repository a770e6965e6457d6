#[genfn::generator]
fn first(list: Vec<String>) -> impl Iterator<Item = usize> {
    let first = list.first().unwrap();
    yield_!(first.len());
    yield_!(first.len() + 1);
}

#[genfn::generator]
fn longest(list: Vec<String>) -> impl Iterator<Item = usize> {
    let longest = list.iter().max_by_key(|name| name.len()).unwrap();
    yield_!(longest.len());
    yield_!(longest.len() + 1);
}

#[genfn::generator]
fn collected(text: String) -> impl Iterator<Item = usize> {
    let words: Vec<&str> = text.split(' ').collect();
    for word in words {
        yield_!(word.len());
    }
}

#[genfn::generator]
fn adapted(list: Vec<u32>) -> impl Iterator<Item = u32> {
    let doubled = list.iter().map(|n| n * 2);
    for n in doubled {
        yield_!(n);
    }
}

#[genfn::generator]
fn read(path: &str) -> impl Iterator<Item = usize> {
    let text = std::fs::read_to_string(path).unwrap();
    for line in text.lines() {
        yield_!(line.len());
    }
}

fn main() {
    first(Vec::new()).chain(longest(Vec::new())).chain(collected(String::new())).chain(read("")).count();
    adapted(Vec::new()).count();
}
