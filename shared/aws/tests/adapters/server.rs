//! Servers in this process, on ports of their own, and settings that lead to them.

use aisle_aws::{Clients, Settings, StaticKeys, tables};
use axum::Router;
use tokio::net::TcpListener;

/// A listener on a free port of this machine, with its address as an endpoint.
pub async fn listener() -> (TcpListener, String) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let endpoint = format!("http://{}", listener.local_addr().unwrap());
    (listener, endpoint)
}

/// Serves routes; returns their endpoint.
pub async fn serve(routes: Router) -> String {
    let (listener, endpoint) = listener().await;
    tokio::spawn(async move { axum::serve(listener, routes).await.unwrap() });
    endpoint
}

/// Settings with keys and a region that no service knows.
pub fn settings() -> Settings {
    Settings {
        region: Some("us-east-1".to_owned()),
        keys: Some(StaticKeys { id: "local".to_owned(), secret: "local".to_owned() }),
        ..Settings::default()
    }
}

/// An empty DynamoDB; returns its endpoint.
pub async fn dynamodb() -> String {
    let (listener, endpoint) = listener().await;
    let database = dynoxide::Database::memory().unwrap();
    tokio::spawn(dynoxide::server::serve_on(listener, database));
    endpoint
}

/// Clients of a DynamoDB at an endpoint.
pub async fn clients_of(dynamodb_endpoint: String) -> Clients {
    let dynamodb_endpoint = Some(dynamodb_endpoint);
    Clients::from_settings(&Settings { dynamodb_endpoint, ..settings() }).await
}

/// Clients of a new DynamoDB that has the tables.
pub async fn clients_with_tables() -> Clients {
    let clients = clients_of(dynamodb().await).await;
    create_tables(&clients).await;
    clients
}

/// Creates the tables.
pub async fn create_tables(clients: &Clients) {
    let names = &clients.settings().tables;
    tables::create_missing(&clients.dynamodb, names).await.unwrap();
}
