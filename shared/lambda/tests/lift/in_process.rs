//! The local platform runs the lift within tasks of its own, so what it gives must be `Send` when
//! the function is, and outlive the call. That these compile is most of the test.

use std::sync::Arc;

use aisle_contract::invocation::{Disconnect, SocketMessage, Verdict};
use aisle_contract::queue::Wake;
use aisle_domain::Timestamp;
use aisle_lambda::batch::{Limits, Received, run};
use aisle_lambda::serve::run_caught;
use aisle_lambda::websocket::{run_connect, run_message};
use aisle_lambda::{EventError, FunctionError};
use aisle_memory::ManualClock;
use aisle_ports::Clock;
use futures::future::BoxFuture;

use crate::events::{batch_event, connect_event, message_event, shopper_context};

type Answer = BoxFuture<'static, Result<Vec<u8>, FunctionError>>;

/// Stands for a function with what it needs.
struct Deps {
    clock: Arc<dyn Clock>,
}

impl Deps {
    async fn wake(&self, _: Wake) -> Result<(), EventError> {
        self.clock.sleep(std::time::Duration::ZERO).await;
        Ok(())
    }

    async fn message(&self, message: SocketMessage) -> Result<Option<String>, EventError> {
        self.clock.sleep(std::time::Duration::ZERO).await;
        Ok(Some(message.body))
    }

    async fn gone(&self, _: Disconnect) -> Result<(), EventError> {
        Ok(())
    }
}

fn deps() -> Arc<Deps> {
    Arc::new(Deps { clock: Arc::new(ManualClock::new(Timestamp::UNIX_EPOCH)) })
}

fn batch(deps: Arc<Deps>, payload: Vec<u8>) -> Answer {
    Box::pin(run_caught(async move {
        let limits = Limits::until(deps.clock.now() + std::time::Duration::from_secs(30));
        let handle = |received: Received<Wake>| deps.wake(received.message);
        Ok(run(&payload, &*deps.clock, &limits, handle).await?)
    }))
}

fn message(deps: Arc<Deps>, payload: Vec<u8>) -> Answer {
    Box::pin(async move { run_message(&payload, |message| deps.message(message)).await })
}

fn connect(deps: Arc<Deps>, payload: Vec<u8>) -> Answer {
    Box::pin(async move {
        let authorize = |_: &_| Verdict::Forbidden;
        run_connect(&payload, authorize, |_| "aisle.v1", |gone| deps.gone(gone)).await
    })
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_lift_runs_on_any_thread() {
    let wake = r#"{"v": 1, "conversation": "c-1", "seq": 1}"#;
    let tasks = [
        tokio::spawn(batch(deps(), batch_event(&[wake, wake]))),
        tokio::spawn(message(deps(), message_event(shopper_context(), "{}"))),
        tokio::spawn(connect(deps(), connect_event(shopper_context()))),
    ];
    let expected = [
        r#"{"batchItemFailures":[]}"#,
        r#"{"statusCode":200,"body":"{}"}"#,
        r#"{"statusCode":200,"headers":{"Sec-WebSocket-Protocol":"aisle.v1"}}"#,
    ];
    for (task, expected) in tasks.into_iter().zip(expected) {
        let answer = task.await.unwrap().unwrap();
        assert_eq!(String::from_utf8(answer).unwrap(), expected);
    }
}
