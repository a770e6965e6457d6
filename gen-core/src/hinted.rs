//! A generator that is said to yield so many values.

use crate::private::SizeHint;
use crate::{Generator, GeneratorState, SendError, Status};
use core::iter::FusedIterator;

/// A generator with a size hint, made by `#[generator(size_hint = expr)]`.
///
/// Its hint is what was promised, less the values that have been yielded since; after its end there is nothing to come.
/// A promise that is not kept is a mistake of whoever made it, and nothing worse.
///
/// It is an [`ExactSizeIterator`], whose `len` panics if the promise is not exact.
#[derive(Clone, Debug)]
#[must_use = "generators are lazy and do nothing unless started"]
pub struct Hinted<G> {
    generator: G,
    // What was promised, less what has been yielded.
    left: SizeHint,
}

/// Adds a hint to a generator that has not started.
pub const fn hinted<G>(generator: G, hint: SizeHint) -> Hinted<G> {
    Hinted { generator, left: hint }
}

impl<G> Hinted<G> {
    #[inline]
    fn noted<R>(&mut self, is_yielded: impl FnOnce(&R) -> bool, outcome: R) -> R {
        if is_yielded(&outcome) {
            let (least, most) = self.left;
            self.left = (least.saturating_sub(1), most.map(|most| most.saturating_sub(1)));
        }
        outcome
    }
}

impl<G: Generator> Generator for Hinted<G> {
    type Yield = G::Yield;
    type Return = G::Return;

    #[inline]
    fn start(&mut self) -> GeneratorState<G::Yield, G::Return> {
        let outcome = self.generator.start();
        self.noted(GeneratorState::is_yielded, outcome)
    }

    #[inline]
    fn send(&mut self, (): ()) -> GeneratorState<G::Yield, G::Return> {
        let outcome = self.generator.send(());
        self.noted(GeneratorState::is_yielded, outcome)
    }

    #[inline]
    fn try_send(&mut self, (): ()) -> Result<GeneratorState<G::Yield, G::Return>, SendError<()>> {
        let outcome = self.generator.try_send(())?;
        Ok(self.noted(GeneratorState::is_yielded, outcome))
    }

    #[inline]
    fn status(&self) -> Status {
        self.generator.status()
    }

    #[inline]
    fn run<A: FnMut(G::Yield)>(self, answer: A) -> G::Return {
        self.generator.run(answer)
    }
}

impl<G: Generator + Iterator> Iterator for Hinted<G> {
    type Item = G::Item;

    #[inline]
    fn next(&mut self) -> Option<G::Item> {
        let outcome = self.generator.next();
        self.noted(Option::is_some, outcome)
    }

    #[inline]
    fn size_hint(&self) -> SizeHint {
        match self.generator.status() {
            Status::Unstarted | Status::Suspended => self.left,
            Status::Complete | Status::Poisoned => (0, Some(0)),
        }
    }

    #[inline]
    fn fold<B, A: FnMut(B, G::Item) -> B>(self, init: B, add: A) -> B {
        self.generator.fold(init, add)
    }
}

impl<G: Generator + FusedIterator> FusedIterator for Hinted<G> {}

impl<G: Generator + Iterator> ExactSizeIterator for Hinted<G> {}

#[cfg(test)]
mod tests {
    use super::hinted;
    use crate::fixture::count;
    use crate::{Generator, GeneratorState::*};

    #[test]
    fn what_is_yielded_is_no_longer_to_come() {
        let mut three = hinted(count(3), (3, Some(3)));
        assert_eq!(three.size_hint(), (3, Some(3)));
        assert_eq!((three.start(), three.len()), (Yielded(0), 2));
        assert_eq!((three.send(()), three.len()), (Yielded(1), 1));
        assert_eq!((three.next(), three.len()), (Some(2), 0));
        assert_eq!((three.next(), three.len()), (None, 0));
    }

    #[test]
    fn after_the_end_nothing_is_to_come_whatever_was_promised() {
        let mut two = hinted(count(2), (5, None));
        assert!(two.try_send(()).is_err());
        assert_eq!(two.size_hint(), (5, None));
        two.next();
        assert_eq!(two.size_hint(), (4, None));
        assert_eq!(two.by_ref().count(), 1);
        assert_eq!(two.size_hint(), (0, Some(0)));
    }

    #[test]
    fn it_yields_more_than_was_promised() {
        let mut two = hinted(count(2), (0, Some(1)));
        assert_eq!((two.next(), two.size_hint()), (Some(0), (0, Some(0))));
        assert_eq!((two.next(), two.size_hint()), (Some(1), (0, Some(0))));
        assert_eq!(two.sum::<u32>(), 0);
    }
}
