//! The operating system's randomness.

use aisle_ports::Randomness;
use rand::rngs::OsRng;
use rand::{RngCore, TryRngCore};

/// Randomness of the operating system, asked for every number: nothing that a frozen and thawed
/// process could repeat is kept.
#[derive(Debug, Clone, Copy, Default)]
pub struct OsRandomness;

impl Randomness for OsRandomness {
    fn next_u64(&self) -> u64 {
        // Linux gives randomness or blocks. If it ever refused, no identifier may be made up.
        OsRng.unwrap_err().next_u64()
    }
}
