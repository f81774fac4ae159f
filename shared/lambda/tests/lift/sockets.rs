//! WebSocket events in and answers out.

use std::convert::Infallible;

use aisle_contract::invocation::{Disconnect, SocketMessage, Verdict};
use aisle_domain::identity::Principal;
use aisle_domain::ids::{AgentId, ConnectionId, ConversationId, ShopperId};
use aisle_lambda::websocket::{
    SocketEvent, authorizer_answer, from_context, run_connect, run_message, to_context,
};
use aisle_lambda::{EventError, EventKind, FunctionError, MAX_EVENT_BYTES};
use aws_lambda_events::event::apigw::{
    ApiGatewayCustomAuthorizerResponse, ApiGatewayProxyResponse,
};
use aws_lambda_events::iam::IamPolicyEffect;
use futures::executor::block_on;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::events::{
    CONNECTION, METHOD_ARN, agent_context, authorizer_event, batch_event, connect_event,
    disconnect_event, message_event, shopper_context,
};

fn conversation() -> ConversationId {
    ConversationId::from_random(42)
}

fn shopper() -> Principal {
    let shopper = ShopperId::new("yusuf@shop.example").unwrap();
    Principal::Shopper { conversation: conversation(), shopper: Some(shopper) }
}

fn anonymous() -> Principal {
    Principal::Shopper { conversation: conversation(), shopper: None }
}

fn agent() -> Principal {
    Principal::Agent { agent: AgentId::new("mei").unwrap() }
}

fn connection() -> ConnectionId {
    ConnectionId::new(CONNECTION).unwrap()
}

fn json_of(answer: &[u8]) -> Value {
    serde_json::from_slice(answer).unwrap()
}

/// Runs an event of `connect` with a function that gives fixed answers.
fn connect(payload: &[u8], verdict: Verdict) -> Result<Vec<u8>, FunctionError> {
    let disconnected = async |_| Ok::<_, Infallible>(());
    block_on(run_connect(payload, |_| verdict, |_| "aisle.v1", disconnected))
}

#[test]
fn a_handshake_has_its_headers_whatever_their_case_and_form() {
    let offered = "aisle.v1, aisle.resume.abc,aisle.jwt.x.y.z";
    let list = ["aisle.v1", "aisle.resume.abc", "aisle.jwt.x.y.z"];
    let cases = [
        (json!({"Sec-WebSocket-Protocol": offered, "Origin": "https://a"}), json!({}), "https://a"),
        (
            json!({"sec-websocket-protocol": offered, "origin": "https://a"}),
            json!(null),
            "https://a",
        ),
        (
            json!(null),
            json!({"Sec-Websocket-Protocol": [offered], "ORIGIN": ["https://a"]}),
            "https://a",
        ),
        (
            json!({"Sec-WebSocket-Protocol": list[2], "Origin": "https://a"}),
            json!({"Sec-WebSocket-Protocol": list, "Origin": ["https://a", "https://b"]}),
            "https://a,https://b",
        ),
        (
            json!({"Sec-WebSocket-Protocol": format!(" ,{offered},,"), "Origin": "null"}),
            json!({}),
            "null",
        ),
    ];
    for (single, multiple, origin) in cases {
        let event = SocketEvent::parse(&authorizer_event(single.clone(), multiple)).unwrap();
        let SocketEvent::Authorize { handshake, method_arn } = event else { panic!("{single}") };
        assert_eq!(handshake.connection, connection());
        assert_eq!(handshake.protocols, list, "{single}");
        assert_eq!(handshake.origin.as_deref(), Some(origin), "{single}");
        assert_eq!(method_arn, METHOD_ARN);
    }
    let bare = SocketEvent::parse(&authorizer_event(json!({"Host": "x"}), json!({}))).unwrap();
    let SocketEvent::Authorize { handshake, .. } = bare else { panic!() };
    assert_eq!((handshake.origin, handshake.protocols), (None, vec![]));
}

