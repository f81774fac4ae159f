//! How a handoff fails; the queue delivers again, or the agent is told to try again.

use aisle_delivery::DeliveryError;
use aisle_ports::PortError;

/// Why a handoff task was not done.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// A port failed, or the log was contended.
    #[error(transparent)]
    Delivery(#[from] DeliveryError),
    /// An agent's function was called by a connection that is none.
    #[error("the connection is not an agent's; check the routes of the API")]
    NotAnAgent,
    /// A queue message that none of our functions wrote.
    #[error("the queue message is not one of ours; look at it in the dead-letter queue")]
    Undecodable,
}

impl From<PortError> for Error {
    fn from(error: PortError) -> Self {
        Self::Delivery(error.into())
    }
}
