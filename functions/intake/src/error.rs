//! How taking a frame in fails: a refusal is for the shopper's client, a failure for the operator.

use aisle_contract::frame;
use aisle_delivery::DeliveryError;
use aisle_ports::PortError;

/// Why a frame has no proper answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// The client did something that it should not; it is told what.
    #[error("refused: {:?}", .0.code)]
    Refused(Box<frame::Error>),
    /// Something of ours failed; the client is told to try again.
    #[error(transparent)]
    Failed(#[from] DeliveryError),
    /// A shopper's function was called by a connection that is none.
    #[error("the connection is not a shopper's; check the routes of the API")]
    NotAShopper,
}

impl Error {
    /// A refusal.
    pub(crate) fn refused(error: frame::Error) -> Self {
        Self::Refused(Box::new(error))
    }
}

impl From<PortError> for Error {
    fn from(error: PortError) -> Self {
        Self::Failed(error.into())
    }
}
