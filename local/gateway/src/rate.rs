//! The limit on new connections per second: a token bucket, kept as one instant.

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// Lets `burst` through at once and then `per_second`.
#[derive(Debug)]
pub(crate) struct Rate {
    interval: Duration,
    tolerance: Duration,
    /// When the bucket would be full again.
    full_at: Mutex<Instant>,
}

impl Rate {
    /// Zeros count as one.
    pub(crate) fn new(per_second: u32, burst: u32) -> Self {
        let interval = Duration::from_secs(1) / per_second.max(1);
        Self {
            interval,
            tolerance: interval.saturating_mul(burst.max(1) - 1),
            full_at: Mutex::new(Instant::now()),
        }
    }

    /// Takes a token; false if there is none.
    pub(crate) fn admit(&self) -> bool {
        self.admit_at(Instant::now())
    }

    fn admit_at(&self, now: Instant) -> bool {
        let mut full_at = self.full_at.lock().unwrap_or_else(PoisonError::into_inner);
        let wait = full_at.saturating_duration_since(now);
        if wait > self.tolerance {
            return false;
        }
        *full_at = now + wait + self.interval;
        true
    }
}

#[cfg(test)]
mod tests {
    use super::Rate;
    use std::time::{Duration, Instant};

    #[test]
    fn a_burst_then_the_rate() {
        let rate = Rate::new(10, 3);
        let start = Instant::now();
        let admitted = |at| (0..10).filter(|_| rate.admit_at(at)).count();
        assert_eq!(admitted(start), 3);
        assert_eq!(admitted(start + Duration::from_millis(100)), 1);
        let later = start + Duration::from_secs(60);
        assert_eq!(admitted(later), 3, "a long quiet time saves up no more than the burst");
    }
}
