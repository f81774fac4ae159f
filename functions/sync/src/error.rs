//! How taking a message fails. An event that cannot be taken is not among these: it is put aside, and
//! that is an outcome.

use aisle_contract::DecodeError;
use aisle_delivery::DeliveryError;
use aisle_ports::PortError;

/// Why a message was not dealt with; the queue delivers it again.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// Something did not get where it belongs.
    #[error(transparent)]
    Delivery(#[from] DeliveryError),
    /// A task of ours that this release does not know.
    #[error("a task that cannot be read: {0}")]
    Task(DecodeError),
}

impl From<PortError> for Error {
    fn from(error: PortError) -> Self {
        Self::Delivery(error.into())
    }
}
