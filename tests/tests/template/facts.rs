//! What the template says, as `infra/cdk/test/export.ts` writes it. References are names of things:
//! `${Conversations}`, `${NluWorkQueue.Arn}`.

use std::collections::BTreeMap;
use std::fs;

use serde::Deserialize;
use serde_json::Value;

use crate::root;

/// One configuration's stacks.
#[derive(Debug, Clone, Deserialize)]
pub struct Facts {
    pub region: String,
    pub account: String,
    /// The deployment's name.
    pub deployment: String,
    /// The stage of the WebSocket API.
    pub stage: String,
    /// By the name without the deployment's.
    pub functions: BTreeMap<String, Function>,
    pub tables: BTreeMap<String, Table>,
    pub queues: BTreeMap<String, Queue>,
    pub mappings: Vec<Mapping>,
    /// The function that says who is let in.
    pub authorizer: String,
    pub routes: Vec<Route>,
    pub bus: Bus,
    pub rules: Vec<Rule>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Function {
    pub deployed_as: String,
    pub seconds: u64,
    pub memory_mb: u32,
    /// The key that its environment is encrypted by.
    pub environment_key: Option<String>,
    pub environment: BTreeMap<String, String>,
    pub statements: Vec<Statement>,
}

/// One statement of a role; only "Allow" is written.
#[derive(Debug, Clone, Deserialize)]
pub struct Statement {
    pub sid: String,
    pub actions: Vec<String>,
    pub on: Vec<String>,
    /// Operator → key → value or values.
    #[serde(rename = "if", default)]
    pub conditions: BTreeMap<String, BTreeMap<String, Value>>,
}

#[derive(Debug, Clone, Deserialize)]
pub struct Table {
    /// Partition key, then sort key.
    pub keys: Vec<String>,
    pub indexes: Vec<Index>,
    /// The key that encrypts it.
    pub key: String,
}

#[derive(Debug, Clone, Deserialize)]
pub struct Index {
    pub name: String,
    pub keys: Vec<String>,
}

#[derive(Debug, Clone, Deserialize)]
pub struct Queue {
    pub name: String,
    /// In seconds.
    pub visibility: u64,
    pub redrive: Option<Redrive>,
}

#[derive(Debug, Clone, Deserialize)]
pub struct Redrive {
    pub to: String,
    pub receives: u32,
}

/// A queue calls a function.
#[derive(Debug, Clone, Deserialize)]
pub struct Mapping {
    pub queue: String,
    pub function: String,
    pub batch: usize,
    /// Whether the function says which messages failed.
    pub partial: bool,
}

#[derive(Debug, Clone, Deserialize)]
pub struct Route {
    pub key: String,
    /// None for what the gateway answers by itself.
    pub function: Option<String>,
    pub answers: bool,
}

#[derive(Debug, Clone, Deserialize)]
pub struct Bus {
    pub id: String,
    pub name: String,
}

/// What a rule on the bus puts into a queue.
#[derive(Debug, Clone, Deserialize)]
pub struct Rule {
    pub pattern: Value,
    pub queue: String,
}

/// The facts of every configuration.
pub fn read() -> BTreeMap<String, Facts> {
    let path = root().join("target/template-facts.json");
    let text = fs::read_to_string(&path)
        .unwrap_or_else(|error| panic!("{}: {error}; run `make template-test`", path.display()));
    serde_json::from_str(&text).expect("facts in the form of infra/cdk/test/facts.ts")
}
