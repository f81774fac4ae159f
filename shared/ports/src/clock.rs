//! Time. Functions never look at a wall clock or sleep by themselves, so that a simulator can.

use std::time::Duration;

use aisle_domain::Timestamp;
use async_trait::async_trait;
use futures::future::{Either, select};

/// Time as the function sees it.
#[async_trait]
pub trait Clock: Send + Sync {
    /// The present instant.
    fn now(&self) -> Timestamp;

    /// Returns when the duration has passed.
    async fn sleep(&self, duration: Duration);
}

/// The future did not finish in time; it was dropped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Elapsed;

/// Runs a future for at most a duration of the clock's time.
///
/// # Errors
/// [`Elapsed`] when it did not finish.
pub async fn timeout<F: Future>(
    clock: &dyn Clock,
    duration: Duration,
    future: F,
) -> Result<F::Output, Elapsed> {
    let future = std::pin::pin!(future);
    match select(future, clock.sleep(duration)).await {
        Either::Left((output, _)) => Ok(output),
        Either::Right(((), _)) => Err(Elapsed),
    }
}
