//! Choices that are the same on every machine and with every version of every library:
//! `SplitMix64` (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014).

/// A sequence of choices that its seed determines.
pub struct Random(u64);

impl Random {
    /// The sequence of a seed.
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    const fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number from `low` to `high`, both included.
    pub fn between(&mut self, low: u32, high: u32) -> u32 {
        let span = u64::from(high.saturating_sub(low)) + 1;
        low + u32::try_from(self.next() % span).unwrap_or(0)
    }

    /// One of the elements; there must be one.
    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        let last = u32::try_from(from.len() - 1).unwrap_or(u32::MAX);
        &from[usize::try_from(self.between(0, last)).unwrap_or(0)]
    }

    /// True once in so many.
    pub fn one_in(&mut self, many: u32) -> bool {
        self.between(1, many) == 1
    }
}
