fn shadowing(x: String) -> impl Iterator<Item = usize> {
    let x = Guard::new(x);
    {
        let x = x.name().len();
        yield_!(x);
    }
    let x = x.into_name();
    yield_!(x.len());
    println!("{x}");
}
