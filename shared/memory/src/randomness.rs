//! Randomness that a seed repeats.

use aisle_ports::Randomness;
use rand_chacha::ChaCha12Rng;
use rand_chacha::rand_core::{RngCore, SeedableRng};

use crate::shared::Shared;

/// The same numbers for the same seed, on every machine.
#[derive(Debug, Clone)]
pub struct SeededRandomness {
    seed: u64,
    generator: Shared<ChaCha12Rng>,
}

impl SeededRandomness {
    /// The generator of a seed.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self { seed, generator: Shared::new(ChaCha12Rng::seed_from_u64(seed)) }
    }

    /// A generator of the same seed with numbers of its own, so that who draws first does not
    /// change what another draws. Stream 0 is the generator that [`Self::new`] makes.
    #[must_use]
    pub fn stream(&self, stream: u64) -> Self {
        let mut generator = ChaCha12Rng::seed_from_u64(self.seed);
        generator.set_stream(stream);
        Self { seed: self.seed, generator: Shared::new(generator) }
    }
}

impl Randomness for SeededRandomness {
    fn next_u64(&self) -> u64 {
        self.generator.with(RngCore::next_u64)
    }
}
