//! What the function needs.

use std::sync::Arc;

use aisle_identity::{KeyRing, Secret};
use aisle_ports::{Clock, Connections, Randomness};

use crate::{AllowedOrigins, MerchantKey};

/// What the function needs.
#[derive(Clone)]
pub struct Deps {
    /// Time, for what expires.
    pub clock: Arc<dyn Clock>,
    /// For the name of a new conversation.
    pub randomness: Arc<dyn Randomness>,
    /// The register that gone connections are taken from.
    pub connections: Arc<dyn Connections>,
    /// What credentials are checked against.
    pub credentials: Credentials,
}

/// What credentials are checked against. A kind of credential without a key is refused.
#[derive(Debug, Clone)]
pub struct Credentials {
    /// Which sites may embed the chat.
    pub origins: AllowedOrigins,
    /// Keys of resume tokens.
    pub resume: KeyRing,
    /// Keys of agent tokens; without them no agent is let in.
    pub agents: Option<KeyRing>,
    /// The secret of the identity hash, shared with the merchant's site.
    pub identity: Option<Secret>,
    /// The key that the merchant's site signs JWTs with, or its public half.
    pub merchant: Option<MerchantKey>,
}
