fn temporaries(lock: &Lock) -> impl Iterator<Item = u8> {
    yield_!(lock.lock().value());
    for x in lock.lock().items() {
        yield_!(x);
    }
    let extended = &make();
    yield_!(extended.value());
}
