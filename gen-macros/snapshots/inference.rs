fn inference(n: u8) -> impl Iterator<Item = u8> {
    let mut seen = Vec::new();
    for i in 0..n {
        yield_!(i);
        seen.push(i);
    }
    yield_!(seen[0].pow(2));
}
