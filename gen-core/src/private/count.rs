//! Counters that a state holds a step ahead.

/// A number that code can add to.
pub trait Count: Copy {
    /// Adds, and wraps around.
    #[must_use]
    fn plus(self, by: i8) -> Self;
}

macro_rules! counts {
    ($($integer:ty)*) => {$(
        impl Count for $integer {
            #[inline]
            #[allow(clippy::cast_sign_loss, clippy::cast_lossless)] // What wraps around keeps all bits of the sign.
            fn plus(self, by: i8) -> Self {
                self.wrapping_add(by as Self)
            }
        }
    )*};
}

counts!(i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize);

macro_rules! counts_not {
    ($($float:ty)*) => {$(
        /// No integer can be added to it, and rustc says so: it need not say that it can't be counted, too.
        impl Count for $float {
            #[inline]
            fn plus(self, _: i8) -> Self {
                self
            }
        }
    )*};
}

counts_not!(f32 f64);

/// Counts ahead where a generator suspends, and back where it goes on.
#[inline]
pub fn count<T: Count>(counter: &mut T, by: i8) {
    *counter = counter.plus(by);
}
