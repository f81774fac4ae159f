//! The token that brings a shopper back to a conversation. Whoever holds it may read the
//! conversation, so a client keeps it like a session cookie.

use std::time::Duration;

use aisle_domain::Timestamp;
use aisle_domain::ids::ConversationId;

use crate::key::KeyRing;
use crate::signed::{Purpose, TokenError, sign, verify as verify_signed};

/// How long a token is good for, unless told otherwise.
pub const LIFETIME: Duration = Duration::from_secs(30 * 24 * 60 * 60);

/// Makes a token for a conversation: letters, digits, `-` and `_`, at most 170 characters.
#[must_use]
pub fn mint(keys: &KeyRing, conversation: &ConversationId, expires: Timestamp) -> String {
    sign(keys, Purpose::Resume, conversation.as_str(), expires)
}

/// The conversation that a token opens.
///
/// # Errors
/// [`TokenError`].
pub fn verify(keys: &KeyRing, token: &str, now: Timestamp) -> Result<ConversationId, TokenError> {
    let subject = verify_signed(keys, Purpose::Resume, token, now)?;
    ConversationId::new(subject).map_err(|_| TokenError::Malformed)
}
