#![deny(
    unused,
    trivial_casts,
    trivial_numeric_casts,
    unused_qualifications,
    unused_results,
    let_underscore_drop,
    nonstandard_style,
    elided_lifetimes_in_paths,
    unsafe_code
)]

use std::cell::RefCell;

struct Guard;

impl Drop for Guard {
    fn drop(&mut self) {}
}

struct Name<'a>(&'a str);

#[genfn::generator]
fn written(n: u8, name: Name) -> impl Iterator<Item = u8> {
    let x = (n as u8);
    yield_!(x);
    'outer: loop {
        yield_!(1);
        break;
    }
    unsafe { yield_!(2) };
    let Camel = &n as &u8;
    yield_!(*Camel);
    let cell = std::cell::RefCell::new(1);
    cell.replace(3);
    let _ = Guard;
    while (n > 200) {
        yield_!(3);
    }
    let mut never = name.0.len();
    yield_!(never as u8);
    {
        use std::collections::HashMap;
        yield_!(4);
    }
    yield_!(5);
}

#[genfn::generator]
fn matched(n: &u8) -> impl Iterator<Item = u8> {
    let _cell = RefCell::new(1);
    match *n {
        0 => yield_!(1),
        0 => yield_!(2),
        _ => {}
    }
    1 == 2;
    n;
    let same = |a: u8| 1;
    yield_!(same(1));
    for i in 0..3 {
        yield_!(1);
    }
    #[allow(non_snake_case)]
    let Allowed = 1;
    yield_!(Allowed);
}

fn main() {
    written(1, Name("")).chain(matched(&1)).for_each(drop);
}