#[test]
fn events_are_told_apart() {
    let body = r#"{"type":"ping"}"#;
    let message = |principal| {
        let connection = connection();
        SocketEvent::Message(SocketMessage { connection, principal, body: body.to_owned() })
    };
    let gone = |conversation| {
        SocketEvent::Disconnected(Disconnect { connection: connection(), conversation })
    };
    let connected = SocketEvent::Connected { connection: connection(), principal: shopper() };
    let cases = [
        (connect_event(shopper_context()), connected),
        (message_event(shopper_context(), body), message(shopper())),
        (message_event(agent_context(), body), message(agent())),
        (disconnect_event(shopper_context()), gone(Some(conversation()))),
        (disconnect_event(agent_context()), gone(None)),
        (disconnect_event(json!({})), gone(None)),
    ];
    for (payload, expected) in cases {
        assert_eq!(EventKind::of(&payload), Ok(EventKind::WebSocket));
        assert_eq!(SocketEvent::parse(&payload), Ok(expected));
    }
    assert_eq!(EventKind::of(&batch_event(&["{}"])), Ok(EventKind::Batch));
    assert!(EventKind::of(b"{}").is_err());
}

#[test]
fn who_is_behind_a_connection_comes_back_as_it_went() {
    for principal in [shopper(), anonymous(), agent()] {
        let context = to_context(&principal);
        assert!(context.values().all(Value::is_string), "API Gateway keeps texts only");
        assert_eq!(from_context(Some(&context)), Ok(principal));
    }
}

#[test]
fn a_context_that_the_authorizer_did_not_write_is_refused() {
    let conversation = "c-1";
    let contexts = [
        json!({}),
        json!({"role": "admin"}),
        json!({"role": 1}),
        json!({"role": "shopper"}),
        json!({"role": "shopper", "conversation": "a b"}),
        json!({"role": "shopper", "conversation": null}),
        json!({"role": "shopper", "conversation": conversation, "shopper": 17}),
        json!({"role": "shopper", "conversation": conversation, "shopper": ""}),
        json!({"role": "agent"}),
        json!({"role": "agent", "agent": "a b"}),
        json!({"role": "agent", "shopper": "x", "conversation": conversation}),
    ];
    for context in contexts {
        let found = from_context(context.as_object());
        assert_eq!(found, Err(EventError::Invalid("requestContext.authorizer")), "{context}");
    }
    assert!(from_context(None).is_err());
}

#[test]
fn the_authorizers_answer_is_a_policy_that_api_gateway_takes() {
    let answer = authorizer_answer(&Verdict::Allow(shopper()), METHOD_ARN).unwrap();
    let typed: ApiGatewayCustomAuthorizerResponse = serde_json::from_slice(&answer).unwrap();
    assert_eq!(typed.principal_id.as_deref(), Some(conversation().as_str()));
    let statement = &typed.policy_document.statement[0];
    assert_eq!(statement.effect, IamPolicyEffect::Allow);
    assert_eq!(statement.action, ["execute-api:Invoke"]);
    assert_eq!(statement.resource, [METHOD_ARN]);
    assert_eq!(from_context(typed.context.as_object()), Ok(shopper()));
    assert!(answer.len() < 8 * 1024, "API Gateway keeps at most 8 KB");

    let answer = authorizer_answer(&Verdict::Forbidden, METHOD_ARN).unwrap();
    let typed: ApiGatewayCustomAuthorizerResponse = serde_json::from_slice(&answer).unwrap();
    assert_eq!(typed.policy_document.statement[0].effect, IamPolicyEffect::Deny);
    assert!(json_of(&answer).get("context").is_none());

    let error = authorizer_answer(&Verdict::Unauthorized, METHOD_ARN).unwrap_err();
    assert_eq!(error.message, "Unauthorized");
}

#[test]
fn a_connection_lives_through_all_three_events() {
    let event = authorizer_event(json!({"Sec-WebSocket-Protocol": "aisle.v1"}), json!({}));
    let policy = json_of(&connect(&event, Verdict::Allow(anonymous())).unwrap());
    let answer = connect(&connect_event(policy["context"].clone()), Verdict::Forbidden).unwrap();
    let expected = json!({"statusCode": 200, "headers": {"Sec-WebSocket-Protocol": "aisle.v1"}});
    assert_eq!(json_of(&answer), expected);
    let answer = connect(&disconnect_event(policy["context"].clone()), Verdict::Forbidden).unwrap();
    assert_eq!(json_of(&answer)["statusCode"], 200);
    let wrong = connect(&message_event(shopper_context(), "{}"), Verdict::Forbidden).unwrap_err();
    assert_eq!(wrong.error_type, "BadEvent");
}

