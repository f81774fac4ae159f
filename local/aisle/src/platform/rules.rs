//! The rules of the platform's bus, as a deployment has them, and the queue as their target.

use std::path::PathBuf;
use std::sync::Arc;

use async_trait::async_trait;
use emulator_eventbridge::{Bus, Delivery, Options, RuleTarget, Target, TargetError};
use emulator_sqs::{AttributeValue, OutgoingMessage, QueueError, Queues};

use crate::platform::PlatformError;
use crate::platform::environment::{BUS, REGION};
use crate::platform::queues::{SYNC, SYNC_FAILURES};

/// The rule that leads what a shop says to `sync`.
const INBOUND: &str = "inbound";
/// What it is for: the types of `docs/protocol/schema`'s inbound events. The deployment has the
/// same.
const INBOUND_PATTERN: &str = r#"{
  "source": [{"prefix": "shop"}],
  "detail-type": ["Order Changed", "Shipment Changed", "Refund Changed", "Product Changed", "Stock Changed", "Knowledge Changed"]
}"#;

/// Opens the bus, with its events in a file if there is one, and makes its rules.
pub fn open(file: Option<PathBuf>, queues: &Queues) -> Result<Bus, PlatformError> {
    let options = Options { region: REGION.to_owned(), name: BUS.to_owned(), ..Options::default() };
    let bus = Bus::open_with(file, options)?;
    for name in [SYNC, SYNC_FAILURES] {
        bus.add_target(&queues.arn(name), Arc::new(Queue { queues: queues.clone(), name }));
    }
    bus.put_rule(INBOUND, INBOUND_PATTERN, true)?;
    let sync = RuleTarget::new(SYNC, &queues.arn(SYNC)).dead_letters(&queues.arn(SYNC_FAILURES));
    bus.put_target(INBOUND, sync)?;
    Ok(bus)
}

/// A queue that takes events: the envelope, unchanged, is the message.
struct Queue {
    queues: Queues,
    name: &'static str,
}

#[async_trait]
impl Target for Queue {
    async fn deliver(&self, delivery: &Delivery) -> Result<(), TargetError> {
        let message = OutgoingMessage::new(delivery.event.to_string());
        let with = |message: OutgoingMessage, (name, value): &(&'static str, String)| {
            message.attribute(*name, AttributeValue::text(value))
        };
        let message = delivery.attributes.iter().fold(message, with);
        let sent = self.queues.send(self.name, &message);
        sent.map(drop).map_err(|error| {
            let text = error.to_string();
            match error {
                QueueError::InvalidParameterValue { .. } => TargetError::permanent(text),
                _ => TargetError::retryable(text),
            }
        })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::time::Duration;

    use emulator_eventbridge::Entry;
    use emulator_sqs::ReceiveRequest;
    use serde_json::Value;

    use super::*;
    use crate::platform::queues;

    fn entry(source: &str, detail_type: &str) -> Entry {
        Entry {
            source: Some(source.to_owned()),
            detail_type: Some(detail_type.to_owned()),
            detail: Some(r#"{"v": 1}"#.to_owned()),
            ..Entry::default()
        }
    }

    #[tokio::test]
    async fn what_a_shop_says_is_in_the_queue_as_it_is_on_the_bus() {
        let queues = Queues::open(None).unwrap();
        queues::create_missing(&queues).unwrap();
        let bus = open(None, &queues).unwrap();
        let dispatching = bus.clone();
        tokio::spawn(async move { dispatching.dispatch(std::future::pending()).await });
        let entries = [
            entry("aisle", "Handoff Requested"),
            entry("shop.demo", "Invoice Changed"),
            entry("other", "Order Changed"),
            entry("shop.demo", "Order Changed"),
        ];
        assert!(bus.put(&entries).unwrap().iter().all(Result::is_ok));
        let request =
            ReceiveRequest { wait: Some(Duration::from_secs(10)), ..ReceiveRequest::default() };
        let received = queues.receive(SYNC, &request).await.unwrap();
        assert_eq!(received.len(), 1, "what is for nobody else is in it");
        let body: Value = serde_json::from_str(&received[0].body).unwrap();
        assert_eq!(body, bus.recorded()[3]);
        assert_eq!(queues.attributes(SYNC_FAILURES).unwrap().counts.visible, 0);
    }
}
