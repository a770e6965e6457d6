#[genfn::generator]
fn never_set() -> impl Iterator<Item = u32> {
    let n: u32;
    yield_!(1);
    yield_!(n);
}

#[genfn::generator]
fn set_on_one_path(flag: bool) -> impl Iterator<Item = String> {
    let name;
    if flag {
        name = String::new();
    }
    yield_!(String::new());
    yield_!(name);
}

fn main() {
    never_set().count();
    set_on_one_path(true).count();
}
