//! Adaptors of an iterator that is lent for each item: they hold what they have to know, and not the iterator.
//!
//! ```text
//! for line in lines.by_ref().take(3) { .. }                                                      from
//! let mut steps = steps_of(lines.by_ref()).take(3);
//! while let Some(line) = steps.next_of(lines.by_ref()) { .. }                                    into
//! ```
//!
//! Each does what the standard library's of that name does.

use core::marker::PhantomData;

/// What asks an iterator for its next item, and adapts it.
pub trait Step<I: ?Sized> {
    /// What comes of it.
    type Item;

    /// Returns the next item.
    fn step(&mut self, iter: &mut I) -> Option<Self::Item>;

    /// Returns the item behind the next `n`.
    #[inline]
    fn nth(&mut self, iter: &mut I, n: usize) -> Option<Self::Item> {
        for _ in 0..n {
            self.step(iter)?;
        }
        self.step(iter)
    }
}

/// The adaptors of an iterator of this type.
#[derive(Debug)]
pub struct Steps<I: ?Sized, S> {
    step: S,
    of: PhantomData<fn(&mut I)>,
}

impl<I: ?Sized, S: Clone> Clone for Steps<I, S> {
    fn clone(&self) -> Self {
        steps(self.step.clone())
    }
}

/// Returns the adaptors of an iterator, none as yet.
#[inline]
pub const fn steps_of<I: Iterator + ?Sized>(_: &mut I) -> Steps<I, Each> {
    steps(Each)
}

const fn steps<I: ?Sized, S>(step: S) -> Steps<I, S> {
    Steps { step, of: PhantomData }
}

impl<I: ?Sized, S: Step<I>> Steps<I, S> {
    /// Returns the next item of an iterator that is lent.
    #[inline]
    pub fn next_of(&mut self, iter: &mut I) -> Option<S::Item> {
        self.step.step(iter)
    }

    /// As [`Iterator::take`].
    #[inline]
    pub fn take(self, n: usize) -> Steps<I, Take<S>> {
        steps(Take(self.step, n))
    }

    /// As [`Iterator::skip`].
    #[inline]
    pub fn skip(self, n: usize) -> Steps<I, Skip<S>> {
        steps(Skip(self.step, n))
    }

    /// As [`Iterator::step_by`].
    #[inline]
    #[track_caller]
    pub fn step_by(self, step: usize) -> Steps<I, StepBy<S>> {
        assert!(step != 0, "assertion failed: step != 0");
        steps(StepBy { step: self.step, between: step - 1, first: true })
    }

    /// As [`Iterator::enumerate`].
    #[inline]
    pub fn enumerate(self) -> Steps<I, Enumerate<S>> {
        steps(Enumerate(self.step, 0))
    }

    /// As [`Iterator::map`].
    #[inline]
    pub fn map<B, F: FnMut(S::Item) -> B>(self, f: F) -> Steps<I, Map<S, F>> {
        steps(Map(self.step, f))
    }

    /// As [`Iterator::filter`].
    #[inline]
    pub fn filter<P: FnMut(&S::Item) -> bool>(self, predicate: P) -> Steps<I, Filter<S, P>> {
        steps(Filter(self.step, predicate))
    }

    /// As [`Iterator::filter_map`].
    #[inline]
    pub fn filter_map<B, F: FnMut(S::Item) -> Option<B>>(self, f: F) -> Steps<I, FilterMap<S, F>> {
        steps(FilterMap(self.step, f))
    }

    /// As [`Iterator::take_while`].
    #[inline]
    pub fn take_while<P: FnMut(&S::Item) -> bool>(self, predicate: P) -> Steps<I, TakeWhile<S, P>> {
        steps(TakeWhile { step: self.step, ended: false, predicate })
    }

    /// As [`Iterator::map_while`].
    #[inline]
    pub fn map_while<B, F: FnMut(S::Item) -> Option<B>>(self, f: F) -> Steps<I, MapWhile<S, F>> {
        steps(MapWhile(self.step, f))
    }

    /// As [`Iterator::inspect`].
    #[inline]
    pub fn inspect<F: FnMut(&S::Item)>(self, f: F) -> Steps<I, Inspect<S, F>> {
        steps(Inspect(self.step, f))
    }
}

/// Each item, as it is.
#[derive(Clone, Debug)]
pub struct Each;

impl<I: Iterator + ?Sized> Step<I> for Each {
    type Item = I::Item;

    #[inline]
    fn step(&mut self, iter: &mut I) -> Option<I::Item> {
        iter.next()
    }

    #[inline]
    fn nth(&mut self, iter: &mut I, n: usize) -> Option<I::Item> {
        iter.nth(n)
    }
}

/// No more than so many.
#[derive(Clone, Debug)]
pub struct Take<S>(S, usize);

