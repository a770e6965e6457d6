//! Moves: on some paths, in part, into closures, by method; and destructors.

use alloc::string::String;
use alloc::vec::Vec;
use genfn::generator;

/// It has a destructor.
#[derive(Debug)]
pub struct Guard(u8);

impl Guard {
    /// Makes one.
    #[must_use]
    pub const fn new(n: u8) -> Self {
        Self(n)
    }

    /// Consumes it.
    #[must_use]
    pub const fn number(&self) -> u8 {
        self.0
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        self.0 = 0;
    }
}

/// Moved on one path.
#[generator]
pub fn conditional(flag: bool) -> impl Iterator<Item = u8> {
    let guard = Guard::new(1);
    if flag {
        drop(guard);
    }
    yield_!(1);
    yield_!(2);
}

/// Given a value again.
#[generator]
pub fn again(mut text: String) -> impl Iterator<Item = usize> {
    for round in 0..3 {
        let moved = text;
        yield_!(moved.len());
        text = moved;
        text.push('!');
        yield_!(text.len() + round);
    }
}

/// Given a value later.
#[generator]
pub fn later(flag: bool) -> impl Iterator<Item = u8> {
    let guard;
    yield_!(0);
    if flag {
        guard = Guard::new(1);
        yield_!(guard.number());
    }
    yield_!(2);
}

/// Moved in part.
#[generator]
pub fn parts(pair: (String, Vec<u8>)) -> impl Iterator<Item = usize> {
    let text = pair.0;
    yield_!(text.len());
    yield_!(pair.1.len());
}

/// Consumed by a method.
#[generator]
pub fn consumed(text: String) -> impl Iterator<Item = u8> {
    let mut bytes = text.into_bytes();
    yield_!(1);
    bytes.push(2);
    while let Some(byte) = bytes.pop() {
        yield_!(byte);
    }
}

/// Held to the end of a scope.
#[generator]
pub fn held(n: u8) -> impl Iterator<Item = u8> {
    let _outer = Guard::new(n);
    {
        let _inner = Guard::new(n + 1);
        yield_!(n);
    }
    yield_!(n + 1);
}

/// Operands that wait for one that suspends.
#[generator]
pub fn operands(n: u8) -> impl Iterator<Item = u8> {
    let (first, second) = (Guard::new(n), {
        yield_!(n);
        Guard::new(n + 1)
    });
    yield_!(first.number() + second.number());
    let sum = Guard::new(n).number() + {
        yield_!(n);
        1
    };
    yield_!(sum);
}

/// A temporary that lives until the end of its statement.
#[generator]
pub fn temporaries(n: u8) -> impl Iterator<Item = u8> {
    match Guard::new(n).number() {
        0 => yield_!(0),
        other => {
            yield_!(other);
            yield_!(other + 1);
        }
    }
    let extended = &Guard::new(n);
    let number = extended.number();
    yield_!(number);
}
