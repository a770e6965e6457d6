macro_rules! show {
    ($value:expr) => {
        println!("{}", $value)
    };
}

#[genfn::generator]
fn numbers(copy: String) -> impl Iterator<Item = u8> {
    show!(copy);
    let copy = copy.clone();
    show!(copy);
    let copy = copy.len() as u8;
    show!(copy);
    yield_!(copy);
}

fn main() {
    numbers(String::new()).count();
}
