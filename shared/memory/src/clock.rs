//! A clock that moves only by hand.

use std::collections::BTreeMap;
use std::time::Duration;

use aisle_domain::Timestamp;
use aisle_ports::Clock;
use async_trait::async_trait;
use tokio::sync::oneshot;

use crate::shared::Shared;

/// A clock that moves only when it is told to; sleepers wake when it passes their instant.
#[derive(Debug, Clone)]
pub struct ManualClock(Shared<State>);

#[derive(Debug)]
struct State {
    now: Timestamp,
    next_id: u64,
    /// By the instant to wake at, then in the order in which they fell asleep.
    sleepers: BTreeMap<(Timestamp, u64), oneshot::Sender<()>>,
}

impl ManualClock {
    /// A clock that stands at an instant.
    #[must_use]
    pub fn new(start: Timestamp) -> Self {
        Self(Shared::new(State { now: start, next_id: 0, sleepers: BTreeMap::new() }))
    }

    /// Moves the clock on and wakes who is due, the earliest first.
    pub fn advance(&self, duration: Duration) {
        self.advance_to(later(self.now(), duration));
    }

    /// Moves the clock to an instant, never back, and wakes who is due, the earliest first.
    pub fn advance_to(&self, instant: Timestamp) {
        let due = self.0.with(|state| {
            state.now = state.now.max(instant);
            let later = state.sleepers.split_off(&(state.now, u64::MAX));
            std::mem::replace(&mut state.sleepers, later)
        });
        for sleeper in due.into_values() {
            // One that stopped waiting needs no wake-up.
            let _ = sleeper.send(());
        }
    }

    /// When the next sleeper is due; `None` when nobody sleeps.
    #[must_use]
    pub fn next_due(&self) -> Option<Timestamp> {
        self.0.with(|state| {
            state.sleepers.retain(|_, sleeper| !sleeper.is_closed());
            state.sleepers.first_key_value().map(|((due, _), _)| *due)
        })
    }
}

#[async_trait]
impl Clock for ManualClock {
    fn now(&self) -> Timestamp {
        self.0.with(|state| state.now)
    }

    async fn sleep(&self, duration: Duration) {
        let asleep = self.0.with(|state| {
            let due = later(state.now, duration);
            if due <= state.now {
                return None;
            }
            let (sender, receiver) = oneshot::channel();
            state.sleepers.retain(|_, sleeper| !sleeper.is_closed());
            state.sleepers.insert((due, state.next_id), sender);
            state.next_id += 1;
            Some(receiver)
        });
        if let Some(asleep) = asleep {
            // An error means that the clock is gone: time has ended for the sleeper as well.
            let _ = asleep.await;
        }
    }
}

/// The instant so much later, or the last there is.
pub(crate) fn later(instant: Timestamp, duration: Duration) -> Timestamp {
    instant.checked_add(duration).unwrap_or(Timestamp::MAX)
}
