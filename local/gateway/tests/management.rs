//! Wire facts of `@connections`, through the real SDK client, and of the handle for tests.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::time::Duration;

use aws_sdk_apigatewaymanagement as management;
use management::operation::post_to_connection::PostToConnectionError;
use support::{blob, config, functions, limited, management_client, raw_http, start};

async fn post(
    client: &management::Client,
    id: &str,
    text: &str,
) -> Result<(), PostToConnectionError> {
    let post = client.post_to_connection().connection_id(id).data(blob(text)).send().await;
    post.map(drop).map_err(management::error::SdkError::into_service_error)
}

#[tokio::test]
async fn a_post_reaches_the_client_in_order_below_the_stage_or_not() {
    let gateway = start(config(), functions()).await;
    let mut client = gateway.client().await;
    let id = gateway.only_id();
    for path in ["/dev", "", "/dev/"] {
        let sdk = management_client(&gateway.address, path, true);
        for n in 0..20 {
            post(&sdk, &id, &format!("{path} {n}")).await.unwrap();
        }
        for n in 0..20 {
            assert_eq!(client.text().await, format!("{path} {n}"));
        }
    }
}

#[tokio::test]
async fn errors_come_typed() {
    let gateway = start(config(), functions()).await;
    let mut client = gateway.client().await;
    let id = gateway.only_id();
    let sdk = gateway.management();

    let error = post(&sdk, "bm9ib2R5IGhlcmU=", "x").await.unwrap_err();
    assert!(error.is_gone_exception(), "{error:?}");

    let biggest = "x".repeat(128 * 1024);
    post(&sdk, &id, &biggest).await.unwrap();
    assert_eq!(client.text().await, biggest);
    let error = post(&sdk, &id, &"x".repeat(128 * 1024 + 1)).await.unwrap_err();
    assert!(error.is_payload_too_large_exception(), "{error:?}");

    let unsigned = management_client(&gateway.address, "/dev", false);
    let error = post(&unsigned, &id, "x").await.unwrap_err();
    assert!(error.is_forbidden_exception(), "{error:?}");
    let error = unsigned.get_connection().connection_id(&id).send().await.unwrap_err();
    assert!(error.into_service_error().is_forbidden_exception());
    let error = unsigned.delete_connection().connection_id(&id).send().await.unwrap_err();
    assert!(error.into_service_error().is_forbidden_exception());

    let error = sdk.get_connection().connection_id("bm9ib2R5IGhlcmU=").send().await.unwrap_err();
    assert!(error.into_service_error().is_gone_exception());
    let error = sdk.delete_connection().connection_id("bm9ib2R5IGhlcmU=").send().await.unwrap_err();
    assert!(error.into_service_error().is_gone_exception());
}

#[tokio::test]
async fn other_methods_are_refused() {
    let gateway = start(config(), functions()).await;
    let request = "PUT /dev/@connections/a%3D HTTP/1.1\r\nHost: a\r\nAuthorization: b\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
    let answer = raw_http(&gateway.address, request).await;
    assert!(answer.starts_with("HTTP/1.1 405 "), "{answer}");
}

#[tokio::test]
async fn a_connection_can_be_looked_at() {
    let gateway = start(config(), functions()).await;
    let (mut client, _) = gateway.handshake("/dev", &[("user-agent", "browser")]).await.unwrap();
    let sdk = gateway.management();
    let get = || sdk.get_connection().connection_id(gateway.only_id()).send();
    let before = get().await.unwrap();
    let identity = before.identity().unwrap();
    assert_eq!((identity.source_ip(), identity.user_agent()), (Some("127.0.0.1"), Some("browser")));
    let event = &gateway.functions.events("connect")[0];
    let connected_at = before.connected_at().unwrap().to_millis().unwrap();
    let in_event = event["requestContext"]["connectedAt"].as_i64().unwrap();
    assert_eq!(connected_at / 1000, in_event / 1000);
    tokio::time::sleep(Duration::from_millis(5)).await;
    client.ask("hello").await;
    let after = get().await.unwrap();
    assert_eq!(after.connected_at(), before.connected_at());
    assert!(after.last_active_at() > before.last_active_at());
}

