//! Numbers that are given once.

#[cfg(target_has_atomic = "64")]
use core::sync::atomic::AtomicU64 as Counter;
#[cfg(not(target_has_atomic = "64"))]
use core::sync::atomic::AtomicUsize as Counter;
use core::sync::atomic::Ordering::Relaxed;

#[cfg(target_has_atomic = "64")]
type Number = u64;
#[cfg(not(target_has_atomic = "64"))]
type Number = usize;

static NEXT: Counter = Counter::new(0);

/// The identity of a frame: no two of them are equal, in one process.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Id(Number);

impl Id {
    /// Makes an id that no other frame has, had or will have.
    ///
    /// # Panics
    ///
    /// Panics when there are no more: after 2^64 frames, or 2^32 where there are no 64-bit atomics.
    pub(crate) fn unique() -> Self {
        let Ok(id) = NEXT.fetch_update(Relaxed, Relaxed, |next| next.checked_add(1)) else {
            panic!("too many generators were made");
        };
        Self(id)
    }
}
