//! Faults on demand, for tests that prove a client right: what goes wrong with which request.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// What goes wrong with one request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The operation takes effect, then the connection closes without a byte of an answer. A
    /// client that retries a send makes a duplicate.
    CommitThenDrop,
    /// The connection closes without a byte of an answer and nothing took effect.
    DropUnread,
    /// Status 503 `ServiceUnavailable`; nothing took effect.
    ServiceUnavailable,
}

/// Asked before each request. Must not block.
pub trait Hooks: Send + Sync + 'static {
    /// What is to go wrong with this request; `operation` is a name such as `SendMessage`, as the
    /// client sent it.
    fn before(&self, operation: &str) -> Option<Fault>;
}

/// Nothing goes wrong.
#[derive(Debug, Clone, Copy, Default)]
pub struct NoHooks;

impl Hooks for NoHooks {
    fn before(&self, _operation: &str) -> Option<Fault> {
        None
    }
}

/// Faults for the next requests of an operation, one each, in the order in which they were added.
/// Counts the requests, so that a test can see the retries.
#[derive(Debug, Default)]
pub struct FaultPlan {
    state: Mutex<PlanState>,
}

#[derive(Debug, Default)]
struct PlanState {
    faults: BTreeMap<String, VecDeque<Fault>>,
    requests: BTreeMap<String, u64>,
}

impl FaultPlan {
    /// Adds a fault for the next request of `operation` that has none yet.
    pub fn next(&self, operation: &str, fault: Fault) {
        self.state().faults.entry(operation.to_owned()).or_default().push_back(fault);
    }

    /// How many requests of `operation` arrived so far, those that went wrong too.
    pub fn requests(&self, operation: &str) -> u64 {
        self.state().requests.get(operation).copied().unwrap_or(0)
    }

    fn state(&self) -> MutexGuard<'_, PlanState> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Hooks for FaultPlan {
    fn before(&self, operation: &str) -> Option<Fault> {
        let mut state = self.state();
        *state.requests.entry(operation.to_owned()).or_default() += 1;
        state.faults.get_mut(operation)?.pop_front()
    }
}
