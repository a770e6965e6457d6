//! Whether a type has a default that takes the place of a value that is used by value, without anybody being the wiser.
//!
//! The default is made, and dropped in its time, though the body says nothing of it. So it must be one that does nothing
//! when it is dropped: that of a collection is empty, and what has no destructor of its own is taken to have parts that
//! only free memory.

use super::keep::{Forget, Keep, Probe};
use super::part::{Leave, Take};
use super::rung::rung;
use super::split::{Parts, Whole};

/// A type whose default holds nothing that has a destructor, though it may have one itself.
pub trait Blank: Default {}

macro_rules! blank {
    ($([$($generics:ident)*] $ty:ty),* $(,)?) => {
        $(impl<$($generics),*> Blank for $ty {})*
    };
}

blank!([T] Option<T>, [] &str, [T] &[T]);

#[cfg(feature = "alloc")]
mod collections {
    use super::Blank;
    use alloc::boxed::Box;
    use alloc::collections::{BTreeMap, BTreeSet, BinaryHeap, LinkedList, VecDeque};
    use alloc::rc::{self, Rc};
    use alloc::string::String;
    use alloc::sync::{self, Arc};
    use alloc::vec::{self, Vec};

    blank! {
        [] String, [T] Vec<T>, [T] vec::IntoIter<T>, [T] VecDeque<T>, [T] LinkedList<T>,
        [K V] BTreeMap<K, V>, [T] BTreeSet<T>, [T] rc::Weak<T>, [T] sync::Weak<T>, [T] Box<[T]>, [] Box<str>,
    }
    impl<T: Ord> Blank for BinaryHeap<T> {}
    impl<T: Blank> Blank for Box<T> {}
    impl<T: Blank> Blank for Rc<T> {}
    impl<T: Blank> Blank for Arc<T> {}
}

/// The answer for what is copied: the value is still there.
pub struct Copies;

/// The answer for what a default takes the place of.
pub struct Replaced;

/// The answer for what is missing once it was used by value.
pub struct Missing;

macro_rules! answer {
    ($answer:ident => $part:ident, $missing:ident, $split:ident, $left:ident) => {
        impl $answer {
            /// What becomes of the field.
            pub fn part(self) -> $part {
                $part
            }

            /// Whether the whole has to be kept although the field is missing.
            pub fn missing(self) -> $missing {
                $missing
            }

            /// Whether the value stays whole.
            pub fn split(self) -> $split {
                $split
            }

            /// Whether the field is still there.
            pub fn left(self) -> $left {
                $left
            }
        }
    };
}

answer!(Copies => Leave, Forget, Whole, Keep);
answer!(Replaced => Take, Forget, Whole, Keep);
answer!(Missing => Leave, Keep, Parts, Forget);

// What is left where a value was that is used by value?
rung!(BlankCopy::genfn_tag_blank, [T: Copy] &&&&Probe<T> => Copies);
rung!(BlankDefault::genfn_tag_blank, [T: Blank] &&&Probe<T> => Replaced);
#[allow(drop_bounds)] // The question is whether the type itself implements `Drop`.
mod own {
    use super::{Missing, Probe, rung};
    rung!(BlankDrop::genfn_tag_blank, [T: Drop] &&Probe<T> => Missing);
}
pub use own::BlankDrop;
rung!(BlankOther::genfn_tag_blank, [T: Default] &Probe<T> => Replaced);
rung!(BlankAny::genfn_tag_blank, [T] Probe<T> => Missing);
