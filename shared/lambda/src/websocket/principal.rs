//! What the authorizer leaves with a connection. API Gateway keeps it and sends it along with every
//! later event of the connection, in `requestContext.authorizer`: a flat map of texts, which only
//! the authorizer can write.

use aisle_domain::identity::Principal;
use aisle_domain::ids::{AgentId, ConversationId, ShopperId};
use serde_json::{Map, Value};

use crate::EventError;

const ROLE: &str = "role";
const CONVERSATION: &str = "conversation";
const SHOPPER: &str = "shopper";
const AGENT: &str = "agent";

/// What the authorizer returns as `context`.
#[must_use]
pub fn to_context(principal: &Principal) -> Map<String, Value> {
    let mut context = Map::new();
    let mut put = |key: &str, value: &str| context.insert(key.to_owned(), value.into());
    match principal {
        Principal::Shopper { conversation, shopper } => {
            put(ROLE, "shopper");
            put(CONVERSATION, conversation.as_str());
            if let Some(shopper) = shopper {
                put(SHOPPER, shopper.as_str());
            }
        }
        Principal::Agent { agent } => {
            put(ROLE, "agent");
            put(AGENT, agent.as_str());
        }
    }
    context
}

/// Who is behind a connection, from `requestContext.authorizer`.
///
/// # Errors
/// [`EventError`] when it is not there or not as [`to_context`] wrote it: then the route has no
/// authorizer, or another one.
pub fn from_context(context: Option<&Map<String, Value>>) -> Result<Principal, EventError> {
    let context = context.ok_or(EventError::Missing("requestContext.authorizer"))?;
    let text = |key: &str| context.get(key).filter(|value| !value.is_null()).map(Value::as_str);
    let invalid = || EventError::Invalid("requestContext.authorizer");
    let required = |key: &str| text(key).flatten().ok_or_else(invalid);
    match required(ROLE)? {
        "shopper" => {
            let conversation = ConversationId::new(required(CONVERSATION)?);
            let shopper = match text(SHOPPER) {
                // Present but not a text must not turn a known shopper into an anonymous one.
                Some(shopper) => Some(shopper.ok_or_else(invalid)?),
                None => None,
            };
            let shopper = shopper.map(ShopperId::new).transpose().map_err(|_| invalid())?;
            Ok(Principal::Shopper { conversation: conversation.map_err(|_| invalid())?, shopper })
        }
        "agent" => {
            let agent = AgentId::new(required(AGENT)?).map_err(|_| invalid())?;
            Ok(Principal::Agent { agent })
        }
        _ => Err(invalid()),
    }
}
