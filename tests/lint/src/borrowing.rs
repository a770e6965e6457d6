//! Borrows of what outlives the generator.

use alloc::string::String;
use alloc::vec::Vec;
use genfn::generator;

/// Iterators over arguments.
#[generator]
pub fn lengths(lines: &[String]) -> impl Iterator<Item = usize> {
    for (number, line) in lines.iter().enumerate() {
        yield_!(number + line.len());
    }
}

/// A borrow that ends before it suspends.
#[generator]
pub fn grown(mut list: Vec<u8>) -> impl Iterator<Item = usize> {
    while list.len() < 5 {
        let first = list.first().copied().unwrap_or_default();
        list.push(first);
        yield_!(list.len());
    }
}

/// What changes what it borrows.
#[generator]
pub fn increased(list: &mut [u8]) -> impl Iterator<Item = u8> {
    for n in list.iter_mut() {
        *n += 1;
        yield_!(*n);
    }
}
