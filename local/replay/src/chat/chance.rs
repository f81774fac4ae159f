//! Chance that is the same for the same seed: which phrase of several a shopper says.

/// Numbers that look random (SplitMix64; Steele, Lea, Flood 2014).
#[derive(Debug, Clone)]
pub(crate) struct Chance(u64);

impl Chance {
    /// Chance of a seed, different for every task.
    pub(crate) fn new(seed: u64, task: &str) -> Self {
        // FNV-1a.
        let mixed = task.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        Self(seed ^ mixed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `count`; 0 if there is none.
    pub(crate) fn below(&mut self, count: usize) -> usize {
        let count = u64::try_from(count).unwrap_or(u64::MAX).max(1);
        usize::try_from(self.next() % count).unwrap_or_default()
    }

    /// One of several texts; empty if there is none.
    pub(crate) fn one<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of.get(self.below(of.len())).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_says_the_same_again_and_another_something_else() {
        let told = |seed, task| {
            let mut chance = Chance::new(seed, task);
            (0..20).map(|_| chance.below(10)).collect::<Vec<_>>()
        };
        assert_eq!(told(1, "a"), told(1, "a"));
        assert_ne!(told(1, "a"), told(2, "a"));
        assert_ne!(told(1, "a"), told(1, "b"));
        assert!(told(3, "a").iter().all(|number| *number < 10));
        assert_eq!(Chance::new(1, "a").below(0), 0);
        assert_eq!(Chance::new(1, "a").one(&[]), "");
    }
}
