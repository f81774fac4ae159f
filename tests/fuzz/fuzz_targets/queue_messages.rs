//! Bodies of queue messages. What is decoded is the same when it is written and decoded again.

#![no_main]

use std::fmt::Debug;

use aisle_contract::inbound::Envelope;
use aisle_contract::queue::{HandoffTask, MAX_BYTES, QueueMessage, RunCommand, VERSION, Wake};
use aisle_contract::sync::SyncMessage;
use libfuzzer_sys::fuzz_target;

fn round<M: QueueMessage + Debug + PartialEq>(body: &str) {
    let Ok(message) = M::decode(body) else { return };
    assert!(body.len() <= MAX_BYTES && (1..=VERSION).contains(&message.version()));
    assert_eq!(M::decode(&message.to_json()), Ok(message));
}

fuzz_target!(|body: &str| {
    round::<Wake>(body);
    round::<RunCommand>(body);
    round::<HandoffTask>(body);
    if let Ok(message) = SyncMessage::decode(body) {
        assert_eq!(SyncMessage::decode(&message.to_json()), Ok(message.clone()));
        if let SyncMessage::Event(event) = message {
            let _ = Envelope::read(&event).and_then(Envelope::into_event);
        }
    }
});
