//! Faults on demand: which call fails how, in the order in which they were planned.

use std::collections::VecDeque;

use serde::{Deserialize, Serialize};

/// How a call fails.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Fault {
    /// It is done, and answered so much later.
    Late {
        /// How much later.
        millis: u64,
    },
    /// Nothing is done; answered with 503.
    Unavailable {
        /// What the header `Retry-After` says, in seconds.
        #[serde(default)]
        retry_after: Option<u64>,
    },
    /// Nothing is done; answered with 429.
    TooMany {
        /// What the header `Retry-After` says, in seconds.
        #[serde(default)]
        retry_after: Option<u64>,
    },
    /// It is done, and the connection breaks before the answer has arrived.
    LostAnswer,
    /// It arrives a second time right after the first; the second answer is sent.
    Twice,
    /// The order, and the customer, are changed by somebody else just before.
    ChangesUnder,
    /// The shop will not do it, whatever it is.
    Refuses,
    /// The answer is not of the contract.
    Garbage,
    /// The answer never ends.
    Endless,
}

/// Which calls a fault is for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Calls {
    /// `POST /v1/actions`.
    #[default]
    Actions,
    /// Everything that is read.
    Reads,
    /// All.
    All,
}

/// A fault that will come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlannedFault {
    /// What it is.
    pub fault: Fault,
    /// Of which calls.
    #[serde(default)]
    pub of: Calls,
    /// How many of them.
    #[serde(default = "once")]
    pub times: u32,
}

const fn once() -> u32 {
    1
}

/// The faults that are still to come.
#[derive(Debug, Default)]
pub(crate) struct Plan(VecDeque<PlannedFault>);

/// At most so many are planned.
const MOST: usize = 1_000;

impl Plan {
    /// Plans one more; false when there are too many.
    pub(crate) fn add(&mut self, planned: PlannedFault) -> bool {
        let room = self.0.len() < MOST;
        if room && planned.times > 0 {
            self.0.push_back(planned);
        }
        room
    }

    pub(crate) fn clear(&mut self) {
        self.0.clear();
    }

    pub(crate) fn left(&self) -> Vec<PlannedFault> {
        self.0.iter().cloned().collect()
    }

    /// The fault of a call that is made now.
    pub(crate) fn take(&mut self, action: bool) -> Option<Fault> {
        let index = self.0.iter().position(|planned| match planned.of {
            Calls::All => true,
            Calls::Actions => action,
            Calls::Reads => !action,
        })?;
        let planned = self.0.get_mut(index)?;
        planned.times -= 1;
        let fault = planned.fault.clone();
        if planned.times == 0 {
            self.0.remove(index);
        }
        Some(fault)
    }
}
