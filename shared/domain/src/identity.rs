//! Who is at the other end of a connection, and what that lets them see. Checking a token is the
//! `connect` function's business; here is only what such a check results in.

use crate::ids::{AgentId, ConversationId, OrderNumber, ShopperId};

/// What the authorizer found out about a connection. It accompanies every later event of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Principal {
    /// A shopper, in one conversation.
    Shopper {
        /// The only conversation this connection can name.
        conversation: ConversationId,
        /// Who it is, if the merchant's site vouched for it.
        shopper: Option<ShopperId>,
    },
    /// A human agent.
    Agent {
        /// Who it is.
        agent: AgentId,
    },
}

/// What a shopper has shown to be allowed to see an order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Proof {
    /// Signed in; sees their own orders.
    SignedIn(ShopperId),
    /// The e-mail address of the order, as typed.
    Email(String),
    /// The postcode of the order, as typed.
    Postcode(String),
    /// The phone number of the order, or its last four digits, as typed.
    Phone(String),
    /// Proven earlier in the same conversation.
    Proven,
}

impl Proof {
    /// Whether it is one that was typed for an order.
    #[must_use]
    pub const fn is_shown(&self) -> bool {
        matches!(self, Self::Email(_) | Self::Postcode(_) | Self::Phone(_))
    }
}

/// How often a conversation may fail to prove an order before it must turn to a human.
pub const MAX_PROOF_ATTEMPTS: u8 = 5;

/// An order that this conversation may see, because it was proven here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProvenOrder(pub OrderNumber);
