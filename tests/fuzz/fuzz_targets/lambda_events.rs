//! What Lambda invokes functions with. Any bytes are read or refused; who is behind a connection is
//! the same when written and read again; a batch names no message that was not in it.

#![no_main]

use aisle_contract::queue::Wake;
use aisle_domain::Timestamp;
use aisle_lambda::batch::{Limits, Raw, Received, run_records};
use aisle_lambda::websocket::{SocketEvent, from_context, to_context};
use aisle_lambda::{EventError, EventKind};
use aisle_memory::ManualClock;
use futures::executor::block_on;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|payload: &[u8]| {
    let _ = EventKind::of(payload);
    if let Ok(event) = SocketEvent::parse(payload) {
        let principal = match event {
            SocketEvent::Connected { principal, .. } => Some(principal),
            SocketEvent::Message(message) => Some(message.principal),
            SocketEvent::Authorize { .. } | SocketEvent::Disconnected(_) => None,
        };
        if let Some(principal) = principal {
            assert_eq!(from_context(Some(&to_context(&principal))), Ok(principal));
        }
    }
    let clock = ManualClock::new(Timestamp::UNIX_EPOCH);
    let limits = Limits { deadline: None, ..Limits::until(Timestamp::UNIX_EPOCH) };
    let raw = |received: Received<Raw>| async move {
        assert!(received.message.0.len() <= 4 * 1024);
        Ok::<_, EventError>(())
    };
    if let Ok(outcome) = block_on(run_records(payload, &clock, &limits, raw)) {
        assert!(outcome.failures.len() <= outcome.records);
        assert!(outcome.failures.iter().all(|(id, _)| !id.is_empty()));
        assert!(serde_json::from_slice::<serde_json::Value>(&outcome.to_json()).is_ok());
    }
    let wake = async |_: Received<Wake>| Ok::<_, EventError>(());
    let _ = block_on(run_records(payload, &clock, &limits, wake));
});
