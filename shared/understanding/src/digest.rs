//! A 64-bit digest to notice that bytes differ: for check sums of artifacts, for the hash of the
//! phrases behind one, and for the buckets of n-grams. It is no defence against a forger.

/// Digest in the making.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Digest(u64);

const MULTIPLIER: u64 = 0x9E37_79B9_7F4A_7C15;

impl Digest {
    /// A digest of nothing yet; different seeds give unrelated digests.
    pub(crate) const fn new(seed: u64) -> Self {
        Self(seed ^ 0xA076_1D64_78BD_642F)
    }

    /// Takes in one word.
    pub(crate) const fn word(self, word: u64) -> Self {
        let mixed = (self.0 ^ word).wrapping_mul(MULTIPLIER);
        Self(mixed ^ (mixed >> 29))
    }

    /// Takes in bytes, and how many they are, so that two texts in a row cannot be shifted into
    /// each other unnoticed.
    pub(crate) fn bytes(self, bytes: &[u8]) -> Self {
        let mut digest = self;
        let (words, rest) = bytes.as_chunks::<8>();
        for word in words {
            digest = digest.word(u64::from_le_bytes(*word));
        }
        let mut last = [0_u8; 8];
        for (to, from) in last.iter_mut().zip(rest) {
            *to = *from;
        }
        digest.word(u64::from_le_bytes(last)).word(bytes.len() as u64)
    }

    /// The digest.
    pub(crate) const fn finish(self) -> u64 {
        let mixed = self.0.wrapping_mul(MULTIPLIER);
        mixed ^ (mixed >> 32)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_and_border_counts() {
        let digest = |parts: &[&str]| {
            parts.iter().fold(Digest::new(1), |digest, part| digest.bytes(part.as_bytes())).finish()
        };
        assert_eq!(digest(&["where is it"]), digest(&["where is it"]));
        assert_ne!(digest(&["where is it"]), digest(&["where is iT"]));
        assert_ne!(digest(&["ab", "c"]), digest(&["a", "bc"]));
        assert_ne!(digest(&["a"]), digest(&["a\0"]));
    }
}
