fn counter(limit: u32) -> impl Iterator<Item = u32> {
    let mut n = 0;
    while n < limit {
        yield_!(n);
        n += 1;
    }
}
