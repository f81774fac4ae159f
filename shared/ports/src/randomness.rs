//! Randomness: the only source of it, so that a simulator can seed it.

use std::time::Duration;

/// Unpredictable bits.
pub trait Randomness: Send + Sync {
    /// 64 bits. Cryptographically unpredictable in adapters that deploy.
    fn next_u64(&self) -> u64;

    /// 128 bits, for an identifier.
    fn next_u128(&self) -> u128 {
        (u128::from(self.next_u64()) << 64) | u128::from(self.next_u64())
    }

    /// A duration between zero and the bound: full jitter for a retry.
    fn jitter(&self, bound: Duration) -> Duration {
        let millis = u64::try_from(bound.as_millis()).unwrap_or(u64::MAX);
        Duration::from_millis(self.next_u64() % millis.saturating_add(1))
    }
}
