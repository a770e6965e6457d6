#[genfn::generator]
fn plain() -> impl Iterator<Item = u8> {
    let _ = async { yield_from!([1, 2]) };
    yield_!(3);
}

#[genfn::generator(boxed)]
fn boxed() -> impl Iterator<Item = u8> {
    let _ = async {
        yield_!(1);
    };
}

#[genfn::generator]
fn stacked() -> genfn::BoxGenerator<'static, u8> {
    let _ = async || yield_!(1);
}

fn main() {
    plain().chain(boxed()).chain(stacked()).count();
}
