//! A workload: the same work, written by each rival, and consumed in each way.

use crate::Item;
use crate::Rival;
use crate::consume::{Collect, Consume, Dynamic, Fold, ForLoop, Size, Trace};
use crate::talk::{Talk, Topic};
use std::fmt;

/// How what a generator yields is consumed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Way {
    /// A `for` loop, or a loop that sends.
    For,
    /// `fold`, and with it `sum` and `for_each`.
    Fold,
    /// `collect` into a vector.
    Collect,
    /// As `For`, behind `dyn`.
    Dyn,
}

impl Way {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::For, Self::Fold, Self::Collect, Self::Dyn];
}

impl fmt::Display for Way {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::For => "for",
            Self::Fold => "fold",
            Self::Collect => "collect",
            Self::Dyn => "dyn",
        })
    }
}

/// A rival's iterator for a workload.
pub trait Source {
    /// Who wrote it.
    const RIVAL: Rival;
    /// What it yields.
    type Item: Item;

    /// Makes the iterator, and hands it to the consumer.
    fn run<C: Consume<Self::Item>>(n: u64, consumer: C) -> C::Output;
}

/// A rival's generator that is sent values, for a workload.
pub trait Partner {
    /// Who wrote it.
    const RIVAL: Rival;
    /// What is sent and yielded.
    type Topic: Topic;

    /// Makes the generator, starts it, and hands it over.
    fn run<T: Talk<Self::Topic>>(turns: u64, talk: T) -> T::Output;
}

/// A function that is timed. It returns a digest of what it consumed.
pub type Run = fn(u64) -> u64;

/// One rival, consumed in one way.
pub struct Cell {
    /// Who wrote it.
    pub rival: Rival,
    /// How it is consumed.
    pub way: Way,
    /// What is timed.
    pub run: Run,
}

/// A rival's entry in a workload.
pub struct Entry {
    /// Who wrote it.
    pub rival: Rival,
    /// The fingerprints of all that it yields.
    pub trace: fn(u64) -> Vec<u64>,
    /// The bytes of its generator, if that is a value.
    pub size: Option<usize>,
}

/// The same work, written by each rival.
pub struct Workload {
    /// Its name, which is also that of its module.
    pub name: &'static str,
    /// The argument of all functions.
    pub n: u64,
    /// The rivals that take part.
    pub entries: Vec<Entry>,
    /// What is timed.
    pub cells: Vec<Cell>,
    /// The rivals that can't take part, and why.
    pub missing: Vec<(Rival, &'static str)>,
}

impl Workload {
    /// Makes a workload without rivals.
    #[must_use]
    pub const fn new(name: &'static str, n: u64) -> Self {
        Self { name, n, entries: vec![], cells: vec![], missing: vec![] }
    }

    /// Adds a rival's iterator.
    #[must_use]
    pub fn source<S: Source>(mut self) -> Self {
        let rival = S::RIVAL;
        let size = rival.is_value().then(|| S::run(1, Size));
        self.entries.push(Entry { rival, trace: |n| S::run(n, Trace), size });
        let runs: [(Way, Run); 4] = [
            (Way::For, consume::<S, ForLoop>),
            (Way::Fold, consume::<S, Fold>),
            (Way::Collect, consume::<S, Collect>),
            (Way::Dyn, consume::<S, Dynamic>),
        ];
        self.cells.extend(runs.map(|(way, run)| Cell { rival, way, run }));
        self
    }

    /// Adds a rival's generator that is sent values.
    #[must_use]
    pub fn partner<P: Partner>(mut self) -> Self {
        let rival = P::RIVAL;
        let size = rival.is_value().then(|| P::run(1, Size));
        self.entries.push(Entry { rival, trace: |n| P::run(n, Trace), size });
        let runs: [(Way, Run); 2] = [(Way::For, talk::<P, ForLoop>), (Way::Dyn, talk::<P, Dynamic>)];
        self.cells.extend(runs.map(|(way, run)| Cell { rival, way, run }));
        self
    }

    /// Adds the body with its consumer written into it, which is compared with `fold`.
    #[must_use]
    pub fn plain(mut self, run: Run) -> Self {
        self.cells.push(Cell { rival: Rival::Plain, way: Way::Fold, run });
        self
    }

    /// Says why a rival does not take part.
    #[must_use]
    pub fn without(mut self, rival: Rival, why: &'static str) -> Self {
        self.missing.push((rival, why));
        self
    }

    /// Returns how many items a rival yields.
    ///
    /// # Panics
    ///
    /// Panics if nobody takes part.
    #[must_use]
    pub fn items(&self) -> usize {
        (self.entries[0].trace)(self.n).len()
    }
}

#[inline(never)]
fn consume<S: Source, C: Consume<S::Item, Output = u64> + Default>(n: u64) -> u64 {
    S::run(n, C::default())
}

#[inline(never)]
fn talk<P: Partner, T: Talk<P::Topic, Output = u64> + Default>(turns: u64) -> u64 {
    P::run(turns, T::default())
}

/// Declares the `Source` of a module: the rival, what is yielded, and how the iterator is made and consumed.
macro_rules! source {
    ($rival:ident, $item:ty, |$n:ident, $consumer:ident| $run:expr) => {
        pub(crate) struct Source;

        impl $crate::workload::Source for Source {
            const RIVAL: $crate::Rival = $crate::Rival::$rival;
            type Item = $item;

            #[inline]
            fn run<C: $crate::consume::Consume<$item>>($n: u64, $consumer: C) -> C::Output {
                $run
            }
        }
    };
}
pub(crate) use source;

/// Declares the `Partner` of a module: the rival, the topic, and how the generator is made and started.
macro_rules! partner {
    ($rival:ident, $topic:ty, |$turns:ident, $talk:ident| $run:expr) => {
        pub(crate) struct Partner;

        impl $crate::workload::Partner for Partner {
            const RIVAL: $crate::Rival = $crate::Rival::$rival;
            type Topic = $topic;

            #[inline]
            fn run<T: $crate::talk::Talk<$topic>>($turns: u64, $talk: T) -> T::Output {
                $run
            }
        }
    };
}
pub(crate) use partner;
