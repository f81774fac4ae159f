//! What a client offers in `Sec-WebSocket-Protocol`: the protocol and, since browsers cannot set
//! other headers on a socket, its credentials. Here they are only told apart, not checked.
//!
//! | name | what |
//! |---|---|
//! | `aisle.v1`, `aisle.agent.v1` | the protocol: one of them |
//! | `aisle.resume.<token>` | back to a conversation |
//! | `aisle.jwt.<jwt>` | a shopper, by the merchant's JWT |
//! | `aisle.shopper.<base64url of the id>.<hex>` | a shopper, by the identity hash |
//! | `aisle.agent.<token>` | an agent |
//!
//! Any other name is skipped: it may be a later release's.

use aisle_contract::{AGENT_PROTOCOL, SHOPPER_PROTOCOL};

use crate::Refusal;

/// The most that a client may offer, all names together, in bytes.
pub const MAX_OFFER_BYTES: usize = 8 * 1024;

/// What a client offers. Holds tokens, so it has no `Debug`.
pub(crate) enum Offer<'a> {
    Shopper { resume: Option<&'a str>, identity: Option<Identity<'a>> },
    Agent { token: Option<&'a str> },
}

/// How a shopper says who they are.
#[derive(Clone, Copy)]
pub(crate) enum Identity<'a> {
    Jwt(&'a str),
    Hash { shopper: &'a str, hash: &'a str },
}

impl<'a> Offer<'a> {
    pub(crate) fn parse(names: &'a [String]) -> Result<Self, Refusal> {
        if names.iter().map(|name| name.len() + 1).sum::<usize>() > MAX_OFFER_BYTES {
            return Err(Refusal::OfferTooLarge);
        }
        let (mut shopper, mut agent) = (false, false);
        let (mut resume, mut identity, mut agent_token) = (None, None, None);
        for name in names {
            if name == SHOPPER_PROTOCOL {
                shopper = true;
            } else if name == AGENT_PROTOCOL {
                agent = true;
            } else if let Some(token) = name.strip_prefix("aisle.resume.") {
                once(&mut resume, token)?;
            } else if let Some(jwt) = name.strip_prefix("aisle.jwt.") {
                once(&mut identity, Identity::Jwt(jwt))?;
            } else if let Some(vouched) = name.strip_prefix("aisle.shopper.") {
                let (shopper, hash) = vouched.split_once('.').ok_or(Refusal::IdentityHash)?;
                once(&mut identity, Identity::Hash { shopper, hash })?;
            } else if let Some(token) = name.strip_prefix("aisle.agent.")
                && !is_version(token)
            {
                once(&mut agent_token, token)?;
            }
        }
        match (shopper, agent) {
            (true, false) if agent_token.is_none() => Ok(Self::Shopper { resume, identity }),
            (false, true) if resume.is_none() && identity.is_none() => {
                Ok(Self::Agent { token: agent_token })
            }
            (true, true) | (false, false) => Err(Refusal::Protocol),
            _ => Err(Refusal::Ambiguous),
        }
    }
}

/// Two credentials of one kind could contradict each other: neither is taken then.
fn once<T>(place: &mut Option<T>, found: T) -> Result<(), Refusal> {
    match place.replace(found) {
        None => Ok(()),
        Some(_) => Err(Refusal::Ambiguous),
    }
}

/// Whether the end of a name is a version, as in `aisle.agent.v2`: a later protocol, not a token.
fn is_version(end: &str) -> bool {
    end.strip_prefix('v').is_some_and(|digits| {
        (1..=4).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit())
    })
}
