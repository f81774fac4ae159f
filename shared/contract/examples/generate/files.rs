//! The list of generated files with their contents; what writes them and what checks them is
//! elsewhere.

use std::path::{Path, PathBuf};

use serde_json::Value;

use super::typescript::Module;
use super::{asyncapi, events, schema};

/// How to bring generated files up to date.
pub const COMMAND: &str = "cargo run -p aisle-contract --example generate";

/// A file below the repository's root.
pub struct Generated {
    pub path: &'static str,
    pub text: String,
}

/// The repository's root.
pub fn root() -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2);
    root.unwrap_or_else(|| Path::new(".")).to_owned()
}

/// All generated files.
pub fn all() -> Result<Vec<Generated>, String> {
    let schemas = schema::all();
    let mut files = Vec::new();
    for named in &schemas {
        let path =
            SCHEMA_PATHS.iter().find(|path| path.ends_with(&format!("/{}.json", named.name)));
        let path = path.ok_or_else(|| format!("no path for the schema {}", named.name))?;
        files.push(Generated { path, text: pretty(&named.schema) });
    }
    files.push(Generated {
        path: "docs/protocol/asyncapi.json",
        text: pretty(&asyncapi::document(&schemas)?),
    });
    let schema = |name: &str| schemas.iter().find(|named| named.name == name).map(|n| &n.schema);
    files.extend(events::all(schema("event").ok_or("no schema of events")?)?);
    let roots =
        |names: [&str; 2]| -> Vec<&Value> { names.into_iter().filter_map(schema).collect() };
    let unsupported = |error: super::typescript::Unsupported| error.0;
    let shopper =
        Module::of(&roots(["client-frame", "server-frame"]), None).map_err(unsupported)?;
    let agent =
        Module::of(&roots(["agent-frame", "desk-frame"]), Some(&shopper)).map_err(unsupported)?;
    files.push(Generated {
        path: "web/protocol/aisle.v1.ts",
        text: format!(
            "{}{}",
            head("shopper's", "aisle.v1"),
            shopper.emit("").map_err(unsupported)?
        ),
    });
    files.push(Generated {
        path: "web/protocol/aisle.agent.v1.ts",
        text: format!(
            "{}{}",
            head("human agent's", "aisle.agent.v1"),
            agent.emit("./aisle.v1").map_err(unsupported)?
        ),
    });
    Ok(files)
}

const SCHEMA_PATHS: [&str; 12] = [
    "docs/protocol/schema/client-frame.json",
    "docs/protocol/schema/server-frame.json",
    "docs/protocol/schema/agent-frame.json",
    "docs/protocol/schema/desk-frame.json",
    "docs/protocol/schema/wake.json",
    "docs/protocol/schema/run-command.json",
    "docs/protocol/schema/handoff-task.json",
    "docs/protocol/schema/stored-entry.json",
    "docs/protocol/schema/event.json",
    "docs/protocol/schema/inbound-event.json",
    "docs/protocol/schema/refused-event.json",
    "docs/protocol/schema/sync-task.json",
];

fn head(whose: &str, protocol: &str) -> String {
    format!(
        "// The {whose} protocol `{protocol}`. Generated from the Rust types by\n\
         // `{COMMAND}`; do not edit.\n\
         //\n\
         // A later release may send frame types, parts, statuses and codes that are not listed here:\n\
         // skip an unknown frame, show an unknown part's `fallback`, treat an unknown status or code\n\
         // as none. What the frames mean: docs/PROTOCOL.md.\n\n"
    )
}

fn pretty(value: &Value) -> String {
    format!("{value:#}\n")
}
