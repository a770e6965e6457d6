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
    let _ = 5;
    #[cfg(f)]
    yield_!(6);
    yield_!(7);
}

fn main() {
    numbers().count();
}