#[tokio::test]
async fn a_deleted_connection_is_closed_and_gone_at_once() {
    let gateway = start(config(), functions()).await;
    let mut client = gateway.client().await;
    let id = gateway.only_id();
    let sdk = gateway.management();
    sdk.delete_connection().connection_id(&id).send().await.unwrap();
    assert!(post(&sdk, &id, "x").await.unwrap_err().is_gone_exception());
    assert_eq!(client.closed().await, 1000);
    let events = gateway.functions.until("disconnect", 1).await;
    assert_eq!(events[0]["requestContext"]["disconnectStatusCode"], 1000);
}

#[tokio::test]
async fn a_client_that_does_not_read_fills_its_buffer_and_is_dropped() {
    let config = limited(|limits| {
        limits.client_buffer_messages = 4;
        limits.write_timeout = Duration::from_millis(500);
    });
    let gateway = start(config, functions()).await;
    let _client = gateway.client().await;
    let id = gateway.only_id();
    let sdk = gateway.management();
    let big = "x".repeat(128 * 1024);
    // The system's own buffers take some megabytes first.
    let mut refusal = None;
    for _ in 0..2_000 {
        if let Err(error) = post(&sdk, &id, &big).await {
            refusal = Some(error);
            break;
        }
    }
    assert!(refusal.as_ref().unwrap().is_limit_exceeded_exception(), "{refusal:?}");
    gateway.until_count(0).await;
    assert!(post(&sdk, &id, "x").await.unwrap_err().is_gone_exception());
    let events = gateway.functions.until("disconnect", 1).await;
    assert_eq!(events[0]["requestContext"]["disconnectStatusCode"], 1006);
}

#[tokio::test]
async fn a_virtual_connection_takes_posts() {
    let gateway = start(config(), functions()).await;
    let (messages, mut received) = tokio::sync::mpsc::channel(1);
    gateway.gateway.virtual_connection("local-tester", messages);
    assert_eq!(gateway.gateway.connections().count(), 0, "it is not a socket");
    let sdk = gateway.management();
    post(&sdk, "local-tester", "hello").await.unwrap();
    assert!(post(&sdk, "local-tester", "full").await.unwrap_err().is_limit_exceeded_exception());
    assert_eq!(received.recv().await.as_deref(), Some("hello"));
    sdk.get_connection().connection_id("local-tester").send().await.unwrap();
    drop(received);
    assert!(post(&sdk, "local-tester", "closed").await.unwrap_err().is_gone_exception());
    sdk.delete_connection().connection_id("local-tester").send().await.unwrap();
    let error = sdk.get_connection().connection_id("local-tester").send().await.unwrap_err();
    assert!(error.into_service_error().is_gone_exception());
}

#[tokio::test]
async fn connections_can_be_cut_without_a_close_frame() {
    use futures::StreamExt;
    use tokio_tungstenite::tungstenite::Message;
    let gateway = start(config(), functions()).await;
    let mut first = gateway.client().await;
    let first_id = gateway.only_id();
    let mut others = [gateway.client().await, gateway.client().await];
    let connections = gateway.gateway.connections();
    assert_eq!(connections.count(), 3);
    assert!(connections.drop_abruptly(&first_id));
    assert!(!connections.drop_abruptly("nobody"));
    let end = support::soon("the cut", first.socket.next()).await;
    assert!(!matches!(end, Some(Ok(Message::Close(_)))), "{end:?}");
    gateway.until_count(2).await;
    assert_eq!(connections.drop_all(), 2);
    for other in &mut others {
        let end = support::soon("the cut", other.socket.next()).await;
        assert!(!matches!(end, Some(Ok(_))), "{end:?}");
    }
    gateway.until_count(0).await;
    let events = gateway.functions.until("disconnect", 3).await;
    assert!(events.iter().all(|event| event["requestContext"]["disconnectStatusCode"] == 1006));
}
