//! Memory for what ends in the opposite order to that in which it began.
//!
//! This is safe code, but unsafe code relies on it: room that was reserved is nobody else's until it is released.

use alloc::vec::Vec;
use core::cell::Cell;
use core::mem::MaybeUninit;

/// Chunks of memory, each twice as large as the one before it.
#[derive(Default)]
pub(crate) struct Arena {
    // Invariant: between the two, which are in one chunk, nothing is reserved; nor is anything in the chunks behind it.
    at: Cell<Place>,
    end: Cell<Place>,
    // Invariant: they are neither shrunk nor dropped while something in them is reserved.
    chunks: Cell<Vec<Vec<Unit>>>,
}

/// As aligned as any memory that is allocated.
type Unit = MaybeUninit<u128>;

/// How large the first chunk is.
const FIRST: usize = 1024 / size_of::<Unit>();

/// An address in a chunk.
#[derive(Clone, Copy)]
pub(crate) struct Place(*mut Unit);

impl Default for Place {
    fn default() -> Self {
        Self(core::ptr::null_mut())
    }
}

/// What is given back when something ends.
pub(crate) struct Room<T> {
    /// Where it is: aligned, and large enough.
    pub(crate) place: *mut T,
    /// Where its chunk ends.
    pub(crate) end: Place,
}

impl Arena {
    /// Reserves room for a value.
    #[allow(clippy::inline_always)] // It is a few instructions long.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) fn reserve<T>(&self) -> Room<T> {
        let units = size_of::<T>().div_ceil(size_of::<Unit>());
        let padding = align_of::<T>().saturating_sub(align_of::<Unit>()).div_ceil(size_of::<Unit>());
        if self.units_left() < units + padding {
            self.grow(units + padding);
        }
        let Place(mut at) = self.at.get();
        if padding > 0 {
            at = at.wrapping_byte_add(at.align_offset(align_of::<T>()) * size_of::<Unit>());
        }
        self.at.set(Place(at.wrapping_add(units)));
        Room { place: at.cast(), end: self.end.get() }
    }

    /// Releases what was reserved last.
    #[allow(clippy::inline_always)] // It is two instructions long.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) fn release<T>(&self, room: &Room<T>) {
        self.at.set(Place(room.place.cast()));
        self.end.set(room.end);
    }

    fn units_left(&self) -> usize {
        (self.end.get().0.addr() - self.at.get().0.addr()) / size_of::<Unit>()
    }

    /// Goes on in the next chunk.
    #[cold]
    #[inline(never)]
    fn grow(&self, units: usize) {
        let mut chunks = self.chunks.take();
        let current = chunks.iter().position(|chunk| end_of(chunk).addr() == self.end.get().0.addr());
        let next = current.map_or(0, |current| current + 1);
        if chunks.get(next).is_none_or(|chunk| chunk.capacity() < units) {
            chunks.truncate(next);
            let twice = chunks.last().map_or(FIRST, |chunk| chunk.capacity() * 2);
            chunks.push(Vec::with_capacity(twice.max(units)));
        }
        let chunk = &mut chunks[next];
        self.at.set(Place(chunk.as_mut_ptr()));
        self.end.set(Place(end_of(chunk).cast_mut()));
        self.chunks.set(chunks);
    }
}

fn end_of(chunk: &Vec<Unit>) -> *const Unit {
    chunk.as_ptr().wrapping_add(chunk.capacity())
}
