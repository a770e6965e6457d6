//! Whether a value that is not used any more must be kept until its scope ends.
//!
//! A local that is dead at a suspension still has a destructor to run when its scope ends, so it is saved; but a
//! dead reference must not be, or a body that is free to borrow would be rejected. The macro does not know types, so
//! emitted code asks rustc by method lookup, which prefers fewer references: `(&&&Probe(&x)).tag().keep(x)` gives
//! `()` where `x` is `Copy` or a `&mut`, neither of which has a destructor, and `x` itself for everything else.

/// Asks whether a value needs to be kept.
pub struct Probe<'a, T>(pub &'a T);

/// The answer for values without a destructor.
pub struct Forget;

/// The answer for all other values.
pub struct Keep;

impl Forget {
    /// Forgets that there was a value.
    #[inline]
    pub fn keep<T>(self, _value: T) {}
}

impl Keep {
    /// Keeps the value.
    #[inline]
    pub fn keep<T>(self, value: T) -> T {
        value
    }
}

/// First rung: `Copy` values have no destructor.
pub trait KeepCopy {
    /// Answers the probe.
    fn tag(&self) -> Forget;
}

impl<T: Copy> KeepCopy for &&Probe<'_, T> {
    #[inline]
    fn tag(&self) -> Forget {
        Forget
    }
}

/// Second rung: neither have unique references.
pub trait KeepUnique {
    /// Answers the probe.
    fn tag(&self) -> Forget;
}

impl<T: ?Sized> KeepUnique for &Probe<'_, &mut T> {
    #[inline]
    fn tag(&self) -> Forget {
        Forget
    }
}

/// Last rung: whatever else there is may have one.
pub trait KeepAny {
    /// Answers the probe.
    fn tag(&self) -> Keep;
}

impl<T> KeepAny for Probe<'_, T> {
    #[inline]
    fn tag(&self) -> Keep {
        Keep
    }
}
