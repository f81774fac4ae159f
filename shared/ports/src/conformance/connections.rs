//! What every register of connections must do.

use std::time::Duration;

use super::sample::{agent_connection, conversation, shopper_connection};
use crate::{Audience, Connection, Connections, Consistency};

/// Runs all checks, each on a fresh register. The maker returns with it a function that lets time
/// pass on the register's clock.
///
/// # Panics
/// When the adapter does not conform.
pub async fn connections_suite<C: Connections>(
    make: impl AsyncFn() -> (C, Box<dyn Fn(Duration) + Send + Sync>),
) {
    an_unknown_conversation_has_none(&make().await.0).await;
    registered_connections_are_listed_by_name(&make().await.0).await;
    registering_again_changes_the_audience(&make().await.0).await;
    removed_connections_are_forgotten(&make().await.0).await;
    conversations_never_mix(&make().await.0).await;
    an_eventual_list_has_only_known_connections(&make().await.0).await;
    many_connections_are_all_listed(&make().await.0).await;
    let (connections, pass) = make().await;
    connections_expire(&connections, &*pass).await;
}

async fn register<C: Connections>(connections: &C, n: u32, connection: &Connection) {
    connections.register(&conversation(n), connection).await.expect("register");
}

async fn list<C: Connections>(connections: &C, n: u32) -> Vec<Connection> {
    connections.list(&conversation(n), Consistency::Strong).await.expect("list")
}

async fn an_unknown_conversation_has_none<C: Connections>(connections: &C) {
    assert_eq!(list(connections, 1).await, []);
    connections
        .remove(&conversation(1), &shopper_connection(1).id)
        .await
        .expect("removing a missing connection is no error");
}

async fn registered_connections_are_listed_by_name<C: Connections>(connections: &C) {
    let nameless = Connection { audience: Audience::Shopper(None), ..shopper_connection(3) };
    for connection in [&shopper_connection(2), &agent_connection(9), &nameless] {
        register(connections, 1, connection).await;
    }
    let expected = [agent_connection(9), shopper_connection(2), nameless];
    assert_eq!(list(connections, 1).await, expected, "all, ordered by name");
}

async fn registering_again_changes_the_audience<C: Connections>(connections: &C) {
    let first = shopper_connection(1);
    let second = Connection { id: first.id.clone(), audience: agent_connection(1).audience };
    register(connections, 1, &first).await;
    register(connections, 1, &first).await;
    assert_eq!(list(connections, 1).await, [first]);
    register(connections, 1, &second).await;
    assert_eq!(list(connections, 1).await, [second]);
}

async fn removed_connections_are_forgotten<C: Connections>(connections: &C) {
    for n in 1..=3 {
        register(connections, 1, &shopper_connection(n)).await;
    }
    for _ in 0..2 {
        connections.remove(&conversation(1), &shopper_connection(2).id).await.expect("remove");
        let expected = [shopper_connection(1), shopper_connection(3)];
        assert_eq!(list(connections, 1).await, expected);
    }
}

async fn conversations_never_mix<C: Connections>(connections: &C) {
    register(connections, 1, &shopper_connection(1)).await;
    register(connections, 2, &shopper_connection(1)).await;
    register(connections, 2, &shopper_connection(2)).await;
    connections.remove(&conversation(1), &shopper_connection(1).id).await.expect("remove");
    assert_eq!(list(connections, 1).await, []);
    assert_eq!(list(connections, 2).await, [shopper_connection(1), shopper_connection(2)]);
}

async fn an_eventual_list_has_only_known_connections<C: Connections>(connections: &C) {
    for n in 1..=5 {
        register(connections, 1, &shopper_connection(n)).await;
        let listed = connections.list(&conversation(1), Consistency::Eventual).await.expect("list");
        let known: Vec<Connection> = (1..=n).map(shopper_connection).collect();
        assert!(listed.iter().all(|connection| known.contains(connection)), "{listed:?}");
    }
}

async fn many_connections_are_all_listed<C: Connections>(connections: &C) {
    let all: Vec<Connection> = (100..220).map(shopper_connection).collect();
    for connection in &all {
        register(connections, 1, connection).await;
    }
    assert_eq!(list(connections, 1).await, all);
}

async fn connections_expire<C: Connections>(connections: &C, pass: &(dyn Fn(Duration) + Sync)) {
    let hour = Duration::from_secs(60 * 60);
    register(connections, 1, &shopper_connection(1)).await;
    register(connections, 1, &shopper_connection(2)).await;
    pass(hour);
    register(connections, 1, &shopper_connection(2)).await;
    pass(hour);
    assert_eq!(list(connections, 1).await.len(), 2, "alive for the two hours a connection lives");
    pass(hour / 2);
    let renewed = [shopper_connection(2)];
    assert_eq!(list(connections, 1).await, renewed, "expired, unless renewed");
    pass(hour);
    assert_eq!(list(connections, 1).await, [], "all expired");
}
