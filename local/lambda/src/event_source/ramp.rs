//! How many batches may run at a time: a fixed number, or Lambda's scaling of standard queues
//! ("Configuring scaling behavior for SQS event source mappings"). Pure: the time, in milliseconds
//! since the Unix epoch, comes from outside.

/// Batches at the beginning.
pub const RAMP_START: usize = 5;
/// More batches after each minute in which all that were allowed ran.
pub const RAMP_PER_MINUTE: i64 = 300;
/// Most batches.
pub const RAMP_CEILING: usize = 1_250;

const MINUTE_MS: i64 = 60_000;

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
    growing_since_ms: Option<i64>,
}

impl Ramp {
    pub fn new(concurrency: Concurrency) -> Self {
        let (start, ceiling) = match concurrency {
            Concurrency::Fixed(fixed) => (fixed, fixed),
            Concurrency::Ramp { maximum } => (RAMP_START.min(maximum), maximum.min(RAMP_CEILING)),
        };
        Self { start, ceiling, base: start, growing_since_ms: None }
    }

    /// How many batches may run now.
    pub fn allowed(&self, now_ms: i64) -> usize {
        let Some(since_ms) = self.growing_since_ms else { return self.base };
        let elapsed_ms = now_ms.saturating_sub(since_ms).max(0);
        let grown = elapsed_ms.saturating_mul(RAMP_PER_MINUTE) / MINUTE_MS;
        let grown = usize::try_from(grown).unwrap_or(usize::MAX);
        self.base.saturating_add(grown).min(self.ceiling)
    }

    /// All that are allowed run: from now on more are, as time goes by.
    pub fn reached(&mut self, now_ms: i64) {
        self.growing_since_ms.get_or_insert(now_ms);
    }

    /// Nothing waits in the queue: growth stops where it is.
    pub fn backlog_gone(&mut self, now_ms: i64) {
        self.base = self.allowed(now_ms);
        self.growing_since_ms = None;
    }

    /// Nothing has come for a while.
    pub fn quiet(&mut self) {
        self.base = self.start;
        self.growing_since_ms = None;
    }

    /// When one more batch will be allowed, if time alone brings it.
    pub fn next_step_ms(&self, now_ms: i64) -> Option<i64> {
        let since_ms = self.growing_since_ms?;
        let allowed = self.allowed(now_ms);
        let grown = (allowed < self.ceiling).then(|| allowed + 1 - self.base)?;
        // Rounded up: a step that comes early would find that nothing more is allowed yet.
        let after_ms =
            (i64::try_from(grown).ok()? * MINUTE_MS + RAMP_PER_MINUTE - 1) / RAMP_PER_MINUTE;
        Some(since_ms.saturating_add(after_ms))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const START_MS: i64 = 1_700_000_000_000;

    fn at(seconds: i64) -> i64 {
        START_MS + seconds * 1_000
    }

    #[test]
    fn grows_by_300_a_minute_while_it_is_reached() {
        let mut ramp = Ramp::new(Concurrency::Ramp { maximum: RAMP_CEILING });
        assert_eq!(ramp.allowed(at(500)), 5, "not reached, so no growth");
        ramp.reached(at(0));
        ramp.reached(at(30));
        let grown = [(-1, 5), (0, 5), (1, 10), (30, 155), (60, 305), (249, 1_250), (900, 1_250)];
        for (seconds, allowed) in grown {
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
        let mut ramp = Ramp::new(Concurrency::Ramp { maximum: 7 });
        assert_eq!(ramp.next_step_ms(START_MS), None);
        ramp.reached(START_MS);
        for (now_ms, step_ms, allowed) in
            [(0, Some(200), 5), (199, Some(200), 5), (200, Some(400), 6)]
        {
            let now_ms = START_MS + now_ms;
            assert_eq!(ramp.next_step_ms(now_ms), step_ms.map(|after| START_MS + after));
            assert_eq!(ramp.allowed(now_ms), allowed);
        }
        assert_eq!(ramp.next_step_ms(START_MS + 400), None, "the maximum is reached");
    }

    #[test]
    fn a_fixed_number_stays() {
        let mut ramp = Ramp::new(Concurrency::Fixed(3));
        ramp.reached(START_MS);
        assert_eq!(ramp.allowed(at(3_600)), 3);
        assert_eq!(ramp.next_step_ms(START_MS), None);
    }
}
