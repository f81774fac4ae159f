//! How the function fails, and why it turns somebody away. None of this shows a token.

use aisle_contract::invocation::Verdict;
use aisle_identity::TokenError;
use aisle_ports::PortError;

/// A failure of ours.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// The connection is still registered; it expires by itself.
    #[error("the register of connections did not forget a connection, which expires by itself")]
    Register(#[from] PortError),
}

/// Why a handshake is turned away; for the operator. The client learns 401 or 403 only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Not a site that may embed the chat.
    #[error("the Origin is not allowed; add it to the allowed origins if it is the merchant's")]
    ForeignOrigin,
    /// More than any honest client offers.
    #[error("the sub-protocol list is over 8 KB")]
    OfferTooLarge,
    /// Neither of our protocols, or both.
    #[error("the sub-protocol list must hold exactly one of aisle.v1 and aisle.agent.v1")]
    Protocol,
    /// Several credentials that could contradict each other, or one for the other protocol.
    #[error("the credentials contradict each other or do not fit the protocol")]
    Ambiguous,
    /// An agent without a token.
    #[error("an agent needs a token")]
    MissingAgentToken,
    /// A kind of credential for which no key is configured.
    #[error("no key is configured for this kind of credential")]
    NotConfigured,
    /// A token of our own.
    #[error("a token of ours: {0}")]
    Token(#[from] TokenError),
    /// The identity hash does not fit the shopper.
    #[error("the identity hash does not fit the shopper's id")]
    IdentityHash,
    /// An id that means orders without an account, which nobody can sign in to.
    #[error("the shopper's id begins with `guest:`, which is kept for orders without an account")]
    ReservedShopper,
    /// Not a JWT, or its signature or algorithm is wrong.
    #[error("the merchant's JWT is malformed, or not signed with the configured key")]
    Jwt,
    /// A JWT whose claims are not as agreed.
    #[error("the merchant's JWT: the claim `{0}` is missing or not as configured")]
    JwtClaim(&'static str),
    /// A JWT that was good once.
    #[error("the merchant's JWT has expired")]
    JwtExpired,
}

impl Refusal {
    /// What the client is told.
    #[must_use]
    pub const fn verdict(self) -> Verdict {
        match self {
            Self::MissingAgentToken | Self::Token(TokenError::Expired) | Self::JwtExpired => {
                Verdict::Unauthorized
            }
            _ => Verdict::Forbidden,
        }
    }
}
