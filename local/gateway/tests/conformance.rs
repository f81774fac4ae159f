//! Wire facts of an open connection: routes, answers, close codes, time limits.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::sync::Arc;
use std::time::Duration;

use aws_lambda_events::apigw::ApiGatewayWebsocketProxyRequest;
use emulator_gateway::Integration;
use emulator_lambda::InvokeError;
use futures::{SinkExt, StreamExt};
use serde_json::{Value, json};
use support::{Client, Outcome, config, failing, functions, limited, ok, soon, start};
use tokio::sync::Semaphore;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::protocol::CloseFrame;
use tokio_tungstenite::tungstenite::protocol::frame::coding::{Control, Data, OpCode};
use tokio_tungstenite::tungstenite::protocol::frame::{Frame, FrameHeader};

#[tokio::test]
async fn a_message_event_has_the_shape_of_aws() {
    let gateway = start(config(), functions()).await;
    let mut client = gateway.client().await;
    client.ask(r#"{"type":"say","text":"grüße"}"#).await;
    let event = gateway.functions.events("echo").remove(0);
    assert_eq!(event["body"], r#"{"type":"say","text":"grüße"}"#);
    assert_eq!(event["isBase64Encoded"], false);
    assert!(event.get("headers").is_none(), "message events carry no headers");
    let connect = gateway.functions.events("connect").remove(0);
    let (context, before) = (&event["requestContext"], &connect["requestContext"]);
    assert_eq!(context["eventType"], "MESSAGE");
    assert_eq!(context["messageDirection"], "IN");
    for same in ["connectionId", "connectedAt", "domainName", "stage", "apiId", "identity"] {
        assert_eq!(context[same], before[same], "{same}");
    }
    assert!(context["messageId"].as_str().unwrap().ends_with('='));
    assert_ne!(context["requestId"], before["requestId"]);
    let typed: ApiGatewayWebsocketProxyRequest = serde_json::from_value(event).unwrap();
    assert_eq!(typed.request_context.route_key.as_deref(), Some("$default"));
    assert!(typed.request_context.message_id.is_some());
}

#[tokio::test]
async fn routes_are_selected_by_the_type_as_text() {
    let config = config()
        .route("7", Integration::two_way("echo"))
        .route("true", Integration::two_way("echo"))
        .route("say", Integration::two_way("echo"));
    let gateway = start(config, functions()).await;
    let mut client = gateway.client().await;
    let cases = [
        (r#"{"type":"say"}"#, "say"),
        (r#"{"type":7}"#, "7"),
        (r#"{"type":true}"#, "true"),
        (r#"{"type":"Say"}"#, "$default"),
        (r#"{"type":" say"}"#, "$default"),
        (r#"{"type":"$connect"}"#, "$default"),
        (r#"{"type":null}"#, "$default"),
        (r#"{"kind":"say"}"#, "$default"),
        (r#"[{"type":"say"}]"#, "$default"),
        ("not json", "$default"),
        ("", "$default"),
    ];
    for (n, (message, route)) in cases.into_iter().enumerate() {
        assert_eq!(client.ask(message).await, format!("echo {message}"));
        let event = &gateway.functions.events("echo")[n];
        assert_eq!(event["requestContext"]["routeKey"], route, "{message}");
    }
}

#[tokio::test]
async fn one_way_is_silent_mock_is_fixed_and_an_empty_body_is_not_sent() {
    let empty = json!({"statusCode": 200, "body": ""});
    let config = config().route("empty", Integration::two_way("empty"));
    let gateway = start(config, functions().always("empty", Ok(empty))).await;
    let mut client = gateway.client().await;
    client.send(r#"{"type":"silent"}"#).await;
    gateway.functions.until("silent", 1).await;
    client.send(r#"{"type":"empty"}"#).await;
    gateway.functions.until("empty", 1).await;
    assert_eq!(client.ask(r#"{"type":"ping"}"#).await, r#"{"type":"pong"}"#);
    let pings = gateway.functions.events("echo");
    assert!(pings.is_empty(), "a mock calls no function");
}

#[tokio::test]
async fn failures_are_told_in_api_gateways_words() {
    const INTERNAL: &str = "Internal server error";
    let cases: Vec<(Outcome, &str)> = vec![
        (failing("secret detail"), INTERNAL),
        (Err(InvokeError::TimedOut), INTERNAL),
        (Err(InvokeError::Crashed), INTERNAL),
        (Err(InvokeError::UnknownFunction("f".to_owned())), INTERNAL),
        (Err(InvokeError::Throttled), "Too Many Requests"),
        (Ok(json!({"body": "no status code"})), INTERNAL),
    ];
    for route in ["silent", "$default"] {
        for (outcome, message) in &cases {
            let functions =
                functions().always("silent", outcome.clone()).always("echo", outcome.clone());
            let gateway = start(config(), functions).await;
            let mut client = gateway.client().await;
            let raw = client.ask(&json!({"type": route}).to_string()).await;
            assert!(
                raw.starts_with(&format!(r#"{{"message": "{message}", "connectionId":""#)),
                "{raw}"
            );
            let answer: Value = serde_json::from_str(&raw).unwrap();
            assert_eq!(answer["connectionId"], gateway.only_id());
            let function = if route == "silent" { "silent" } else { "echo" };
            let event = &gateway.functions.events(function)[0];
            assert_eq!(answer["requestId"], event["requestContext"]["requestId"]);
            // The connection lives on.
            assert_eq!(client.ask(r#"{"type":"ping"}"#).await, r#"{"type":"pong"}"#);
        }
    }
}

#[tokio::test]
async fn a_slow_function_ends_at_the_integration_time_out() {
    let config = limited(|limits| limits.integration_timeout = Duration::from_millis(50));
    let gateway = start(config, functions().on("echo", |_| std::future::pending())).await;
    let mut client = gateway.client().await;
    client.send("slow").await;
    assert_eq!(client.json().await["message"], "Internal server error");
}

fn text_frame(bytes: impl Into<bytes::Bytes>, last: bool) -> Message {
    Message::Frame(Frame::message(bytes, OpCode::Data(Data::Text), last))
}

fn continuation(bytes: impl Into<bytes::Bytes>, last: bool) -> Message {
    Message::Frame(Frame::message(bytes, OpCode::Data(Data::Continue), last))
}

fn ping_in_parts() -> Message {
    let opcode = OpCode::Control(Control::Ping);
    let header = FrameHeader { is_final: false, opcode, ..FrameHeader::default() };
    Message::Frame(Frame::from_payload(header, bytes::Bytes::new()))
}

#[tokio::test]
async fn what_a_client_must_not_send_and_the_code_it_is_closed_with() {
    const FRAME: usize = 32 * 1024;
    let part = || vec![b'a'; FRAME];
    let cases: Vec<(&str, Vec<Message>, u16)> = vec![
        ("binary", vec![Message::binary(vec![1, 2])], 1003),
        ("not UTF-8", vec![text_frame(vec![0xff, 0xfe], true)], 1007),
        (
            "not UTF-8 in parts",
            vec![text_frame(vec![0xe2], false), continuation(vec![0x28], true)],
            1007,
        ),
        ("a frame over 32 KB", vec![text_frame(vec![b'a'; FRAME + 1], true)], 1009),
        (
            "a message over 128 KB",
            vec![
                text_frame(part(), false),
                continuation(part(), false),
                continuation(part(), false),
                continuation(part(), false),
                continuation("a", true),
            ],
            1009,
        ),
        ("a continuation of nothing", vec![continuation("a", true)], 1002),
        ("a ping in parts", vec![ping_in_parts()], 1002),
    ];
    for (case, messages, code) in cases {
        let gateway = start(config(), functions()).await;
        let mut client = gateway.client().await;
        for message in messages {
            client.socket.feed(message).await.unwrap();
        }
        client.socket.flush().await.unwrap();
        assert_eq!(client.closed().await, code, "{case}");
        let events = gateway.functions.until("disconnect", 1).await;
        assert_eq!(events[0]["requestContext"]["disconnectStatusCode"], code, "{case}");
        assert!(gateway.functions.events("echo").is_empty(), "{case}");
    }
}

#[tokio::test]
async fn the_biggest_message_passes_in_frames() {
    let gateway = start(config(), functions()).await;
    let mut client = gateway.client().await;
    for n in 0..4 {
        let part = vec![b'a'; 32 * 1024];
        let message = if n == 0 { text_frame(part, false) } else { continuation(part, n == 3) };
        client.socket.send(message).await.unwrap();
    }
    assert_eq!(client.text().await.len(), "echo ".len() + 128 * 1024);
}

#[tokio::test]
async fn pings_are_answered() {
    let gateway = start(config(), functions()).await;
    let mut client = gateway.client().await;
    client.socket.send(Message::Ping("are you there".into())).await.unwrap();
    let pong = soon("a pong", client.socket.next()).await.unwrap().unwrap();
    assert_eq!(pong, Message::Pong("are you there".into()));
}

#[tokio::test]
async fn an_idle_connection_goes_away() {
    let config = limited(|limits| limits.idle = Duration::from_millis(50));
    let gateway = start(config, functions()).await;
    let mut client = gateway.client().await;
    assert_eq!(client.closed().await, 1001);
    let events = gateway.functions.until("disconnect", 1).await;
    assert_eq!(events[0]["requestContext"]["disconnectStatusCode"], 1001);
    assert_eq!(events[0]["requestContext"]["disconnectReason"], "Going away");
}

#[tokio::test]
async fn a_busy_connection_goes_away_when_its_life_is_over() {
    let config = limited(|limits| {
        limits.life = Duration::from_millis(400);
        limits.idle = Duration::from_millis(250);
    });
    let gateway = start(config, functions()).await;
    let mut client = gateway.client().await;
    let mut pause = tokio::time::interval(Duration::from_millis(40));
    let mut pongs = 0;
    let code = loop {
        tokio::select! {
            _ = pause.tick() => client.send(r#"{"type":"ping"}"#).await,
            received = client.socket.next() => match received {
                Some(Ok(Message::Text(_))) => pongs += 1,
                Some(Ok(Message::Close(Some(frame)))) => break u16::from(frame.code),
                other => panic!("{other:?}"),
            },
        }
    };
    assert_eq!(code, 1001);
    assert!(pongs >= 5, "the connection outlived its idle time by being used: {pongs}");
}

/// A function that waits for a permit before it answers.
fn gated(
    gate: &Arc<Semaphore>,
) -> impl Fn(Value) -> futures::future::BoxFuture<'static, Outcome> + use<> {
    let gate = Arc::clone(gate);
    move |event| {
        let gate = Arc::clone(&gate);
        Box::pin(async move {
            gate.acquire().await.unwrap().forget();
            Ok(json!({"statusCode": 200, "body": event["body"]}))
        })
    }
}

#[tokio::test]
async fn messages_of_one_client_run_at_the_same_time_up_to_a_bound() {
    let gate = Arc::new(Semaphore::new(0));
    let gateway = start(config(), functions().on("echo", gated(&gate))).await;
    let mut client = gateway.client().await;
    for n in 0..10 {
        client.send(&n.to_string()).await;
    }
    gateway.functions.until("echo", 8).await;
    // Posts still reach the client while its messages wait, and prove that time has passed.
    let management = gateway.management();
    let post = management.post_to_connection().connection_id(gateway.only_id());
    post.data(support::blob("meanwhile")).send().await.unwrap();
    assert_eq!(client.text().await, "meanwhile");
    assert_eq!(gateway.functions.events("echo").len(), 8, "the ninth waits");
    gate.add_permits(1);
    gateway.functions.until("echo", 9).await;
    gate.add_permits(9);
    let mut answers = Vec::new();
    for _ in 0..10 {
        answers.push(client.text().await.parse::<u32>().unwrap());
    }
    answers.sort_unstable();
    assert_eq!(answers, (0..10).collect::<Vec<u32>>());
}

#[tokio::test]
async fn what_disconnect_is_told() {
    type Leave = fn(Client) -> futures::future::BoxFuture<'static, ()>;
    let with_code: Leave = |mut client| {
        Box::pin(async move {
            let frame = CloseFrame { code: 4001.into(), reason: "bye".into() };
            client.socket.close(Some(frame)).await.unwrap();
            assert_eq!(client.closed().await, 4001, "the close frame comes back");
        })
    };
    let without_code: Leave = |mut client| {
        Box::pin(async move {
            client.socket.close(None).await.unwrap();
            let reply = soon("the reply", client.socket.next()).await;
            assert!(matches!(reply, Some(Ok(Message::Close(None)))), "{reply:?}");
        })
    };
    let vanish: Leave = |client| Box::pin(async move { drop(client) });
    for (leave, code, reason) in [
        (with_code, 4001, "bye"),
        (without_code, 1005, "Client-side close frame status not set"),
        (vanish, 1006, "Connection closed abnormally"),
    ] {
        let gateway = start(config(), functions()).await;
        let client = gateway.client().await;
        let id = gateway.only_id();
        leave(client).await;
        let event = gateway.functions.until("disconnect", 1).await.remove(0);
        let context = &event["requestContext"];
        assert_eq!(context["disconnectStatusCode"], code);
        assert_eq!(context["disconnectReason"], reason);
        assert_eq!(context["eventType"], "DISCONNECT");
        assert_eq!(context["routeKey"], "$disconnect");
        assert_eq!(context["connectionId"], id);
        assert_eq!(event["headers"]["Host"], gateway.address);
        let typed: ApiGatewayWebsocketProxyRequest = serde_json::from_value(event).unwrap();
        assert_eq!(typed.request_context.disconnect_status_code, Some(code));
        gateway.until_count(0).await;
    }
}

#[tokio::test]
async fn a_failing_disconnect_harms_nobody() {
    let gateway = start(config(), functions().always("disconnect", failing("no"))).await;
    let client = gateway.client().await;
    drop(client);
    gateway.functions.until("disconnect", 1).await;
    gateway.until_count(0).await;
    assert_eq!(gateway.client().await.ask("hello").await, "echo hello");
}

#[tokio::test]
async fn a_drain_closes_with_1001_runs_disconnect_and_waits_for_what_has_begun() {
    let gate = Arc::new(Semaphore::new(0));
    let slow = Arc::clone(&gate);
    let disconnect = move |_| {
        let slow = Arc::clone(&slow);
        async move {
            slow.acquire().await.unwrap().forget();
            ok()
        }
    };
    let gateway = start(config(), functions().on("disconnect", disconnect)).await;
    let mut clients = Vec::new();
    for _ in 0..3 {
        clients.push(gateway.client().await);
    }
    let draining = gateway.gateway.clone();
    let drain = tokio::spawn(async move { draining.drain().await });
    for client in &mut clients {
        assert_eq!(client.closed().await, 1001);
    }
    gateway.functions.until("disconnect", 3).await;
    assert!(!drain.is_finished());
    assert_eq!(gateway.refused().await, 503);
    gate.add_permits(3);
    soon("the drain", drain).await.unwrap();
    let address = gateway.address.clone();
    gateway.stop().await;
    assert!(tokio::net::TcpStream::connect(address).await.is_err(), "nobody listens any more");
}
