//! Pushing through the management API: what each status means.

use aisle_aws::{Clients, GatewayPush, Settings};
use aisle_domain::ids::ConnectionId;
use aisle_ports::{Kind, Push, Pushed};
use axum::Router;
use axum::http::StatusCode;
use axum::routing::any;

use crate::server::{serve, settings};

/// The port before a gateway that answers everything with one status and error type.
async fn push_before(status: u16, error_type: &'static str) -> GatewayPush {
    let status = StatusCode::from_u16(status).unwrap();
    let answer = move || async move { (status, [("x-amzn-errortype", error_type)], "{}") };
    let endpoint = serve(Router::new().fallback(any(answer))).await;
    let management_endpoint = Some(format!("{endpoint}/live"));
    let settings = Settings { management_endpoint, ..settings() };
    Clients::from_settings(&settings).await.push().unwrap()
}

fn connection() -> ConnectionId {
    ConnectionId::new("L0SM9cOFvHcCIhw=").unwrap()
}

#[tokio::test]
async fn each_status_has_its_meaning() {
    let cases = [
        (200, "", Ok(Pushed::Accepted)),
        (410, "GoneException", Ok(Pushed::Gone)),
        (410, "", Ok(Pushed::Gone)),
        (403, "ForbiddenException", Err(Kind::Denied)),
        (413, "PayloadTooLargeException", Err(Kind::Invalid)),
        (429, "LimitExceededException", Err(Kind::Throttled)),
        (500, "", Err(Kind::Unavailable)),
    ];
    for (status, error_type, expected) in cases {
        let push = push_before(status, error_type).await;
        let pushed = push.push(&connection(), "hello").await.map_err(|error| error.kind);
        assert_eq!(pushed, expected, "{status} {error_type}");
        let closed = push.close(&connection()).await.map_err(|error| error.kind);
        assert_eq!(closed, expected.map(drop), "closing: {status} {error_type}");
    }
}
