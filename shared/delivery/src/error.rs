//! How delivery fails. All of it is for the operator; whoever answers a shopper says "try again".

use aisle_contract::log::EntryTooLarge;
use aisle_ports::{Kind, PortError};

/// A delivery that did not succeed. The caller's caller retries: the client with the same counter,
/// the queue by delivering again.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DeliveryError {
    /// A port failed.
    #[error(transparent)]
    Port(#[from] PortError),
    /// Other writers were faster every time.
    #[error("the log of the conversation is contended; tried {0} times")]
    Contended(u32),
    /// The entry is over its bound.
    #[error(transparent)]
    TooLarge(#[from] EntryTooLarge),
}

impl DeliveryError {
    /// Whether trying the same again can help.
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        match self {
            Self::Port(error) => error.kind != Kind::Invalid && error.kind != Kind::Denied,
            Self::Contended(_) => true,
            Self::TooLarge(_) => false,
        }
    }
}
