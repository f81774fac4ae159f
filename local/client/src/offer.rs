//! The names of the sub-protocol list by which clients show who they are. Checking them is the
//! server's business.

use std::time::SystemTime;

use aisle_contract::AGENT_PROTOCOL;
use aisle_domain::Timestamp;
use aisle_domain::ids::{AgentId, ShopperId};
use aisle_identity::{KeyRing, Secret, agent_token, identity_hash};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::SecretText;

/// Why nobody can be vouched for. Never repeats a secret.
#[derive(Debug, thiserror::Error)]
pub enum OfferError {
    /// No secret.
    #[error(
        "signing in as a shopper needs the identity secret: give --identity-secret, or set \
         AISLE_IDENTITY_SECRET"
    )]
    NoIdentitySecret,
    /// No keys.
    #[error("agents need the agent keys: give --agent-keys, or set AISLE_AGENT_KEYS")]
    NoAgentKeys,
    /// The secret or the keys are malformed.
    #[error("the secret cannot be used: {0}")]
    Key(#[from] aisle_identity::KeyError),
    /// The name.
    #[error("{0}")]
    Name(#[from] aisle_domain::ids::InvalidId),
}

/// The name that vouches for a shopper by the identity hash.
///
/// # Errors
/// [`OfferError`].
pub fn shopper(shopper: &str, secret: Option<&SecretText>) -> Result<String, OfferError> {
    let shopper = ShopperId::new(shopper)?;
    let secret = secret.ok_or(OfferError::NoIdentitySecret)?;
    let secret = Secret::new(secret.expose())?;
    let hash = identity_hash::mint(&secret, &shopper);
    Ok(format!("aisle.shopper.{}.{hash}", URL_SAFE_NO_PAD.encode(shopper.as_str())))
}

/// The list of an agent's client, with a token that is good for a working day.
///
/// # Errors
/// [`OfferError`].
pub fn agent(name: &str, keys: Option<&SecretText>) -> Result<Vec<String>, OfferError> {
    let agent = AgentId::new(name)?;
    let keys = KeyRing::parse(keys.ok_or(OfferError::NoAgentKeys)?.expose())?;
    let now = Timestamp::try_from(SystemTime::now()).unwrap_or(Timestamp::UNIX_EPOCH);
    let expires = now.checked_add(agent_token::LIFETIME).unwrap_or(Timestamp::MAX);
    let token = agent_token::mint(&keys, &agent, expires);
    Ok(vec![AGENT_PROTOCOL.to_owned(), format!("aisle.agent.{token}")])
}
