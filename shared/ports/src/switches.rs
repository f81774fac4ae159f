//! Kill switches: what a merchant turns off at once, without a deployment.

use aisle_domain::switches::Switches;
use async_trait::async_trait;

use crate::PortError;

/// Where the switches stand.
#[async_trait]
pub trait SwitchBoard: Send + Sync {
    /// Where they stand; all on where nobody ever touched one. Strongly consistent.
    async fn switches(&self) -> Result<Switches, PortError>;

    /// Sets all of them. After `Ok` every later read sees it.
    async fn set_switches(&self, switches: Switches) -> Result<(), PortError>;
}
