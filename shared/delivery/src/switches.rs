//! Kill switches as a function sees them: read again every few seconds, so that a change is
//! effective everywhere within ten, and a busy function does not read for every message.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use aisle_domain::Timestamp;
use aisle_domain::after_sales::{Reason, Request};
use aisle_domain::switches::Switches;
use aisle_ports::clock::timeout;
use aisle_ports::{Clock, SwitchBoard};

/// How old a reading may be.
const FRESH_FOR: Duration = Duration::from_secs(5);
/// The board's time to answer.
const ANSWER_WITHIN: Duration = Duration::from_secs(1);

/// The switches, read now and then.
pub struct KillSwitches {
    board: Arc<dyn SwitchBoard>,
    read: Mutex<Option<(Timestamp, Switches)>>,
}

impl KillSwitches {
    /// The switches of a board.
    #[must_use]
    pub fn new(board: Arc<dyn SwitchBoard>) -> Self {
        Self { board, read: Mutex::new(None) }
    }

    /// Where they stand, at most five seconds ago. If the board does not answer they stand where
    /// they stood; before the first answer, everything works.
    pub async fn now(&self, clock: &dyn Clock) -> Switches {
        let now = clock.now();
        let known = *self.read.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((at, switches)) = known
            && Duration::try_from(now.duration_since(at)).is_ok_and(|age| age < FRESH_FOR)
        {
            return switches;
        }
        match timeout(clock, ANSWER_WITHIN, self.board.switches()).await {
            Ok(Ok(switches)) => {
                *self.read.lock().unwrap_or_else(PoisonError::into_inner) = Some((now, switches));
                switches
            }
            Ok(Err(error)) => {
                tracing::error!(%error, "the kill switches could not be read");
                known.map(|(_, switches)| switches).unwrap_or_default()
            }
            Err(_) => {
                tracing::error!("the kill switches were not read in time");
                known.map(|(_, switches)| switches).unwrap_or_default()
            }
        }
    }

    /// Why a request is not done at the moment, if a switch stops it.
    pub async fn refusal(&self, clock: &dyn Clock, request: &Request) -> Option<Reason> {
        self.now(clock).await.stop(request).then(|| Reason::new("switched_off"))
    }
}
