#![deny(deprecated)]

struct Guard;

impl Drop for Guard {
    fn drop(&mut self) {}
}

#[genfn::generator]
fn late() -> impl Iterator<Item = u8> {
    let pair = [Guard, Guard];
    yield_!(1);
    let [one, other] = pair;
    drop(one);
    yield_!(2);
    drop(other);
}

#[genfn::generator]
fn in_time() -> impl Iterator<Item = u8> {
    let [one, other] = [Guard, Guard];
    let names = [String::new(), String::new()];
    yield_!(1);
    drop((one, other));
    let [name, _] = names;
    yield_!(2);
    drop(name);
}

#[genfn::generator]
fn another_way(is_taken: bool) -> impl Iterator<Item = u8> {
    let pair = [Some(Guard), None];
    if is_taken {
        let [Some(guard), _] = pair else { return };
        drop(guard);
    } else {
        yield_!(1);
    }
    yield_!(2);
}

fn main() {
    late().chain(in_time()).chain(another_way(true)).count();
}
