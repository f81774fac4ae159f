//! Wire facts of the handshake: authorizer, `$connect`, and what comes of their answers.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::sync::{Arc, Mutex, OnceLock};
use std::time::Duration;

use aws_lambda_events::apigw::{
    ApiGatewayCustomAuthorizerRequestTypeRequest, ApiGatewayWebsocketProxyRequest,
};
use emulator_gateway::Config;
use emulator_lambda::InvokeError;
use serde_json::{Value, json};
use support::{
    Outcome, allow, blob, config, failing, functions, limited, management_client, ok, raw_http,
    start,
};

#[tokio::test]
async fn the_stage_and_the_root_take_handshakes() {
    let gateway = start(config(), functions()).await;
    for path in ["/dev", "/", "/dev?a=1"] {
        let (mut client, response) = gateway.handshake(path, &[]).await.unwrap();
        assert_eq!(response.status(), 101);
        assert_eq!(client.ask("hello").await, "echo hello", "{path}");
    }
    assert!(gateway.handshake("/other", &[]).await.is_err());
}

#[tokio::test]
async fn without_an_upgrade_there_is_only_426() {
    let gateway = start(config(), functions()).await;
    for method in ["GET", "POST"] {
        let request = format!("{method} /dev HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        let answer = raw_http(&gateway.address, &request).await;
        assert!(answer.starts_with("HTTP/1.1 426 "), "{answer}");
    }
    assert!(gateway.functions.events("auth").is_empty());
}

#[tokio::test]
async fn events_of_the_handshake_have_the_shape_of_aws() {
    let gateway = start(config(), functions()).await;
    let headers = [
        ("user-agent", "browser"),
        ("origin", "https://shop.example"),
        ("sec-websocket-protocol", "v1, token"),
    ];
    // The client insists on a protocol that was offered; here none is chosen.
    let refused_by_client =
        gateway.handshake("/dev?token=a%20b&token=c&x=", &headers).await.is_err();
    assert!(refused_by_client);

    let auth = gateway.functions.until("auth", 1).await.remove(0);
    let connect = gateway.functions.until("connect", 1).await.remove(0);
    assert_eq!(auth["type"], "REQUEST");
    assert_eq!(auth["methodArn"], "arn:aws:execute-api:us-east-1:000000000000:api/dev/$connect");
    assert_eq!(auth["stageVariables"], json!({}));
    assert!(auth["requestContext"].get("authorizer").is_none());
    assert_eq!(connect["isBase64Encoded"], false);
    assert_eq!(connect["requestContext"]["authorizer"], json!({"principalId": "somebody"}));
    for event in [&auth, &connect] {
        let port = gateway.address.rsplit_once(':').unwrap().1;
        for (name, value) in [
            ("Host", gateway.address.as_str()),
            ("User-Agent", "browser"),
            ("Origin", "https://shop.example"),
            ("Sec-WebSocket-Protocol", "v1, token"),
            ("Sec-WebSocket-Version", "13"),
            ("X-Forwarded-For", "127.0.0.1"),
            ("X-Forwarded-Port", port),
        ] {
            assert_eq!(event["headers"][name], value, "{name}");
            assert_eq!(event["multiValueHeaders"][name], json!([value]), "{name}");
        }
        assert_eq!(event["queryStringParameters"], json!({"token": "c", "x": ""}));
        assert_eq!(
            event["multiValueQueryStringParameters"],
            json!({"token": ["a b", "c"], "x": [""]})
        );
        let context = &event["requestContext"];
        for (name, value) in [
            ("routeKey", json!("$connect")),
            ("eventType", json!("CONNECT")),
            ("messageDirection", json!("IN")),
            ("stage", json!("dev")),
            ("apiId", json!("api")),
            ("domainName", json!(gateway.address)),
            ("identity", json!({"userAgent": "browser", "sourceIp": "127.0.0.1"})),
        ] {
            assert_eq!(context[name], value, "{name}");
        }
        assert!(
            context["connectedAt"].as_i64().unwrap()
                <= context["requestTimeEpoch"].as_i64().unwrap()
        );
        assert!(context["requestTime"].as_str().unwrap().ends_with(" +0000"));
        let id = context["connectionId"].as_str().unwrap();
        assert!(id.len() == 16 && id.ends_with('='), "{id}");
    }
    assert_eq!(auth["requestContext"]["connectionId"], connect["requestContext"]["connectionId"]);
    assert_ne!(auth["requestContext"]["requestId"], connect["requestContext"]["requestId"]);

    let auth: ApiGatewayCustomAuthorizerRequestTypeRequest = serde_json::from_value(auth).unwrap();
    assert_eq!(auth.headers.get("sec-websocket-protocol").unwrap(), "v1, token");
    assert_eq!(auth.query_string_parameters.first("token"), Some("c"));
    let connect: ApiGatewayWebsocketProxyRequest = serde_json::from_value(connect).unwrap();
    assert_eq!(connect.request_context.identity.user_agent.as_deref(), Some("browser"));
    assert_eq!(connect.headers.get("origin").unwrap(), "https://shop.example");
}

#[tokio::test]
async fn a_plain_handshake_has_no_query_in_connect_and_an_empty_one_in_the_authorizer() {
    let gateway = start(config(), functions()).await;
    let _client = gateway.client().await;
    assert!(gateway.functions.events("connect")[0].get("queryStringParameters").is_none());
    assert_eq!(gateway.functions.events("auth")[0]["queryStringParameters"], json!({}));
}

#[tokio::test]
async fn refusals_and_their_status() {
    let deny = json!({"principalId": "p", "policyDocument": {"Statement": [
        {"Effect": "Deny", "Action": "execute-api:Invoke", "Resource": "*"}]}});
    let timed_out = || Err(InvokeError::TimedOut);
    let cases: Vec<(&str, Outcome, u16)> = vec![
        ("auth", Ok(deny), 403),
        ("auth", failing("Unauthorized"), 401),
        ("auth", failing("unauthorized, perhaps"), 500),
        ("auth", Err(InvokeError::Crashed), 500),
        ("auth", Err(InvokeError::Throttled), 500),
        ("auth", timed_out(), 500),
        ("auth", Ok(json!(null)), 500),
        ("auth", Ok(allow(json!({"big": "x".repeat(8 * 1024)}))), 500),
        ("auth", Ok(allow(json!({"nested": {}}))), 500),
        ("connect", Ok(json!({"statusCode": 400, "body": "no"})), 400),
        ("connect", Ok(json!({"statusCode": 503})), 503),
        ("connect", failing("Unauthorized"), 502),
        ("connect", Ok(json!(null)), 502),
        ("connect", Err(InvokeError::Throttled), 429),
    ];
    for (function, outcome, status) in cases {
        let case = format!("{function}: {outcome:?}").chars().take(120).collect::<String>();
        let gateway = start(config(), functions().always(function, outcome)).await;
        assert_eq!(gateway.refused().await, status, "{case}");
        assert_eq!(gateway.gateway.connections().count(), 0, "{case}");
        assert!(gateway.functions.events("disconnect").is_empty(), "{case}");
        if function == "auth" {
            assert!(gateway.functions.events("connect").is_empty(), "{case}");
        }
    }
}

#[tokio::test]
async fn a_slow_connect_ends_at_the_integration_time_out() {
    let config = limited(|limits| limits.integration_timeout = Duration::from_millis(50));
    let gateway = start(config, functions().on("connect", |_| std::future::pending())).await;
    assert_eq!(gateway.refused().await, 504);
}

#[tokio::test]
async fn the_sub_protocol_comes_from_connect() {
    let answer =
        json!({"statusCode": 200, "headers": {"Sec-WebSocket-Protocol": "v1", "X-Other": "a"}});
    let gateway = start(config(), functions().always("connect", Ok(answer))).await;
    let offered = [("sec-websocket-protocol", "v0, v1")];
    let (_client, response) = gateway.handshake("/dev", &offered).await.unwrap();
    assert_eq!(response.headers()["sec-websocket-protocol"], "v1");
    assert!(!response.headers().contains_key("x-other"));
}

#[tokio::test]
async fn the_authorizers_context_comes_with_every_event_as_strings() {
    let context = json!({"conversation": "c-1", "level": 2, "signed_in": true});
    let gateway = start(config(), functions().always("auth", Ok(allow(context)))).await;
    let mut client = gateway.client().await;
    client.ask("hello").await;
    client.socket.close(None).await.unwrap();
    let expected = json!({
        "principalId": "somebody", "conversation": "c-1", "level": "2", "signed_in": "true",
    });
    for function in ["connect", "echo", "disconnect"] {
        let events = gateway.functions.until(function, 1).await;
        assert_eq!(events[0]["requestContext"]["authorizer"], expected, "{function}");
        let typed: ApiGatewayWebsocketProxyRequest =
            serde_json::from_value(events[0].clone()).unwrap();
        assert_eq!(typed.request_context.authorizer.fields["level"], "2");
    }
}

#[tokio::test]
async fn posting_inside_connect_is_gone() {
    let address = Arc::new(OnceLock::<String>::new());
    let posted = Arc::new(Mutex::new(None));
    let (to, outcome) = (Arc::clone(&address), Arc::clone(&posted));
    let connect = move |event: Value| {
        let client = management_client(to.get().unwrap(), "/dev", true);
        let id = event["requestContext"]["connectionId"].as_str().unwrap().to_owned();
        let outcome = Arc::clone(&outcome);
        async move {
            let error =
                client.post_to_connection().connection_id(id).data(blob("early")).send().await;
            *outcome.lock().unwrap() =
                Some(error.unwrap_err().into_service_error().is_gone_exception());
            ok()
        }
    };
    let gateway = start(config(), functions().on("connect", connect)).await;
    address.set(gateway.address.clone()).unwrap();
    let mut client = gateway.client().await;
    assert_eq!(*posted.lock().unwrap(), Some(true));
    // And after it, at once, the connection can be posted to.
    let post = gateway.management().post_to_connection().connection_id(gateway.only_id());
    post.data(blob("later")).send().await.unwrap();
    assert_eq!(client.text().await, "later");
}

#[tokio::test]
async fn too_many_new_connections_are_answered_429() {
    let config = limited(|limits| {
        limits.connections_per_second = 1;
        limits.connections_burst = 2;
    });
    let gateway = start(config, functions()).await;
    let _first = gateway.client().await;
    let _second = gateway.client().await;
    assert_eq!(gateway.refused().await, 429);
}

#[tokio::test]
async fn without_authorizer_and_connect_everybody_may_come() {
    let gateway = start(Config::new("api", "dev"), functions()).await;
    let mut client = gateway.client().await;
    let answer: Value = serde_json::from_str(&client.ask("hello").await).unwrap();
    assert_eq!(answer["message"], "Forbidden", "no route, not even $default");
}

#[tokio::test]
async fn a_client_that_leaves_during_connect_gets_its_disconnect() {
    let (release, released) = tokio::sync::watch::channel(false);
    let connect = move |_| {
        let mut released = released.clone();
        async move {
            released.wait_for(|now| *now).await.unwrap();
            ok()
        }
    };
    let gateway = start(config(), functions().on("connect", connect)).await;
    {
        let handshake = gateway.handshake("/dev", &[]);
        tokio::pin!(handshake);
        tokio::select! {
            _ = &mut handshake => panic!("$connect has not answered yet"),
            _ = gateway.functions.until("connect", 1) => {}
        }
    }
    release.send(true).unwrap();
    let events = gateway.functions.until("disconnect", 1).await;
    assert_eq!(events[0]["requestContext"]["disconnectStatusCode"], 1006);
    gateway.until_count(0).await;
}
