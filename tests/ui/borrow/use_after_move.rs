#[genfn::generator]
fn lines() -> impl Iterator<Item = String> {
    let line = String::new();
    yield_!(line);
    yield_!(line);
}

#[genfn::generator]
fn in_a_loop(line: String) -> impl Iterator<Item = String> {
    loop {
        yield_!(line);
    }
}

#[genfn::generator]
fn by_a_loop(list: Vec<u8>) -> impl Iterator<Item = u8> {
    for n in list {
        yield_!(n);
    }
    println!("{}", list.len());
}

#[genfn::generator]
fn on_one_path(line: String, flag: bool) -> impl Iterator<Item = usize> {
    if flag {
        drop(line);
    }
    yield_!(1);
    yield_!(line.len());
}

#[genfn::generator]
fn in_one_step<T: AsRef<str>>(line: T) -> impl Iterator<Item = usize> {
    yield_!(line.as_ref().len());
    let other = line;
    let third = line;
    yield_!(other.as_ref().len() + third.as_ref().len());
}

fn main() {
    lines().count();
    in_a_loop(String::new()).count();
    by_a_loop(Vec::new()).count();
    on_one_path(String::new(), true).count();
    in_one_step("").count();
}
