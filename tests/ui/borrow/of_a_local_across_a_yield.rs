use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Mutex;

#[genfn::generator]
fn iterated() -> impl Iterator<Item = u8> {
    let list = vec![1, 2, 3];
    for n in list.iter() {
        yield_!(*n);
    }
}

#[genfn::generator]
fn of_an_argument(text: String) -> impl Iterator<Item = char> {
    for c in text.chars().rev() {
        yield_!(c);
    }
}

#[genfn::generator]
fn sliced() -> impl Iterator<Item = usize> {
    let list: Vec<usize> = (0..3).collect();
    for n in &list[1..] {
        yield_!(*n);
    }
}

#[genfn::generator]
fn keys(n: u8) -> impl Iterator<Item = u8> {
    let mut map = HashMap::new();
    map.insert(n, n);
    for key in map.keys() {
        yield_!(*key);
    }
}

#[genfn::generator]
fn drained() -> impl Iterator<Item = u32> {
    let mut list = (0..3).collect::<Vec<u32>>();
    yield_from!(list.drain(..));
}

#[genfn::generator]
fn bound(line: String) -> impl Iterator<Item = usize> {
    let word = line.trim();
    yield_!(1);
    yield_!(word.len());
}

#[genfn::generator]
fn stepped() -> impl Iterator<Item = usize> {
    let text = "a b".to_string();
    let mut words = text.split_whitespace().peekable();
    while let Some(word) = words.next() {
        yield_!(word.len());
    }
}

#[genfn::generator]
fn element() -> impl Iterator<Item = u8> {
    let list = [1, 2, 3];
    let first = &list[0];
    yield_!(list[1]);
    yield_!(*first);
}

#[genfn::generator]
fn guarded(count: Mutex<u8>) -> impl Iterator<Item = u8> {
    let guard = count.lock().unwrap();
    yield_!(*guard);
    yield_!(*guard + 1);
}

#[genfn::generator]
fn in_a_cell() -> impl Iterator<Item = u8> {
    let cell = RefCell::new(1);
    let mut value = cell.borrow_mut();
    yield_!(*value);
    *value += 1;
    yield_!(*value);
}

fn main() {
    iterated().count();
    of_an_argument(String::new()).count();
    sliced().count();
    keys(1).count();
    drained().count();
    bound(String::new()).count();
    stepped().count();
    element().count();
    guarded(Mutex::new(1)).count();
    in_a_cell().count();
}
