fn conditional_move(flag: bool) -> impl Iterator<Item = u8> {
    let guard = Guard::new();
    if flag {
        drop(guard);
    }
    yield_!(1);
}
