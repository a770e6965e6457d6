//! Methods, generics and lifetimes.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt::Display;
use genfn::generator;

/// A tree.
#[derive(Debug, Clone)]
pub struct Tree<T> {
    value: T,
    children: Vec<Self>,
}

impl<T: Clone + 'static> Tree<T> {
    /// Walks a tree.
    #[generator]
    pub fn walk(&self) -> Box<dyn Iterator<Item = &T> + '_> {
        yield_!(&self.value);
        for child in &self.children {
            yield_from!(child.walk());
        }
    }

    /// Takes a tree apart.
    #[generator]
    pub fn dissolve(self) -> impl Iterator<Item = T> {
        let Self { value, children } = self;
        yield_!(value);
        for Self { value, children } in children {
            yield_!(value);
            drop(children);
        }
    }

    /// Looks at the children of a tree.
    #[generator]
    pub fn values(&self) -> impl Iterator<Item = &T> {
        for child in &self.children {
            yield_!(&child.value);
        }
    }

    /// Changes a tree.
    #[generator]
    pub fn replace(&mut self, with: T) -> impl Iterator<Item = usize> {
        self.value = with.clone();
        yield_!(self.children.len());
        while let Some(mut child) = self.children.pop() {
            child.value = with.clone();
            yield_!(child.children.len());
        }
    }

    /// Owns what it changes.
    #[generator]
    pub fn prune(mut self) -> impl Iterator<Item = usize> {
        while self.children.len() > 1 {
            yield_!(self.children.len());
            drop(self.children.pop());
        }
    }
}

/// What can be listed.
pub trait List {
    /// What it is a list of.
    type Item;

    /// Lists it.
    fn list(&self) -> Box<dyn Iterator<Item = &Self::Item> + '_>;
}

impl<T> List for Tree<T> {
    type Item = T;

    #[generator]
    fn list(&self) -> Box<dyn Iterator<Item = &T> + '_> {
        yield_!(&self.value);
    }
}

/// A constant parameter, a bound and an opaque argument.
#[generator]
pub fn chunks<const N: usize, T>(items: impl IntoIterator<Item = T>) -> impl Iterator<Item = [T; N]>
where
    T: Copy + Default,
{
    let mut chunk = [T::default(); N];
    let mut filled = 0;
    for item in items {
        chunk[filled] = item;
        filled += 1;
        if filled == N {
            yield_!(chunk);
            filled = 0;
        }
    }
}

/// Named lifetimes.
#[generator]
pub fn longer<'a>(one: &'a str, other: &'a str) -> impl Iterator<Item = &'a str> {
    if one.len() > other.len() {
        yield_!(one);
    } else {
        yield_!(other);
    }
}

/// Lifetimes that are left out.
#[generator]
pub fn words(text: &str, separator: &str) -> impl Iterator<Item = usize> {
    for word in text.split(separator) {
        yield_!(word.len());
    }
}

/// A lifetime that is left out of what is yielded, too.
#[generator]
pub fn lines(text: &str) -> impl Iterator<Item = &str> {
    for line in text.lines() {
        yield_!(line);
    }
}

/// The same, in types that have a lifetime.
#[generator]
pub fn copies(text: Cow<'_, str>) -> impl Iterator<Item = Cow<'_, str>> {
    yield_!(text.clone());
    yield_!(text);
}

/// An opaque item.
#[generator]
pub fn shown(texts: Vec<String>) -> impl Iterator<Item = impl Display> {
    for text in texts {
        yield_!(text);
    }
}

/// Arguments that are patterns, and that are not used.
#[generator]
pub fn arguments((a, b): (u8, u8), _: String, _unused: u8, [first, ..]: [u8; 3]) -> impl Iterator<Item = u8> {
    yield_!(a + b);
    yield_!(first);
}
