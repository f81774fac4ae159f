//! How many batches may run at a time: a fixed number, or Lambda's scaling of standard queues
//! ("Configuring scaling behavior for SQS event source mappings"). Pure: instants come from
//! outside.

use std::time::Duration;

use tokio::time::Instant;

/// Batches at the beginning.
pub const RAMP_START: usize = 5;
/// More batches after each minute in which all that were allowed ran.
pub const RAMP_PER_MINUTE: usize = 300;
/// Most batches.
pub const RAMP_CEILING: usize = 1_250;

const MINUTE_MS: usize = 60_000;

/// How many batches may run at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Concurrency {
    /// This many, from the beginning: 1–1,250.
    Fixed(usize),
    /// As on Lambda: 5 at first, 300 more per minute while there is a backlog, up to 1,250 or to
    /// `maximum`, which Lambda calls `MaximumConcurrency`. AWS says how many per minute and not
    /// how they come: here evenly, one every 200 ms. After an empty long poll it begins anew.
    Ramp {
        /// 2–1,250.
        maximum: usize,
    },
}

/// A limit that grows while it is reached.
#[derive(Debug)]
pub(super) struct Ramp {
    start: usize,
    ceiling: usize,
    /// Where growth stood when it last stopped.
    base: usize,
    /// Since when the limit has been reached.
    growing_since: Option<Instant>,
}

impl Ramp {
    pub fn new(concurrency: Concurrency) -> Self {
        let (start, ceiling) = match concurrency {
            Concurrency::Fixed(fixed) => (fixed, fixed),
            Concurrency::Ramp { maximum } => (RAMP_START.min(maximum), maximum.min(RAMP_CEILING)),
        };
        Self { start, ceiling, base: start, growing_since: None }
    }

    /// How many batches may run now.
    pub fn allowed(&self, now: Instant) -> usize {
        let Some(since) = self.growing_since else { return self.base };
        let elapsed_ms = usize::try_from((now - since).as_millis()).unwrap_or(usize::MAX);
        let grown = elapsed_ms.saturating_mul(RAMP_PER_MINUTE) / MINUTE_MS;
        self.base.saturating_add(grown).min(self.ceiling)
    }

    /// All that are allowed run: from now on more are, as time goes by.
    pub fn reached(&mut self, now: Instant) {
        self.growing_since.get_or_insert(now);
    }

    /// Nothing waits in the queue: growth stops where it is.
    pub fn backlog_gone(&mut self, now: Instant) {
        self.base = self.allowed(now);
        self.growing_since = None;
    }

    /// Nothing has come for a while.
    pub fn quiet(&mut self) {
        self.base = self.start;
        self.growing_since = None;
    }

    /// When one more batch will be allowed, if time alone brings it.
    pub fn next_step(&self, now: Instant) -> Option<Instant> {
        let since = self.growing_since?;
        let allowed = self.allowed(now);
        let grown = (allowed < self.ceiling).then(|| allowed + 1 - self.base)?;
        let after_ms = (grown * MINUTE_MS).div_ceil(RAMP_PER_MINUTE);
        Some(since + Duration::from_millis(u64::try_from(after_ms).ok()?))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn grows_by_300_a_minute_while_it_is_reached() {
        let start = Instant::now();
        let at = |seconds| start + Duration::from_secs(seconds);
        let mut ramp = Ramp::new(Concurrency::Ramp { maximum: RAMP_CEILING });
        assert_eq!(ramp.allowed(at(500)), 5, "not reached, so no growth");
        ramp.reached(start);
        ramp.reached(at(30));
        for (seconds, allowed) in
            [(0, 5), (1, 10), (30, 155), (60, 305), (249, 1_250), (900, 1_250)]
        {
            assert_eq!(ramp.allowed(at(seconds)), allowed, "after {seconds} s");
        }
        ramp.backlog_gone(at(60));
        assert_eq!(ramp.allowed(at(120)), 305, "stands still");
        ramp.reached(at(120));
        assert_eq!(ramp.allowed(at(121)), 310, "goes on from there");
        ramp.quiet();
        assert_eq!(ramp.allowed(at(200)), 5, "begins anew");
    }

    #[test]
    fn the_next_step_is_when_one_more_is_allowed() {
        let start = Instant::now();
        let mut ramp = Ramp::new(Concurrency::Ramp { maximum: 7 });
        assert_eq!(ramp.next_step(start), None);
        ramp.reached(start);
        let first = ramp.next_step(start).unwrap();
        assert_eq!((first - start, ramp.allowed(first)), (Duration::from_millis(200), 6));
        let second = ramp.next_step(first).unwrap();
        assert_eq!((second - first, ramp.allowed(second)), (Duration::from_millis(200), 7));
        assert_eq!(ramp.next_step(second), None, "the maximum is reached");
    }

    #[test]
    fn a_fixed_number_stays() {
        let start = Instant::now();
        let mut ramp = Ramp::new(Concurrency::Fixed(3));
        ramp.reached(start);
        assert_eq!(ramp.allowed(start + Duration::from_secs(3_600)), 3);
        assert_eq!(ramp.next_step(start), None);
    }
}
