fn exits(list: &[Option<u8>]) -> impl Generator<Yield = u8, Return = Option<u8>> {
    let found = 'search: loop {
        for item in list {
            let n = (*item)?;
            if n > 9 {
                break 'search n;
            }
            if n == 0 {
                continue 'search;
            }
            yield_!(n);
        }
        return None;
    };
    Some(found)
}
