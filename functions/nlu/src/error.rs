//! How answering fails; the queue delivers again, and in the end a human is asked.

use aisle_delivery::DeliveryError;
use aisle_ports::PortError;

/// Why a wake-up was not served.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// The answer did not get into the log, or its effects were not all driven.
    #[error(transparent)]
    Delivery(#[from] DeliveryError),
}

impl From<PortError> for Error {
    fn from(error: PortError) -> Self {
        Self::Delivery(error.into())
    }
}
