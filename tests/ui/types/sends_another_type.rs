use genfn::Generator;

#[genfn::generator]
fn bound() -> impl Generator<u32, Yield = u32> {
    let name: String = yield_!(1);
    yield_!(name.len() as u32);
}

#[genfn::generator]
fn given(mut names: Vec<String>) -> impl Generator<u32, Yield = usize> {
    names.push(yield_!(0));
    yield_!(names.len());
}

#[genfn::generator]
fn nothing() -> impl Iterator<Item = ()> {
    let n: u32 = yield_!();
    yield_!(drop(n));
}

fn main() {
    bound().start();
    given(Vec::new()).start();
    nothing().count();
}
