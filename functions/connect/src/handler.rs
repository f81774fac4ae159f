//! What the function does at the three ends of a connection's life.

use aisle_contract::invocation::{Disconnect, Handshake, Verdict};
use aisle_contract::{AGENT_PROTOCOL, SHOPPER_PROTOCOL};
use aisle_domain::identity::Principal;
use aisle_domain::ids::{ConversationId, ShopperId};
use aisle_identity::{agent_token, identity_hash, resume_token};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::offer::{Identity, Offer};
use crate::{Deps, Error, Refusal};

/// Whether somebody is let in, and as whom. A shopper without a credential begins a new, anonymous
/// conversation. A resume token alone opens its conversation without saying who the shopper is:
/// whether the conversation belongs to somebody is in its log, and `intake` reads that.
#[must_use]
pub fn authorize(deps: &Deps, handshake: &Handshake) -> Verdict {
    match examine(deps, handshake) {
        Ok(principal) => Verdict::Allow(principal),
        Err(refusal) => {
            tracing::info!(connection = %handshake.connection, %refusal, "turned away");
            refusal.verdict()
        }
    }
}

/// What the ids of shoppers without an account begin with: a shop import makes one per guest order.
const GUEST_PREFIX: &str = "guest:";

fn examine(deps: &Deps, handshake: &Handshake) -> Result<Principal, Refusal> {
    let credentials = &deps.credentials;
    if !credentials.origins.allows(handshake.origin.as_deref()) {
        return Err(Refusal::ForeignOrigin);
    }
    let now = deps.clock.now();
    match Offer::parse(&handshake.protocols)? {
        Offer::Shopper { resume, identity } => {
            let shopper = identity.map(|identity| identify(deps, identity)).transpose()?;
            if shopper.as_ref().is_some_and(|id| id.as_str().starts_with(GUEST_PREFIX)) {
                return Err(Refusal::ReservedShopper);
            }
            let conversation = match resume {
                Some(token) => resume_token::verify(&credentials.resume, token, now)?,
                None => ConversationId::from_random(deps.randomness.next_u128()),
            };
            Ok(Principal::Shopper { conversation, shopper })
        }
        Offer::Agent { token } => {
            let token = token.ok_or(Refusal::MissingAgentToken)?;
            let keys = credentials.agents.as_ref().ok_or(Refusal::NotConfigured)?;
            Ok(Principal::Agent { agent: agent_token::verify(keys, token, now)? })
        }
    }
}

fn identify(deps: &Deps, identity: Identity<'_>) -> Result<ShopperId, Refusal> {
    match identity {
        Identity::Jwt(jwt) => {
            let key = deps.credentials.merchant.as_ref().ok_or(Refusal::NotConfigured)?;
            key.verify(jwt, deps.clock.now())
        }
        Identity::Hash { shopper, hash } => {
            let secret = deps.credentials.identity.as_ref().ok_or(Refusal::NotConfigured)?;
            let shopper = URL_SAFE_NO_PAD.decode(shopper).map_err(|_| Refusal::IdentityHash)?;
            let shopper = String::from_utf8(shopper).map_err(|_| Refusal::IdentityHash)?;
            let shopper = ShopperId::new(shopper).map_err(|_| Refusal::IdentityHash)?;
            if identity_hash::verify(secret, &shopper, hash) {
                Ok(shopper)
            } else {
                Err(Refusal::IdentityHash)
            }
        }
    }
}

/// The one sub-protocol that the handshake of somebody who was let in is answered with. It follows
/// from who they are, so no name that the client offered, and no token, can get into the answer.
#[must_use]
pub const fn connected(principal: &Principal) -> &'static str {
    match principal {
        Principal::Shopper { .. } => SHOPPER_PROTOCOL,
        Principal::Agent { .. } => AGENT_PROTOCOL,
    }
}

/// Forgets a connection that is gone. An agent's connection is registered with several
/// conversations, which are not known here; those registrations expire by themselves.
///
/// # Errors
/// [`Error::Register`] when the register did not answer. Nothing is lost by giving up: the next
/// push finds the connection gone, and it expires.
pub async fn disconnected(deps: &Deps, gone: Disconnect) -> Result<(), Error> {
    if let Some(conversation) = &gone.conversation {
        deps.connections.remove(conversation, &gone.connection).await?;
    }
    Ok(())
}
