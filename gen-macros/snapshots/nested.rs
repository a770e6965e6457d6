fn nested(n: u64) -> impl Iterator<Item = u64> {
    for i in 0..n {
        for j in 0..i {
            yield_!(i ^ j);
        }
    }
}
