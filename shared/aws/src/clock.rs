//! The operating system's clock.

use std::time::Duration;

use aisle_domain::Timestamp;
use aisle_ports::Clock;
use async_trait::async_trait;

/// The wall clock; sleeps on the runtime's timer.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

#[async_trait]
impl Clock for SystemClock {
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }

    async fn sleep(&self, duration: Duration) {
        tokio::time::sleep(duration).await;
    }
}
