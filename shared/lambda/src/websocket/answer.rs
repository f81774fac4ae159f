//! What API Gateway takes as a function's answer.

use aisle_contract::invocation::Verdict;
use aisle_domain::identity::Principal;
use serde_json::{Value, json};

use super::principal::to_context;
use crate::FunctionError;

/// The authorizer's answer: a policy for the one method that was asked about.
///
/// # Errors
/// [`FunctionError::unauthorized`], which is how an authorizer has API Gateway say 401.
pub fn authorizer_answer(verdict: &Verdict, method_arn: &str) -> Result<Vec<u8>, FunctionError> {
    match verdict {
        Verdict::Allow(principal) => {
            // It shows in access logs, so it is not the shopper's id, which may be an address.
            let name = match principal {
                Principal::Shopper { conversation, .. } => conversation.as_str(),
                Principal::Agent { agent } => agent.as_str(),
            };
            let mut answer = policy("Allow", name, method_arn);
            answer["context"] = Value::Object(to_context(principal));
            Ok(answer.to_string().into_bytes())
        }
        Verdict::Forbidden => Ok(policy("Deny", "nobody", method_arn).to_string().into_bytes()),
        Verdict::Unauthorized => Err(FunctionError::unauthorized()),
    }
}

fn policy(effect: &str, principal: &str, method_arn: &str) -> Value {
    json!({
        "principalId": principal,
        "policyDocument": {
            "Version": "2012-10-17",
            "Statement": [{
                "Action": "execute-api:Invoke",
                "Effect": effect,
                "Resource": method_arn,
            }],
        },
    })
}

/// `$connect`'s answer, which completes the handshake with one sub-protocol.
#[must_use]
pub fn connect_answer(protocol: &str) -> Vec<u8> {
    json!({"statusCode": 200, "headers": {"Sec-WebSocket-Protocol": protocol}})
        .to_string()
        .into_bytes()
}

/// A route's answer. API Gateway sends the body to the client that sent the frame.
#[must_use]
pub fn route_answer(body: Option<&str>) -> Vec<u8> {
    let answer = match body {
        Some(body) => json!({"statusCode": 200, "body": body}),
        None => json!({"statusCode": 200}),
    };
    answer.to_string().into_bytes()
}
