fn mixed_loop(list: &[u64]) -> impl Iterator<Item = String> {
    let (mut seen, mut text) = (Vec::new(), String::new());
    let behind = Vec::new();
    for n in list {
        let last = text;
        yield_!(last);
        text = n.to_string();
        seen.push(*n);
        behind.len();
    }
}
