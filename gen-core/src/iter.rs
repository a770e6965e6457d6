//! A generator as an iterator that keeps the return value.

use crate::{Generator, GeneratorState, Status};
use core::fmt;
use core::iter::FusedIterator;

/// An iterator over what a borrowed generator yields, made by [`Generator::iter`].
///
/// It ends when the generator does, and keeps what the generator returned.
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct Iter<'g, G: Generator> {
    generator: &'g mut G,
    // Invariant: `None` until the generator completes while it is lent.
    returned: Option<G::Return>,
}

impl<'g, G: Generator> Iter<'g, G> {
    pub(crate) fn new(generator: &'g mut G) -> Self {
        Self { generator, returned: None }
    }

    /// Returns what the generator returned, or `None` while it has not ended.
    ///
    /// It is also `None` if the generator had ended before it was lent.
    pub const fn returned(&self) -> Option<&G::Return> {
        self.returned.as_ref()
    }

    /// Converts into what the generator returned, or `None` if it has not ended.
    ///
    /// It is also `None` if the generator had ended before it was lent.
    pub fn into_return(self) -> Option<G::Return> {
        self.returned
    }
}

impl<G: Generator> Iterator for Iter<'_, G> {
    type Item = G::Yield;

    /// Advances the generator to its next `yield_!`; `None` when it has ended.
    ///
    /// # Panics
    ///
    /// Panics if the generator is poisoned, and passes on what its body panics with.
    fn next(&mut self) -> Option<G::Yield> {
        let state = match self.generator.status() {
            Status::Unstarted => self.generator.start(),
            Status::Suspended | Status::Poisoned => self.generator.send(()),
            Status::Complete => return None,
        };
        match state {
            GeneratorState::Yielded(value) => Some(value),
            GeneratorState::Complete(value) => {
                self.returned = Some(value);
                None
            }
        }
    }
}

impl<G: Generator> FusedIterator for Iter<'_, G> {}

impl<G: Generator<Return: fmt::Debug>> fmt::Debug for Iter<'_, G> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Iter").field("returned", &self.returned).finish_non_exhaustive()
    }
}
