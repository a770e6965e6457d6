fn two_in_a_loop(n: u64) -> impl Iterator<Item = u64> {
    let mut seen = [0; 4096];
    for i in 0..n {
        seen[i as usize % 4096] += 1;
        yield_!(i);
        seen[i as usize % 7] += 1;
        yield_!(seen[0]);
    }
}
