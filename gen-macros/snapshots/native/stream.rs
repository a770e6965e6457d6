#[stream]
fn ticks(count: u32) -> impl Stream<Item = u32> {
    for n in 0..count {
        sleep(n).await;
        yield_!(n);
    }
}
