//! Patterns: `match`, `let … else`, chains of conditions.

use alloc::string::String;
use alloc::vec::Vec;
use genfn::generator;

/// A shape.
#[derive(Debug, Clone)]
pub enum Shape {
    /// It has a radius.
    Circle(u32),
    /// It has two sides.
    Rectangle {
        /// One of them.
        width: u32,
        /// The other one.
        height: u32,
    },
    /// It has a name.
    Named(String),
}

/// A match with a guard.
#[generator]
pub fn sizes(shapes: Vec<Shape>) -> impl Iterator<Item = u32> {
    for shape in shapes {
        match shape {
            Shape::Circle(radius) if radius > 10 => yield_!(100),
            Shape::Circle(radius) => yield_!(radius),
            Shape::Rectangle { width, height } => {
                yield_!(width);
                yield_!(height);
            }
            Shape::Named(ref name) if name.is_empty() => {}
            Shape::Named(_) => yield_!(0),
        }
    }
}

/// A `let` that may leave.
#[generator]
pub fn firsts(lists: &[Vec<u8>]) -> impl Iterator<Item = u8> {
    for list in lists {
        let [first, rest @ ..] = &list[..] else {
            yield_!(0);
            continue;
        };
        yield_!(*first);
        let Some(last) = rest.last() else {
            return;
        };
        yield_!(*last);
    }
}

/// Conditions, and what they bind.
#[generator]
pub fn conditions(values: &[Option<i32>]) -> impl Iterator<Item = i32> {
    for value in values {
        if let Some(n @ 1..=9) = value {
            yield_!(*n);
        } else if let Some(n) = value {
            yield_!(n / 10);
        } else {
            yield_!(-1);
        }
    }
}

/// A loop over a pattern.
#[generator]
pub fn popped(mut stack: Vec<(u8, u8)>) -> impl Iterator<Item = u8> {
    while let Some((a, b)) = stack.pop() {
        yield_!(a);
        if a > b {
            stack.push((b, a));
        }
    }
}

/// A value of a match that suspends.
#[generator]
pub fn chosen(n: u8) -> impl Iterator<Item = &'static str> {
    let name = match n {
        0 => "none",
        1 => {
            yield_!("first");
            "one"
        }
        _ => return,
    };
    yield_!(name);
}
