#[genfn::generator]
fn numbers() -> impl Iterator<Item = u8> {
    #[cfg(a)]
    let _ = 1;
    #[cfg(b)]
    let _ = 2;
    #[cfg(c)]
    let _ = 3;
    #[cfg(d)]
    let _ = 4;
    #[cfg(e)]
    {
        yield_!(5);
    }
}

fn main() {
    numbers().count();
}
