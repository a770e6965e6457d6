//! What is yielded, and how a consumer makes a number of it.

/// A value that a generator yields.
pub trait Item {
    /// Returns a number that costs next to nothing, for the loops that are timed.
    fn digest(&self) -> u64;

    /// Returns a number that depends on the whole value, for the tests.
    fn fingerprint(&self) -> u64 {
        self.digest()
    }
}

impl Item for u64 {
    #[inline]
    fn digest(&self) -> u64 {
        *self
    }
}

impl Item for i64 {
    #[inline]
    fn digest(&self) -> u64 {
        self.cast_unsigned()
    }
}

impl Item for &str {
    #[inline]
    fn digest(&self) -> u64 {
        self.bytes().next().map_or(0, u64::from) << 32 ^ self.len() as u64
    }

    fn fingerprint(&self) -> u64 {
        self.bytes().fold(self.len() as u64, |sum, byte| sum.wrapping_mul(31) ^ u64::from(byte))
    }
}

impl Item for String {
    #[inline]
    fn digest(&self) -> u64 {
        self.as_str().digest()
    }

    fn fingerprint(&self) -> u64 {
        self.as_str().fingerprint()
    }
}
