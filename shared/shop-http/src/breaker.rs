//! A circuit breaker: after some failures in a row nobody is sent to the shop for a while, so that
//! a shop that is down is not also flooded, and shoppers are told at once. Then one call at a time
//! tries whether it is back. Pure but for its lock: instants come from outside.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use aisle_domain::Timestamp;

/// Failures in a row after which it opens.
const FAILURES: u32 = 5;
/// How long it stays open.
const OPEN: Duration = Duration::from_secs(5);

/// Stands between callers and a shop.
#[derive(Debug, Default)]
pub(crate) struct Breaker(Mutex<State>);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// Calls pass; so many failed in a row.
    Closed(u32),
    /// No call passes until then.
    Open(Timestamp),
    /// One call is on its way to try.
    HalfOpen,
}

impl Default for State {
    fn default() -> Self {
        Self::Closed(0)
    }
}

/// Leave to make one call. Dropping it unsettled counts as a failure: whoever gave up waiting had
/// no answer in time.
#[derive(Debug)]
pub(crate) struct Pass<'a> {
    breaker: &'a Breaker,
    until: Timestamp,
    settled: bool,
}

impl Breaker {
    /// Leave for a call.
    ///
    /// # Errors
    /// How long to wait, while it is open or somebody else tries.
    pub(crate) fn admit(&self, now: Timestamp) -> Result<Pass<'_>, Duration> {
        self.with(|state| match *state {
            State::Closed(_) => Ok(()),
            State::Open(until) if now >= until => {
                *state = State::HalfOpen;
                Ok(())
            }
            State::Open(until) => Err(Duration::try_from(until - now).unwrap_or(OPEN)),
            State::HalfOpen => Err(OPEN),
        })?;
        let until = now.checked_add(OPEN).unwrap_or(Timestamp::MAX);
        Ok(Pass { breaker: self, until, settled: false })
    }

    fn with<R>(&self, work: impl FnOnce(&mut State) -> R) -> R {
        work(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Pass<'_> {
    /// The shop answered: whatever it said, it is there.
    pub(crate) fn answered(mut self) {
        self.settled = true;
        self.breaker.with(|state| *state = State::Closed(0));
    }

    /// The shop did not answer, or said that it cannot.
    pub(crate) fn failed(self) {
        drop(self);
    }
}

impl Drop for Pass<'_> {
    fn drop(&mut self) {
        if self.settled {
            return;
        }
        self.breaker.with(|state| {
            *state = match *state {
                State::Closed(failures) if failures + 1 < FAILURES => State::Closed(failures + 1),
                // A call that began before it opened does not prolong that.
                State::Open(until) => State::Open(until),
                State::Closed(_) | State::HalfOpen => State::Open(self.until),
            };
        });
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_second(seconds).unwrap()
    }

    fn fail(breaker: &Breaker, times: u32, now: Timestamp) {
        for _ in 0..times {
            breaker.admit(now).unwrap().failed();
        }
    }

    #[test]
    fn it_opens_after_failures_in_a_row_and_says_how_long() {
        let breaker = Breaker::default();
        fail(&breaker, FAILURES - 1, at(0));
        breaker.admit(at(0)).unwrap().answered();
        fail(&breaker, FAILURES - 1, at(0));
        assert!(breaker.admit(at(0)).is_ok(), "an answer between starts the count anew");
        // That admission was dropped without an answer: the last failure.
        assert_eq!(breaker.admit(at(1)).unwrap_err(), Duration::from_secs(4));
        assert_eq!(breaker.admit(at(4)).unwrap_err(), Duration::from_secs(1));
    }

    #[test]
    fn one_call_tries_and_its_success_closes() {
        let breaker = Breaker::default();
        fail(&breaker, FAILURES, at(0));
        let trying = breaker.admit(at(5)).unwrap();
        assert!(breaker.admit(at(5)).is_err(), "only one");
        trying.answered();
        fail(&breaker, FAILURES - 1, at(5));
        assert!(breaker.admit(at(5)).is_ok(), "closed, with the count at zero");
    }

    #[test]
    fn a_failed_try_opens_again_also_when_its_caller_gave_up() {
        let breaker = Breaker::default();
        fail(&breaker, FAILURES, at(0));
        breaker.admit(at(5)).unwrap().failed();
        assert!(breaker.admit(at(9)).is_err());
        drop(breaker.admit(at(10)).unwrap());
        assert!(breaker.admit(at(14)).is_err());
        assert!(breaker.admit(at(15)).is_ok());
    }

    #[test]
    fn late_failures_do_not_prolong_it() {
        let breaker = Breaker::default();
        let late = breaker.admit(at(0)).unwrap();
        fail(&breaker, FAILURES, at(0));
        late.failed();
        assert!(breaker.admit(at(5)).is_ok());
    }
}
