//! How long to wait before asking again: duties 4, 7 and 10 of docs/PROTOCOL.md as functions of
//! the number of tries and of chance.

use std::time::Duration;

use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};

/// Time since some beginning that the driver chose; only grows.
pub type Moment = Duration;

const FIRST_RETRY: Duration = Duration::from_secs(3);
const LONGEST_RETRY: Duration = Duration::from_secs(30);
const FIRST_RECONNECT: Duration = Duration::from_secs(1);
const LONGEST_RECONNECT: Duration = Duration::from_secs(30);
const LONGEST_OVERDUE: Duration = Duration::from_secs(60);

/// Where chance comes from.
#[derive(Debug)]
pub enum Jitter {
    /// Always the middle, so that a table can name exact times.
    Middle,
    /// By chance.
    Random(Box<StdRng>),
}

impl Jitter {
    /// Chance that the operating system seeds.
    #[must_use]
    pub fn random() -> Self {
        Self::Random(Box::new(StdRng::from_os_rng()))
    }

    /// A share of a whole, 0 to 1000 thousandths.
    fn thousandths(&mut self) -> u32 {
        match self {
            Self::Middle => 500,
            Self::Random(rng) => rng.random_range(0..=1000),
        }
    }

    /// Until an unanswered frame is sent again: 3 s, 6 s, 12 s … 30 s, each ± 20 %.
    pub(super) fn retry(&mut self, tries: u32) -> Duration {
        let base = doubled(FIRST_RETRY, tries, LONGEST_RETRY);
        base * (800 + self.thousandths() * 2 / 5) / 1000
    }

    /// Until the next connection: by chance up to 1 s, 2 s, 4 s … 30 s.
    pub(super) fn reconnect(&mut self, tries: u32) -> Duration {
        doubled(FIRST_RECONNECT, tries, LONGEST_RECONNECT) * self.thousandths() / 1000
    }
}

/// Until a missing reply is asked for: `first`, twice that … 60 s.
pub(super) fn overdue(first: Duration, tries: u32) -> Duration {
    doubled(first, tries, LONGEST_OVERDUE.max(first))
}

fn doubled(first: Duration, tries: u32, longest: Duration) -> Duration {
    first.saturating_mul(2_u32.saturating_pow(tries)).min(longest)
}
