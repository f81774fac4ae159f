//! The template's rules on the bus: exact values and `prefix`, which is all that they use.

use emulator_eventbridge::Bus;
use emulator_sqs::{OutgoingMessage, Queues};
use serde_json::Value;
use tokio::sync::broadcast::error::RecvError;
use tokio::task::JoinSet;

/// Puts what matches a pattern into a queue, as it is.
pub fn route(bus: &Bus, pattern: Value, queues: Queues, queue: String, tasks: &mut JoinSet<()>) {
    let mut news = bus.subscribe();
    tasks.spawn(async move {
        loop {
            match news.recv().await {
                Ok(event) if matches(&pattern, &event) => {
                    queues.send(&queue, &OutgoingMessage::new(event.to_string())).unwrap();
                }
                Ok(_) | Err(RecvError::Lagged(_)) => {}
                Err(RecvError::Closed) => return,
            }
        }
    });
}

fn matches(pattern: &Value, event: &Value) -> bool {
    let fields = pattern.as_object().expect("a pattern is an object");
    fields.iter().all(|(field, wanted)| {
        let given = event[field].as_str().unwrap_or_default();
        let wanted = wanted.as_array().expect("a field has a list");
        wanted.iter().any(|one| match (one.as_str(), one["prefix"].as_str()) {
            (Some(exact), _) => exact == given,
            (None, Some(prefix)) => given.starts_with(prefix),
            (None, None) => panic!("the operator in {one} is not known to this test"),
        })
    })
}
