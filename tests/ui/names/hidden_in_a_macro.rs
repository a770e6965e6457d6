macro_rules! show {
    ($value:expr) => {
        println!("{}", $value)
    };
}

#[genfn::generator]
fn numbers(text: String) -> impl Iterator<Item = u8> {
    let copy = text.clone();
    show!(copy);
    let copy = copy.len() as u8;
    yield_!(copy);
}

fn main() {
    numbers(String::new()).count();
}
