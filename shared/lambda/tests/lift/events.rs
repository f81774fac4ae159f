//! Events as AWS sends them. Each is first read with the types of `aws_lambda_events`, so that a
//! field that we made up cannot slip in.

use aws_lambda_events::event::apigw::{
    ApiGatewayCustomAuthorizerRequestTypeRequest, ApiGatewayWebsocketProxyRequest,
};
use aws_lambda_events::event::sqs::SqsEvent;
use serde_json::{Value, json};

pub const CONNECTION: &str = "L0SM9cOFvHcCIhw=";
pub const METHOD_ARN: &str =
    "arn:aws:execute-api:eu-central-1:123456789012:abcdef123/prod/$connect";

fn context(event_type: &str, route: &str) -> Value {
    json!({
        "routeKey": route,
        "messageId": "NXkZdcHKliACJmA=",
        "eventType": event_type,
        "extendedRequestId": "NXkZdHxDliAFxkA=",
        "requestTime": "26/Nov/2026:09:20:57 +0000",
        "messageDirection": "IN",
        "stage": "prod",
        "connectedAt": 1_795_687_257_100_i64,
        "requestTimeEpoch": 1_795_687_257_200_i64,
        "identity": {"sourceIp": "203.0.113.7", "userAgent": "Mozilla/5.0"},
        "requestId": "NXkZdHxDliAFxkA=",
        "domainName": "abcdef123.execute-api.eu-central-1.amazonaws.com",
        "connectionId": CONNECTION,
        "apiId": "abcdef123",
    })
}

fn with_authorizer(mut context: Value, authorizer: Value) -> Value {
    context["authorizer"] = authorizer;
    context
}

pub fn shopper_context() -> Value {
    json!({
        "principalId": "c-0000000000000000000000000000002a",
        "integrationLatency": 12,
        "role": "shopper",
        "conversation": "c-0000000000000000000000000000002a",
        "shopper": "yusuf@shop.example",
    })
}

pub fn agent_context() -> Value {
    json!({"principalId": "mei", "role": "agent", "agent": "mei"})
}

pub fn authorizer_event(headers: Value, multi_value_headers: Value) -> Vec<u8> {
    let event = json!({
        "type": "REQUEST",
        "methodArn": METHOD_ARN,
        "headers": headers,
        "multiValueHeaders": multi_value_headers,
        "queryStringParameters": {},
        "multiValueQueryStringParameters": {},
        "stageVariables": {},
        "requestContext": context("CONNECT", "$connect"),
    });
    let bytes = event.to_string().into_bytes();
    let typed: ApiGatewayCustomAuthorizerRequestTypeRequest =
        serde_json::from_slice(&bytes).unwrap();
    assert_eq!(typed.method_arn.as_deref(), Some(METHOD_ARN));
    bytes
}

fn socket_event(event: &Value) -> Vec<u8> {
    let bytes = event.to_string().into_bytes();
    let typed: ApiGatewayWebsocketProxyRequest = serde_json::from_slice(&bytes).unwrap();
    assert_eq!(typed.request_context.connection_id.as_deref(), Some(CONNECTION));
    bytes
}

pub fn connect_event(authorizer: Value) -> Vec<u8> {
    socket_event(&json!({
        "headers": {"Host": "abcdef123.execute-api.eu-central-1.amazonaws.com"},
        "multiValueHeaders": {"Host": ["abcdef123.execute-api.eu-central-1.amazonaws.com"]},
        "requestContext": with_authorizer(context("CONNECT", "$connect"), authorizer),
        "isBase64Encoded": false,
    }))
}

pub fn message_event(authorizer: Value, body: &str) -> Vec<u8> {
    socket_event(&json!({
        "requestContext": with_authorizer(context("MESSAGE", "$default"), authorizer),
        "body": body,
        "isBase64Encoded": false,
    }))
}

pub fn disconnect_event(authorizer: Value) -> Vec<u8> {
    let mut context = with_authorizer(context("DISCONNECT", "$disconnect"), authorizer);
    context["disconnectStatusCode"] = json!(1001);
    context["disconnectReason"] = json!("Going away");
    socket_event(&json!({
        "headers": {"Host": "abcdef123.execute-api.eu-central-1.amazonaws.com"},
        "requestContext": context,
        "isBase64Encoded": false,
    }))
}

/// A batch from the queue `aisle-nlu` with the ids `m-0`, `m-1` and so on.
pub fn batch_event(bodies: &[&str]) -> Vec<u8> {
    let records = bodies.iter().enumerate().map(|(place, body)| {
        json!({
            "messageId": format!("m-{place}"),
            "receiptHandle": "AQEBwJnKyrHigUMZj6rYigCgxlaS3SLy0a",
            "body": body,
            "attributes": {
                "ApproximateReceiveCount": (place + 1).to_string(),
                "SentTimestamp": "1795687257000",
                "SenderId": "AIDAIENQZJOLO23YVJ4VO",
                "ApproximateFirstReceiveTimestamp": "1795687257001",
            },
            "messageAttributes": {},
            "md5OfBody": "e4e68fb7bd0e697a0ae8f1bb342846b3",
            "eventSource": "aws:sqs",
            "eventSourceARN": "arn:aws:sqs:eu-central-1:123456789012:aisle-nlu",
            "awsRegion": "eu-central-1",
        })
    });
    let event = json!({"Records": records.collect::<Vec<_>>()});
    let bytes = event.to_string().into_bytes();
    let typed: SqsEvent = serde_json::from_slice(&bytes).unwrap();
    assert_eq!(typed.records.len(), bodies.len());
    bytes
}
