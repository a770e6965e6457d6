fn running_total() -> impl Generator<i64, Yield = i64> {
    let mut total = 0;
    loop {
        total += yield_!(total);
    }
}
