//! Loops, labels and exits.

use genfn::{Generator, generator};

/// Counts down.
#[generator]
pub fn countdown(mut n: u32) -> impl Iterator<Item = u32> {
    while n > 0 {
        yield_!(n);
        n -= 1;
    }
}

/// One loop in another.
#[generator]
pub fn pairs(rows: u8, columns: u8) -> impl Iterator<Item = (u8, u8)> + Clone {
    for row in 0..rows {
        for column in 0..columns {
            yield_!((row, column));
        }
    }
}

/// Labels, and a value that a loop breaks with.
#[generator]
pub fn search(lists: &[&[i32]], limit: i32) -> impl Generator<Yield = i32, Return = Option<i32>> {
    let found = 'search: loop {
        for list in lists {
            for n in *list {
                if *n > limit {
                    break 'search Some(*n);
                }
                if *n == 0 {
                    continue 'search;
                }
                yield_!(*n);
            }
        }
        break None;
    };
    yield_!(-1);
    found
}

/// A block that is left early.
#[generator]
pub fn block(flag: bool) -> impl Iterator<Item = u8> {
    let n = 'block: {
        if flag {
            yield_!(1);
            break 'block 10;
        }
        yield_!(2);
        20
    };
    yield_!(n);
}

/// It never ends.
#[generator]
pub fn powers() -> impl Iterator<Item = u64> {
    let mut n = 1_u64;
    loop {
        yield_!(n);
        n = n.wrapping_mul(2);
    }
}

/// It yields nothing.
#[generator]
pub fn nothing() -> impl Iterator<Item = u8> {}

/// It ends early, with and without an error.
#[generator]
pub fn parsed(words: &[&str]) -> impl Generator<Yield = i32, Return = Result<usize, core::num::ParseIntError>> {
    let mut count = 0;
    for word in words {
        if word.is_empty() {
            return Ok(count);
        }
        yield_!(word.parse()?);
        count += 1;
    }
    Ok(count)
}

/// A failing `?` is yielded.
#[generator(try)]
pub fn tried(words: &[&str]) -> impl Iterator<Item = Result<i32, core::num::ParseIntError>> {
    for word in words {
        if word.is_empty() {
            return;
        }
        yield_!(word.parse::<i32>()?);
    }
}
