//! The shop that tells, and what its shoppers hear.

use aisle_contract::frame::{Reply, ServerFrame};
use aisle_contract::inbound::RefusedEvent;
use aisle_contract::part::Part;
use aisle_domain::ids::OrderNumber;
use aisle_domain::shop::OrderStatus;
use aisle_ports::{Clock as _, ShopMirror as _, WorkQueue};
use aisle_tests::world::{Device, World, demo_shop};
use serde_json::{Value, json};
use sync::Outcome;

/// A deployment and its shop.
pub struct Shop {
    pub world: World,
    pub records: aisle_memory::MemoryShop,
}

pub fn shop() -> Shop {
    let records = demo_shop();
    Shop { world: World::with_shop(records.clone()), records }
}

impl Shop {
    pub fn event(&self, kind: &str, detail: Value) -> Value {
        let now = self.world.clock.now().to_string();
        let mut detail = detail;
        detail["v"] = 1.into();
        if detail.get("at").is_none() {
            detail["at"] = now.clone().into();
        }
        json!({
            "version": "0", "id": "e-1", "detail-type": kind, "source": "shop.orders",
            "account": "000000000000", "time": now, "region": "local", "resources": [],
            "detail": detail,
        })
    }

    pub fn parcel(&self, order: &str, version: u64, status: &str) -> Value {
        let number = OrderNumber::parse(order).unwrap();
        let stored = self.records.orders().into_iter().find(|order| order.number == number);
        let tracking = stored.map(|order| order.shipments[0].tracking.to_string());
        let shipment = json!({"tracking": tracking.unwrap_or_else(|| "T1".to_owned())});
        let detail =
            json!({"version": version, "order": order, "shipment": shipment, "status": status});
        self.event("Shipment Changed", detail)
    }

    pub async fn send(&self, event: &Value) -> Outcome {
        sync::handle(&self.world.sync, &event.to_string()).await.unwrap()
    }

    /// Sends, and lets everything happen that is due.
    pub async fn tell(&self, event: &Value) -> Outcome {
        let outcome = self.send(event).await;
        self.world.settle().await;
        outcome
    }

    pub async fn status(&self, order: &str) -> OrderStatus {
        let number = OrderNumber::parse(order).unwrap();
        self.records.mirrored_order(&number).await.unwrap().record.unwrap().status
    }

    /// What waits in the dead-letter queue.
    pub fn refused(&self) -> Vec<RefusedEvent> {
        let pending = self.world.queues.pending().into_iter();
        pending
            .filter_map(|pending| match pending.message {
                WorkQueue::Refused(refused) => Some(*refused),
                _ => None,
            })
            .collect()
    }
}

/// The notices that a device was pushed, each once.
pub fn notices(device: &Device<'_>) -> Vec<Reply> {
    let is_notice = |reply: &Reply| {
        reply.parts.iter().any(|part| matches!(part, Part::Choices { options, .. } if options.iter().any(|it| it.id == "notices:off")))
    };
    let mut notices: Vec<Reply> = device
        .pushed()
        .into_iter()
        .filter_map(|frame| match frame {
            ServerFrame::Reply(reply) if is_notice(&reply) => Some(reply),
            _ => None,
        })
        .collect();
    notices.sort_by_key(|reply| reply.seq);
    notices.dedup();
    notices
}

/// What a notice says first.
pub fn text(reply: &Reply) -> &str {
    match &reply.parts[0] {
        Part::Text { text } => text,
        other => panic!("{other:?}"),
    }
}
