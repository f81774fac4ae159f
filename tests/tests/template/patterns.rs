//! The template's rules on the local bus, each with its queue as the target. An operator that the bus
//! does not know fails the test there.

use std::sync::Arc;

use async_trait::async_trait;
use emulator_eventbridge::{Bus, Delivery, RuleTarget, Target, TargetError};
use emulator_sqs::{OutgoingMessage, Queues};
use serde_json::Value;

/// Puts what matches a pattern into a queue, as it is.
pub fn route(bus: &Bus, pattern: &Value, queues: &Queues, queue: &str) {
    let arn = queues.arn(queue);
    bus.add_target(&arn, Arc::new(Queue { queues: queues.clone(), name: queue.to_owned() }));
    bus.put_rule(queue, &pattern.to_string(), true).unwrap();
    bus.put_target(queue, RuleTarget::new(queue, &arn)).unwrap();
}

struct Queue {
    queues: Queues,
    name: String,
}

#[async_trait]
impl Target for Queue {
    async fn deliver(&self, delivery: &Delivery) -> Result<(), TargetError> {
        let sent = self.queues.send(&self.name, &OutgoingMessage::new(delivery.event.to_string()));
        sent.map(drop).map_err(|error| TargetError::permanent(error.to_string()))
    }
}