#[test]
fn a_frames_answer_goes_back_as_the_routes_response() {
    let payload = message_event(shopper_context(), r#"{"type":"ping"}"#);
    let pong = |message: SocketMessage| async move {
        assert_eq!(message.body, r#"{"type":"ping"}"#);
        Ok::<_, EventError>(Some(r#"{"type":"pong"}"#.to_owned()))
    };
    let answer = block_on(run_message(&payload, pong)).unwrap();
    let typed: ApiGatewayProxyResponse = {
        let mut answer = json_of(&answer);
        answer["headers"] = json!({});
        answer["multiValueHeaders"] = json!({});
        serde_json::from_value(answer).unwrap()
    };
    assert_eq!(typed.status_code, 200);
    assert_eq!(json_of(&answer)["body"], r#"{"type":"pong"}"#);

    let silent = |_| async { Ok::<_, EventError>(None) };
    let answer = block_on(run_message(&payload, silent)).unwrap();
    assert_eq!(json_of(&answer), json!({"statusCode": 200}));

    let failing = |_| async { Err(EventError::Missing("anything")) };
    let error = block_on(run_message(&payload, failing)).unwrap_err();
    assert_eq!(error.error_type, "Failed");
    let other = block_on(run_message(&connect_event(shopper_context()), silent)).unwrap_err();
    assert_eq!(other.error_type, "BadEvent");
}

#[test]
fn what_is_not_an_event_is_refused_without_repeating_it() {
    let secret = "my card is 4111";
    let event = |change: &dyn Fn(&mut Value)| {
        let mut event = json_of(&message_event(shopper_context(), secret));
        change(&mut event);
        event.to_string().into_bytes()
    };
    let payloads = [
        Vec::new(),
        format!("{secret}{{").into_bytes(),
        json!([secret]).to_string().into_bytes(),
        event(&|event| event["requestContext"] = json!(secret)),
        event(&|event| event["requestContext"]["connectionId"] = json!(null)),
        event(&|event| event["requestContext"]["connectionId"] = json!(secret)),
        event(&|event| event["requestContext"]["eventType"] = json!(secret)),
        event(&|event| event["requestContext"]["eventType"] = json!(null)),
        event(&|event| event["requestContext"]["authorizer"] = json!(null)),
        event(&|event| event["requestContext"]["authorizer"] = json!(secret)),
        event(&|event| event["body"] = json!({ "text": secret })),
        event(&|event| event["body"] = json!("x".repeat(128 * 1024 + 1))),
        vec![b' '; MAX_EVENT_BYTES + 1],
    ];
    for payload in payloads {
        let error = SocketEvent::parse(&payload).unwrap_err();
        let shown = format!("{error} {error:?}");
        assert!(!shown.contains("card"), "{shown}");
    }
    let largest = message_event(shopper_context(), &"\u{1}".repeat(128 * 1024));
    assert!(SocketEvent::parse(&largest).is_ok(), "the largest frame, escaped at its worst");
}

#[test]
fn nothing_shows_what_an_event_holds() {
    let token = "aisle.resume.secret";
    let headers = json!({"Sec-WebSocket-Protocol": token});
    let authorize = SocketEvent::parse(&authorizer_event(headers, json!({}))).unwrap();
    let message = SocketEvent::parse(&message_event(shopper_context(), "secret")).unwrap();
    assert!(!format!("{authorize:?} {message:?}").contains("secret"));
}

proptest! {
    #[test]
    fn any_bytes_give_an_event_or_an_error(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let _ = SocketEvent::parse(&bytes);
        let _ = EventKind::of(&bytes);
    }

    #[test]
    fn any_body_and_header_survive(body in "\\PC{0,200}", origin in "\\PC{0,50}") {
        let payload = message_event(shopper_context(), &body);
        let SocketEvent::Message(message) = SocketEvent::parse(&payload).unwrap() else { panic!() };
        prop_assert_eq!(message.body, body);
        let payload = json!({
            "type": "REQUEST", "methodArn": METHOD_ARN, "headers": {"Origin": origin},
            "requestContext": {"connectionId": CONNECTION},
        });
        let event = SocketEvent::parse(payload.to_string().as_bytes()).unwrap();
        let SocketEvent::Authorize { handshake, .. } = event else { panic!() };
        prop_assert_eq!(handshake.origin, Some(origin));
    }
}