impl<I: ?Sized, S: Step<I>> Step<I> for Take<S> {
    type Item = S::Item;

    #[inline]
    fn step(&mut self, iter: &mut I) -> Option<S::Item> {
        self.1 = self.1.checked_sub(1)?;
        self.0.step(iter)
    }
}

/// All but so many.
#[derive(Clone, Debug)]
pub struct Skip<S>(S, usize);

impl<I: ?Sized, S: Step<I>> Step<I> for Skip<S> {
    type Item = S::Item;

    #[inline]
    fn step(&mut self, iter: &mut I) -> Option<S::Item> {
        match core::mem::take(&mut self.1) {
            0 => self.0.step(iter),
            left => self.0.nth(iter, left),
        }
    }
}

/// The first one, and then each with so many in between.
#[derive(Clone, Debug)]
pub struct StepBy<S> {
    step: S,
    between: usize,
    first: bool,
}

impl<I: ?Sized, S: Step<I>> Step<I> for StepBy<S> {
    type Item = S::Item;

    #[inline]
    fn step(&mut self, iter: &mut I) -> Option<S::Item> {
        let between = if core::mem::take(&mut self.first) { 0 } else { self.between };
        self.step.nth(iter, between)
    }
}

/// With how many have come before.
#[derive(Clone, Debug)]
pub struct Enumerate<S>(S, usize);

impl<I: ?Sized, S: Step<I>> Step<I> for Enumerate<S> {
    type Item = (usize, S::Item);

    #[inline]
    fn step(&mut self, iter: &mut I) -> Option<(usize, S::Item)> {
        let item = self.0.step(iter)?;
        let index = self.1;
        self.1 += 1;
        Some((index, item))
    }
}

/// What a function makes of each.
#[derive(Clone, Debug)]
pub struct Map<S, F>(S, F);

impl<I: ?Sized, S: Step<I>, B, F: FnMut(S::Item) -> B> Step<I> for Map<S, F> {
    type Item = B;

    #[inline]
    fn step(&mut self, iter: &mut I) -> Option<B> {
        self.0.step(iter).map(&mut self.1)
    }
}

/// Those of which a predicate holds.
#[derive(Clone, Debug)]
pub struct Filter<S, P>(S, P);

impl<I: ?Sized, S: Step<I>, P: FnMut(&S::Item) -> bool> Step<I> for Filter<S, P> {
    type Item = S::Item;

    #[inline]
    fn step(&mut self, iter: &mut I) -> Option<S::Item> {
        loop {
            let item = self.0.step(iter)?;
            if (self.1)(&item) {
                return Some(item);
            }
        }
    }
}

/// What a function makes of those of which it makes something.
#[derive(Clone, Debug)]
pub struct FilterMap<S, F>(S, F);

impl<I: ?Sized, S: Step<I>, B, F: FnMut(S::Item) -> Option<B>> Step<I> for FilterMap<S, F> {
    type Item = B;

    #[inline]
    fn step(&mut self, iter: &mut I) -> Option<B> {
        loop {
            let made = (self.1)(self.0.step(iter)?);
            if made.is_some() {
                return made;
            }
        }
    }
}

/// Those in front of the first of which a predicate does not hold, which is taken as well.
#[derive(Clone, Debug)]
pub struct TakeWhile<S, P> {
    step: S,
    ended: bool,
    predicate: P,
}

impl<I: ?Sized, S: Step<I>, P: FnMut(&S::Item) -> bool> Step<I> for TakeWhile<S, P> {
    type Item = S::Item;

    #[inline]
    fn step(&mut self, iter: &mut I) -> Option<S::Item> {
        if self.ended {
            return None;
        }
        let item = self.step.step(iter)?;
        self.ended = !(self.predicate)(&item);
        (!self.ended).then_some(item)
    }
}

/// What a function makes of those in front of the first of which it makes nothing, which is taken as well.
#[derive(Clone, Debug)]
pub struct MapWhile<S, F>(S, F);

impl<I: ?Sized, S: Step<I>, B, F: FnMut(S::Item) -> Option<B>> Step<I> for MapWhile<S, F> {
    type Item = B;

    #[inline]
    fn step(&mut self, iter: &mut I) -> Option<B> {
        (self.1)(self.0.step(iter)?)
    }
}

/// Each, after a function has seen it.
#[derive(Clone, Debug)]
pub struct Inspect<S, F>(S, F);

impl<I: ?Sized, S: Step<I>, F: FnMut(&S::Item)> Step<I> for Inspect<S, F> {
    type Item = S::Item;

    #[inline]
    fn step(&mut self, iter: &mut I) -> Option<S::Item> {
        let item = self.0.step(iter);
        item.as_ref().inspect(|item| (self.1)(item));
        item
    }
}
