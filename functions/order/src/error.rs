//! How executing a command fails. A failing order book is not among these: the shopper is told
//! that the outcome is unknown, and that is a result.

use aisle_delivery::DeliveryError;
use aisle_ports::PortError;

/// Why a command was not settled; the queue delivers it again, and in the end a human is asked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// The result did not get into the log, or its effects were not all driven.
    #[error(transparent)]
    Delivery(#[from] DeliveryError),
}

impl From<PortError> for Error {
    fn from(error: PortError) -> Self {
        Self::Delivery(error.into())
    }
}
