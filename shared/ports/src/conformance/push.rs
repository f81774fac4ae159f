//! What every way to a client's screen must do.

use aisle_contract::MAX_FRAME_BYTES;
use aisle_domain::ids::ConnectionId;
use async_trait::async_trait;

use crate::{Kind, Push, Pushed};

/// How the suite plays the clients.
#[async_trait]
pub trait PushProbe: Send + Sync {
    /// Opens a connection.
    async fn connect(&self) -> ConnectionId;

    /// The client goes away. When this returns, the gateway knows.
    async fn disconnect(&self, connection: &ConnectionId);

    /// The frames that arrived at a connection, in order; waits a moment until there are at least
    /// so many.
    async fn frames(&self, connection: &ConnectionId, at_least: usize) -> Vec<String>;

    /// Returns once the client has seen its connection closed; panics when it is not.
    async fn closed(&self, connection: &ConnectionId);
}

/// Runs all checks, each on a fresh gateway. The maker returns with the port a probe.
///
/// # Panics
/// When the adapter does not conform.
pub async fn push_suite<P: Push, C: PushProbe>(make: impl AsyncFn() -> (P, C)) {
    let (push, probe) = make().await;
    frames_arrive_at_their_connection_in_order(&push, &probe).await;
    let (push, probe) = make().await;
    the_largest_frame_arrives_and_a_larger_is_invalid(&push, &probe).await;
    let (push, probe) = make().await;
    a_connection_that_went_away_is_gone(&push, &probe).await;
    let (push, probe) = make().await;
    a_closed_connection_is_gone(&push, &probe).await;
}

async fn accepted<P: Push>(push: &P, connection: &ConnectionId, frame: &str) {
    let pushed = push.push(connection, frame).await.expect("push");
    assert_eq!(pushed, Pushed::Accepted, "the gateway takes a frame for an open connection");
}

async fn frames_arrive_at_their_connection_in_order<P: Push, C: PushProbe>(push: &P, probe: &C) {
    let (one, two) = (probe.connect().await, probe.connect().await);
    assert_ne!(one, two);
    let frames = [r#"{"type":"a"}"#, "您的包裹已发出 📦", " \u{feff}x\n"];
    for frame in frames {
        accepted(push, &one, frame).await;
    }
    accepted(push, &two, "other").await;
    assert_eq!(probe.frames(&one, 3).await, frames);
    assert_eq!(probe.frames(&two, 1).await, ["other"]);
}

async fn the_largest_frame_arrives_and_a_larger_is_invalid<P: Push, C: PushProbe>(
    push: &P,
    probe: &C,
) {
    let connection = probe.connect().await;
    let largest = "x".repeat(MAX_FRAME_BYTES);
    accepted(push, &connection, &largest).await;
    let error = push.push(&connection, &format!("{largest}x")).await.expect_err("over 128 KB");
    assert_eq!(error.kind, Kind::Invalid, "{error}");
    assert!(probe.frames(&connection, 1).await == [largest], "only the one that fits arrived");
}

async fn a_connection_that_went_away_is_gone<P: Push, C: PushProbe>(push: &P, probe: &C) {
    let (one, two) = (probe.connect().await, probe.connect().await);
    probe.disconnect(&one).await;
    let pushed = push.push(&one, "hello").await.expect("push to nobody is no failure");
    assert_eq!(pushed, Pushed::Gone);
    push.close(&one).await.expect("closing a missing connection is no error");
    accepted(push, &two, "hello").await;
}

async fn a_closed_connection_is_gone<P: Push, C: PushProbe>(push: &P, probe: &C) {
    let connection = probe.connect().await;
    accepted(push, &connection, "last words").await;
    push.close(&connection).await.expect("close");
    probe.closed(&connection).await;
    assert_eq!(push.push(&connection, "hello").await.expect("push"), Pushed::Gone);
    push.close(&connection).await.expect("closing again is no error");
}
