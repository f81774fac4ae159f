//! The AsyncAPI 3 document of both sockets. It names every frame and refers to the schemas.

use serde_json::{Map, Value, json};

use super::schema::Named;

/// One direction of one socket.
struct Direction {
    channel: &'static str,
    schema: &'static str,
    /// From the server's point of view.
    action: &'static str,
}

const DIRECTIONS: [Direction; 4] = [
    Direction { channel: "shopper", schema: "client-frame", action: "receive" },
    Direction { channel: "shopper", schema: "server-frame", action: "send" },
    Direction { channel: "agent", schema: "agent-frame", action: "receive" },
    Direction { channel: "agent", schema: "desk-frame", action: "send" },
];

/// The document.
pub fn document(schemas: &[Named]) -> Result<Value, String> {
    let mut messages = Map::new();
    let mut operations = Map::new();
    let mut of_channel: Vec<(&str, Map<String, Value>)> =
        vec![("shopper", Map::new()), ("agent", Map::new())];
    for direction in DIRECTIONS {
        let named = schemas
            .iter()
            .find(|named| named.schema["oneOf"].is_array() && named.name == direction.schema);
        let named = named.ok_or_else(|| format!("{} is no union", direction.schema))?;
        let variants = named.schema["oneOf"].as_array().into_iter().flatten();
        let mut refs = Vec::new();
        for (index, variant) in variants.enumerate() {
            let kind = variant["properties"]["type"]["const"].as_str();
            let kind = kind.ok_or_else(|| format!("{} has a frame without a type", named.name))?;
            let name = format!("{}_{}_{kind}", direction.channel, direction.action);
            messages.insert(
                name.clone(),
                json!({
                    "name": kind,
                    "summary": variant["description"],
                    "contentType": "application/json",
                    "payload": {
                        "schemaFormat": "application/schema+json;version=2020-12",
                        "schema": {"$ref": format!("./schema/{}.json#/oneOf/{index}", named.name)},
                    },
                }),
            );
            if let Some((_, map)) =
                of_channel.iter_mut().find(|(name, _)| *name == direction.channel)
            {
                map.insert(name.clone(), json!({"$ref": format!("#/components/messages/{name}")}));
            }
            refs.push(json!({"$ref": format!("#/channels/{}/messages/{name}", direction.channel)}));
        }
        operations.insert(
            format!("{}_{}", direction.channel, direction.action),
            json!({
                "action": direction.action,
                "channel": {"$ref": format!("#/channels/{}", direction.channel)},
                "messages": refs,
                "security": security_of(direction.channel),
            }),
        );
    }
    let mut channels = Map::new();
    for (name, messages) in of_channel {
        channels.insert(name.to_owned(), channel(name, messages));
    }
    Ok(json!({
        "asyncapi": "3.0.0",
        "info": {
            "title": "Aisle",
            "version": "1.0.0",
            "description": "The shopper's protocol aisle.v1 and the human agent's protocol \
                aisle.agent.v1. What the frames mean and what a client must do: docs/PROTOCOL.md.",
        },
        "defaultContentType": "application/json",
        "servers": servers(),
        "channels": channels,
        "operations": operations,
        "components": {"messages": messages, "securitySchemes": security()},
    }))
}

fn channel(name: &str, messages: Map<String, Value>) -> Value {
    let (protocol, description) = match name {
        "shopper" => (
            aisle_contract::SHOPPER_PROTOCOL,
            "A shopper's socket. At least once in both directions; seq and n make it exactly once.",
        ),
        _ => (
            aisle_contract::AGENT_PROTOCOL,
            "A human agent's socket. Every frame carries a request that its answer repeats.",
        ),
    };
    json!({
        "address": "/",
        "title": protocol,
        "description": description,
        "messages": messages,
        "bindings": {
            "ws": {
                "method": "GET",
                "headers": {
                    "type": "object",
                    "required": ["Sec-WebSocket-Protocol"],
                    "properties": {
                        "Sec-WebSocket-Protocol": {
                            "type": "string",
                            "description": format!("{protocol} first, then tokens"),
                        },
                    },
                },
                "bindingVersion": "0.1.0",
            },
        },
    })
}

fn servers() -> Value {
    json!({
        "aws": {
            "host": "{api}.execute-api.{region}.amazonaws.com",
            "pathname": "/{stage}",
            "protocol": "wss",
            "description": "API Gateway in the merchant's account.",
            "variables": {
                "api": {"description": "The API's id."},
                "region": {"description": "The merchant's region."},
                "stage": {"description": "The stage.", "default": "live"},
            },
        },
        "local": {
            "host": "localhost:{port}",
            "protocol": "ws",
            "description": "The local platform; it prints its address.",
            "variables": {"port": {"description": "As printed."}},
        },
    })
}

/// Any of these will do; an anonymous shopper needs none.
fn security_of(channel: &str) -> Vec<Value> {
    let names: &[&str] = match channel {
        "shopper" => &["resumeToken", "jwt", "identityHash"],
        _ => &["agentToken"],
    };
    names
        .iter()
        .map(|name| json!({"$ref": format!("#/components/securitySchemes/{name}")}))
        .collect()
}

fn security() -> Value {
    let scheme = |form: &str, description: &str| {
        json!({
            "type": "httpApiKey",
            "in": "header",
            "name": "Sec-WebSocket-Protocol",
            "description": format!("A further name in the list of sub-protocols: {form}. {description}"),
        })
    };
    json!({
        "resumeToken": scheme(
            "aisle.resume.<token>",
            "Brings an earlier conversation back; from welcome.",
        ),
        "jwt": scheme(
            "aisle.jwt.<jwt>",
            "A signed-in shopper, vouched for by the merchant's site.",
        ),
        "identityHash": scheme(
            "aisle.shopper.<base64url(shopper id)>.<hex hmac-sha256>",
            "A signed-in shopper, vouched for by a keyed hash that the merchant's server makes.",
        ),
        "agentToken": scheme("aisle.agent.<token>", "A human agent."),
    })
}
