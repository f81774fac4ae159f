//! The token by which a human agent is let in. Made by whoever holds the agent key: the merchant's
//! desk, or `aisle agent` on the machine of an operator.

use std::time::Duration;

use aisle_domain::Timestamp;
use aisle_domain::ids::AgentId;

use crate::key::KeyRing;
use crate::signed::{Purpose, TokenError, sign, verify as verify_signed};

/// How long a token is good for, unless told otherwise: a working day.
pub const LIFETIME: Duration = Duration::from_secs(12 * 60 * 60);

/// Makes a token for an agent: letters, digits, `-` and `_`, at most 250 characters.
#[must_use]
pub fn mint(keys: &KeyRing, agent: &AgentId, expires: Timestamp) -> String {
    sign(keys, Purpose::Agent, agent.as_str(), expires)
}

/// The agent whom a token names.
///
/// # Errors
/// [`TokenError`].
pub fn verify(keys: &KeyRing, token: &str, now: Timestamp) -> Result<AgentId, TokenError> {
    let subject = verify_signed(keys, Purpose::Agent, token, now)?;
    AgentId::new(subject).map_err(|_| TokenError::Malformed)
}
