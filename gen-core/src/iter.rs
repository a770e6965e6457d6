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

#[cfg(test)]
mod tests {
    use crate::Generator;
    use crate::fixture::count;
    use std::format;

    #[test]
    fn it_keeps_what_the_generator_returned() {
        let mut count = count(2);
        let mut iter = count.iter();
        assert_eq!((iter.next(), iter.returned()), (Some(0), None));
        assert_eq!((iter.next(), iter.returned()), (Some(1), None));
        assert_eq!((iter.next(), iter.returned()), (None, Some(&2)));
        assert_eq!(iter.next(), None);
        assert_eq!(iter.into_return(), Some(2));
    }

    #[test]
    fn nothing_was_returned_before_the_end() {
        let mut count = count(2);
        let mut iter = count.iter();
        iter.next();
        assert_eq!(iter.into_return(), None);
    }

    #[test]
    fn a_generator_that_has_ended_yields_and_returns_nothing() {
        let mut count = count(1);
        assert_eq!(Iterator::count(count.by_ref()), 1);
        let mut iter = count.iter();
        assert_eq!(iter.next(), None);
        assert_eq!(iter.into_return(), None);
    }

    #[test]
    #[should_panic(expected = "the generator has panicked: it is poisoned and can't be resumed")]
    fn a_poisoned_generator_does_not_pretend_to_have_ended() {
        let mut count = count(9);
        let _ = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| count.iter().count()));
        count.iter().next();
    }

    #[test]
    fn what_it_keeps_can_be_shown() {
        let mut count = count(0);
        let mut iter = count.iter();
        assert_eq!(format!("{iter:?}"), "Iter { returned: None, .. }");
        iter.next();
        assert_eq!(format!("{iter:?}"), "Iter { returned: Some(0), .. }");
    }
}
