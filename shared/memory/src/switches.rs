//! Kill switches in memory.

use aisle_domain::switches::Switches;
use aisle_ports::{PortError, SwitchBoard};
use async_trait::async_trait;

use crate::shared::Shared;

/// Switches in memory; everything works until one is set.
#[derive(Debug, Clone, Default)]
pub struct MemorySwitches(Shared<Switches>);

impl MemorySwitches {
    /// With everything working.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

#[async_trait]
impl SwitchBoard for MemorySwitches {
    async fn switches(&self) -> Result<Switches, PortError> {
        Ok(self.0.with(|switches| *switches))
    }

    async fn set_switches(&self, switches: Switches) -> Result<(), PortError> {
        self.0.with(|there| *there = switches);
        Ok(())
    }
}
