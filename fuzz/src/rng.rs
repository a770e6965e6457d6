//! Where randomness comes from: one seed, and nothing else.

/// A splitmix64 generator ([Steele, Lea and Flood 2014]): the same seed gives the same numbers on every machine.
///
/// [Steele, Lea and Flood 2014]: https://doi.org/10.1145/2714064.2660195
#[derive(Clone, Debug)]
pub struct Rng(u64);

impl Rng {
    /// Starts from a seed.
    #[must_use]
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// Starts from the `index`-th seed that follows from `seed`.
    #[must_use]
    pub fn derived(seed: u64, index: u64) -> Self {
        let mut first = Self(seed ^ index.wrapping_mul(0xd605_1be3_4a4f_9e37));
        Self(first.number())
    }

    /// The next number.
    pub fn number(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 to `end - 1`; 0 if `end` is 0.
    pub fn below(&mut self, end: usize) -> usize {
        let number = self.number() % (end.max(1) as u64);
        // It is less than `end`, which is a `usize`.
        usize::try_from(number).unwrap_or_default()
    }

    /// True in `percent` of 100 cases.
    pub fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// One of the items, of which there must be at least one.
    pub fn pick<T: Copy>(&mut self, items: &[T]) -> T {
        items[self.below(items.len())]
    }

    /// The position of one of the weights, each as likely as it is heavy.
    pub fn weighted(&mut self, weights: impl Iterator<Item = usize> + Clone) -> usize {
        let mut left = self.below(weights.clone().sum());
        for (index, weight) in weights.enumerate() {
            if left < weight {
                return index;
            }
            left -= weight;
        }
        0
    }
}

#[cfg(test)]
mod tests {
    use super::Rng;

    #[test]
    fn the_same_seed_gives_the_same_numbers() {
        let numbers = |seed| {
            let mut rng = Rng::new(seed);
            [rng.number(), rng.number(), rng.number()]
        };
        assert_eq!(numbers(7), numbers(7));
        assert_ne!(numbers(7), numbers(8));
    }

    #[test]
    fn a_weight_of_zero_is_never_chosen() {
        let mut rng = Rng::new(1);
        for _ in 0..200 {
            assert_eq!(rng.weighted([0, 3, 0].into_iter()), 1);
        }
    }
}
