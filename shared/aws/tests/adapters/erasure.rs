//! Deleting a conversation: all of it, and nothing of its neighbours.

use std::sync::Arc;

use aisle_aws::{Clients, Erased};
use aisle_memory::ManualClock;
use aisle_ports::conformance::sample;
use aisle_ports::{Connections as _, ConversationLog as _, HandoffBoard as _};
use aws_sdk_dynamodb::types::AttributeValue;

use crate::server::clients_with_tables;

async fn put(clients: &Clients, pk: &str, sk: &str) {
    let text = |value: &str| AttributeValue::S(value.to_owned());
    let put = clients.dynamodb.put_item().table_name("aisle").item("pk", text(pk));
    put.item("sk", text(sk)).send().await.unwrap();
}

async fn items(clients: &Clients) -> i32 {
    clients.dynamodb.scan().table_name("aisle").send().await.unwrap().count()
}

#[tokio::test]
async fn a_conversation_is_deleted_with_what_names_it_and_nothing_else() {
    let clients = clients_with_tables().await;
    let log = clients.log();
    let connections = clients.connections(Arc::new(ManualClock::new(sample::instant(0))));
    for number in [1, 2] {
        let conversation = sample::conversation(number);
        // More than one batch.
        for seq in 1..=30 {
            log.append(&conversation, &sample::written_entry(seq, "hello")).await.unwrap();
        }
        connections.register(&conversation, &sample::shopper_connection(1)).await.unwrap();
        clients.board().put(&sample::waiting_case(number, 1, 0)).await.unwrap();
        put(&clients, "W#order:AC1", &format!("C#{conversation}")).await;
    }
    let gone = sample::conversation(1);
    let erased = clients.erasure().erase(&gone).await.unwrap();
    assert_eq!(erased, Erased { items: 31, mentions: 2 });
    assert!(log.tail(&gone).await.unwrap().entries.is_empty());
    assert_eq!(items(&clients).await, 33, "the other conversation's");
    let again = clients.erasure().erase(&gone).await.unwrap();
    assert_eq!(again, Erased::default());
}
