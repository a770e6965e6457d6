#[genfn::generator]
fn letters(text: str) -> impl Iterator<Item = char> {
    for letter in text.chars() {
        yield_!(letter);
    }
}

#[genfn::generator(boxed)]
fn numbers(list: [u32], filter: dyn Fn(u32) -> bool) -> impl Iterator<Item = u32> {
    for number in list.iter().filter(|number| filter(**number)) {
        yield_!(*number);
    }
}

fn main() {
    letters("a").for_each(drop);
    numbers(&[1], &|_| true).for_each(drop);
}
