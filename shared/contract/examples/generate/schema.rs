//! JSON Schemas (2020-12) of everything that crosses a socket, a queue, a table or the bus, from the
//! Rust types.

use aisle_contract::agent_frame::{AgentFrame, DeskFrame};
use aisle_contract::event::Event;
use aisle_contract::frame::{ClientFrame, ServerFrame};
use aisle_contract::inbound::{InboundEvent, RefusedEvent};
use aisle_contract::log::StoredEntry;
use aisle_contract::queue::{HandoffTask, RunCommand, Wake};
use aisle_contract::sync::SyncTask;
use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};
use serde_json::Value;

/// A schema and the name of its file without `.json`.
pub struct Named {
    pub name: &'static str,
    pub schema: Value,
}

/// All schemas, in the order in which they are documented.
pub fn all() -> Vec<Named> {
    vec![
        named::<ClientFrame>("client-frame"),
        named::<ServerFrame>("server-frame"),
        named::<AgentFrame>("agent-frame"),
        named::<DeskFrame>("desk-frame"),
        named::<Wake>("wake"),
        named::<RunCommand>("run-command"),
        named::<HandoffTask>("handoff-task"),
        named::<StoredEntry>("stored-entry"),
        named::<Event>("event"),
        named::<InboundEvent>("inbound-event"),
        named::<RefusedEvent>("refused-event"),
        named::<SyncTask>("sync-task"),
    ]
}

fn named<T: JsonSchema>(name: &'static str) -> Named {
    let schema: Schema =
        SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<T>();
    Named { name, schema: schema.to_value() }
}
