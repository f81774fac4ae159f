//! Reading API Gateway's events, as AWS documents them under "WebSocket APIs" and "Lambda
//! authorizers, REQUEST type". Unknown fields are skipped.

use std::collections::BTreeMap;

use aisle_contract::MAX_FRAME_BYTES;
use aisle_contract::invocation::{Disconnect, Handshake, SocketMessage};
use aisle_domain::identity::Principal;
use aisle_domain::ids::ConnectionId;
use serde::Deserialize;
use serde_json::{Map, Value};

use super::principal::from_context;
use crate::EventError;
use crate::event::read;

/// An event of a connection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SocketEvent {
    /// The authorizer is asked.
    Authorize {
        /// Who asks to be let in.
        handshake: Handshake,
        /// What the answer's policy is about.
        method_arn: String,
    },
    /// `$connect`: the authorizer has let it in, the handshake waits for its answer.
    Connected {
        /// Which connection.
        connection: ConnectionId,
        /// Who is behind it.
        principal: Principal,
    },
    /// A frame, on any route.
    Message(SocketMessage),
    /// `$disconnect`.
    Disconnected(Disconnect),
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Event {
    #[serde(rename = "type")]
    kind: Option<String>,
    method_arn: Option<String>,
    headers: Option<BTreeMap<String, Option<String>>>,
    multi_value_headers: Option<BTreeMap<String, Option<Vec<String>>>>,
    request_context: Option<Context>,
    body: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Context {
    connection_id: Option<String>,
    event_type: Option<String>,
    authorizer: Option<Map<String, Value>>,
}

impl SocketEvent {
    /// Reads an event. Total: any bytes give an event or an [`EventError`].
    ///
    /// # Errors
    /// [`EventError`].
    pub fn parse(payload: &[u8]) -> Result<Self, EventError> {
        let event: Event = read(payload)?;
        let headers = Headers { single: event.headers, multiple: event.multi_value_headers };
        let context = event.request_context.ok_or(EventError::Missing("requestContext"))?;
        let connection = context.connection_id.ok_or(EventError::Missing("connectionId"))?;
        let connection = ConnectionId::new(connection)
            .map_err(|_| EventError::Invalid("requestContext.connectionId"))?;
        let principal = || from_context(context.authorizer.as_ref());
        if event.kind.as_deref() == Some("REQUEST") {
            let method_arn = event.method_arn.ok_or(EventError::Missing("methodArn"))?;
            return Ok(Self::Authorize { handshake: headers.handshake(connection), method_arn });
        }
        match context.event_type.as_deref() {
            Some("CONNECT") => Ok(Self::Connected { connection, principal: principal()? }),
            Some("MESSAGE") => {
                let body = event.body.unwrap_or_default();
                if body.len() > MAX_FRAME_BYTES {
                    return Err(EventError::Invalid("body"));
                }
                Ok(Self::Message(SocketMessage { connection, principal: principal()?, body }))
            }
            Some("DISCONNECT") => {
                let conversation = match principal() {
                    Ok(Principal::Shopper { conversation, .. }) => Some(conversation),
                    // Nothing to forget; what is registered expires by itself.
                    Ok(Principal::Agent { .. }) | Err(_) => None,
                };
                Ok(Self::Disconnected(Disconnect { connection, conversation }))
            }
            Some(_) => Err(EventError::Invalid("requestContext.eventType")),
            None => Err(EventError::Missing("requestContext.eventType")),
        }
    }
}

/// Headers in both forms in which API Gateway sends them. Names are compared without case.
struct Headers {
    single: Option<BTreeMap<String, Option<String>>>,
    multiple: Option<BTreeMap<String, Option<Vec<String>>>>,
}

impl Headers {
    /// All values of a header, as one list. The form with several values tells all of them.
    fn get(&self, name: &str) -> Option<String> {
        let multiple = self.multiple.iter().flatten();
        let values = multiple
            .filter(|(header, _)| header.eq_ignore_ascii_case(name))
            .filter_map(|(_, values)| values.as_ref());
        let values: Vec<&str> = values.flatten().map(String::as_str).collect();
        if !values.is_empty() {
            return Some(values.join(","));
        }
        let mut single = self.single.iter().flatten();
        single.find(|(header, _)| header.eq_ignore_ascii_case(name))?.1.clone()
    }

    fn handshake(&self, connection: ConnectionId) -> Handshake {
        let offered = self.get("sec-websocket-protocol").unwrap_or_default();
        let names = offered.split(',').map(str::trim).filter(|name| !name.is_empty());
        Handshake {
            connection,
            origin: self.get("origin"),
            protocols: names.map(str::to_owned).collect(),
        }
    }
}
